/** The statements behind `/deal show` and `/deal note`, written by hand. */
import { randomUUID } from "node:crypto";
import type { Session } from "./by-hand-database.ts";

export type Person = { id: string; role: string; zone: string; workspaceId: string };
export type Deal = {
  id: string;
  workspaceId: string;
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
  lines: { product: string }[];
  lastContactAt: Date | null;
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

/** A rep's own deal, by its number or by part of the customer's name or the title. */
export async function findDeal(session: Session, person: Person, name: string): Promise<Deal | undefined> {
  const number = /^#?(\d+)$/.exec(name)?.[1];
  const condition = number
    ? `d."number" = $3`
    : `(c."normalised" LIKE $3 OR d."title" ILIKE $3 OR c."pinyin" LIKE $3 OR c."initials" LIKE $3)`;
  const [deal] = await session.query<Deal>(
    `SELECT d.*, c."name" AS "customer", c."isKey", o."name" AS "owner", n."text" AS "nextStep"
     FROM "Deal" d JOIN "Customer" c ON c."id" = d."customerId" JOIN "Member" o ON o."id" = d."ownerId"
     LEFT JOIN "Remark" n ON n."id" = d."nextStepId"
     WHERE d."workspaceId" = $1 AND d."ownerId" = $2 AND ${condition}
     ORDER BY (d."outcome" IS NOT NULL), d."closeDate", d."number" LIMIT 60`,
    [person.workspaceId, person.id, number ? Number(number) : `%${name}%`],
  );
  return deal;
}

export async function storyOf(session: Session, deal: Deal): Promise<{ lines: Line[]; answered: number }> {
  const lines = await session.query<Line>(
    `SELECT e."at", m."name", e."kind", coalesce(e."values" #>> '{columns,stage,1}', '') AS "to", r."text"
     FROM "Event" e JOIN "Member" m ON m."id" = e."memberId" LEFT JOIN "Remark" r ON r."id" = e."remarkId"
     WHERE e."workspaceId" = $1 AND e."subjectId" = $2
       AND e."kind" IN ('new', 'advance', 'sign', 'win', 'back', 'lose', 'reopen', 'undo', 'note')
     ORDER BY e."id" DESC LIMIT 5`,
    [deal.workspaceId, deal.id],
  );
  const answers = await session.query<{ key: string; value: unknown }>(
    `SELECT DISTINCT ON ("key") "key", "value" FROM "DealFact"
     WHERE "workspaceId" = $1 AND "dealId" = $2 ORDER BY "key", "eventId" DESC`,
    [deal.workspaceId, deal.id],
  );
  return { lines, answered: answers.length };
}

export async function takeNote(session: Session, person: Person, deal: Deal, text: string): Promise<void> {
  const now = new Date();
  const remarkId = randomUUID();
  const values = { columns: { lastContactAt: [deal.lastContactAt, now] } };
  await session.query(`INSERT INTO "Remark" ("id", "workspaceId", "text") VALUES ($1, $2, $3)`, [
    remarkId,
    deal.workspaceId,
    text,
  ]);
  await session.query(
    `INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "via", "at", "remarkId", "values")
     VALUES ($1, 'deal', $2, 'note', $3, 'slack', $4, $5, $6)`,
    [deal.workspaceId, deal.id, person.id, now, remarkId, JSON.stringify(values)],
  );
  await session.query(`UPDATE "Deal" SET "lastContactAt" = $2, "updatedAt" = $2 WHERE "id" = $1`, [
    deal.id,
    now,
  ]);
}
