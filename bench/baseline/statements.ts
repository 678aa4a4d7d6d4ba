/** The statements of `/deal show` and `/deal note`, by hand. */
import type { Session } from "./by-hand-database.ts";

export type Person = { id: string; role: string; zone: string; workspaceId: string };
export type Deal = {
  id: string;
  number: number;
  title: string;
  customer: string;
  owner: string;
  amountMinor: string;
  currency: string;
  closeDate: Date;
  likelihood: number;
  category: string;
  source: string | null;
  nextStep: string | null;
  version: number;
  products: string[] | null;
};
export type Line = { at: Date; name: string; kind: string; to: string; text: string | null };

export async function findPerson(session: Session, team: string, user: string): Promise<Person | undefined> {
  const [person] = await session.query<Person>(
    `SELECT m."id", m."role", m."zone", w."id" AS "workspaceId", w."settings"
     FROM "Installation" i
     JOIN "Identity" n ON n."installationId" = i."id" AND n."externalId" = $2
     JOIN "Member" m ON m."id" = n."memberId" AND m."active"
     JOIN "Workspace" w ON w."id" = m."workspaceId"
     WHERE i."platform" = 'slack' AND i."externalId" = $1`,
    [team, user],
  );
  return person;
}

/** A rep's own deal, by its number or by a part of the customer's name or the title. */
export async function findDeal(session: Session, person: Person, name: string): Promise<Deal | undefined> {
  const number = /^#?(\d+)$/.exec(name)?.[1];
  const condition = number
    ? `d."number" = $3`
    : `(c."normalised" LIKE $3 OR d."title" ILIKE $3 OR c."pinyin" LIKE $3 OR c."initials" LIKE $3)`;
  const [deal] = await session.query<Deal>(
    `SELECT d.*, c."name" AS "customer", c."isKey", o."name" AS "owner",
            (SELECT array_agg(l."product" ORDER BY l."id") FROM "DealLine" l WHERE l."dealId" = d."id") AS "products"
     FROM "Deal" d JOIN "Customer" c ON c."id" = d."customerId" JOIN "Member" o ON o."id" = d."ownerId"
     WHERE d."workspaceId" = $1 AND d."ownerId" = $2 AND ${condition}
     ORDER BY (d."outcome" IS NOT NULL), d."closeDate", d."number" LIMIT 60`,
    [person.workspaceId, person.id, number ? Number(number) : `%${name}%`],
  );
  return deal;
}

export async function storyOf(session: Session, deal: Deal): Promise<{ lines: Line[]; answered: number }> {
  const lines = await session.query<Line>(
    `SELECT e."at", m."name", e."kind", e."to", e."text" FROM (
       (SELECT "at", "memberId", "kind", "to", "reason" AS "text" FROM "StageMove"
         WHERE "dealId" = $1 ORDER BY "at" DESC LIMIT 5)
       UNION ALL
       (SELECT "at", "memberId", 'note', '', "text" FROM "DealNote" WHERE "dealId" = $1 ORDER BY "at" DESC LIMIT 5)
     ) e JOIN "Member" m ON m."id" = e."memberId" ORDER BY e."at" DESC LIMIT 5`,
    [deal.id],
  );
  const answers = await session.query<{ key: string; value: unknown }>(
    `SELECT DISTINCT ON ("key") "key", "value" FROM "DealFact" WHERE "dealId" = $1 ORDER BY "key", "at" DESC`,
    [deal.id],
  );
  return { lines, answered: answers.length };
}

export async function takeNote(session: Session, person: Person, deal: Deal, text: string): Promise<void> {
  const now = new Date();
  await session.query(
    `INSERT INTO "DealNote" ("id", "dealId", "text", "memberId", "at") VALUES (gen_random_uuid(), $1, $2, $3, $4)`,
    [deal.id, text, person.id, now],
  );
  await session.query(`UPDATE "Deal" SET "lastContactAt" = $2, "updatedAt" = $2 WHERE "id" = $1`, [
    deal.id,
    now,
  ]);
}
