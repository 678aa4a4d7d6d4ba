/** People at a customer's, as lists and cards show them. */
import { amongIds } from "../../database/among-ids.ts";
import { escapeLike, noSql, type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import type { BuyingRole } from "../../pipelines/buying-role.ts";
import { withMerged } from "../file/customer-file.ts";
import { knowsOnlyOwn } from "../match-customer.ts";

export const sentiments = ["supporter", "neutral", "critic"] as const;
export type Sentiment = (typeof sentiments)[number];

/** In which part, and since which day they are met; null: known, and not met yet. */
export type PartPlayed = Readonly<{ role: BuyingRole; metOn: string | null }>;

export type Person = Readonly<{
  id: string;
  customerId: string;
  name: string;
  job: string | null;
  /** As `readPhone` keeps it. */
  phone: string | null;
  mail: string | null;
  sentiment: Sentiment | null;
  /** ISO date. */
  lastContactOn: string | null;
  roles: readonly PartPlayed[];
}>;

type Asked = Readonly<{ search?: string; offset?: number; limit: number }>;

/** The last met first. @returns a page of those whose names contain what is searched, and how many there are */
export async function listPeople(
  deed: Deed,
  customerId: string,
  { search = "", offset = 0, limit }: Asked,
): Promise<Readonly<{ people: readonly Person[]; total: number }>> {
  const named = search === "" ? noSql : sql`AND k."name" ILIKE ${`%${escapeLike(search)}%`}`;
  const rows = await deed.db.$queryRaw<(Person & { total: number })[]>(sql`
    SELECT p.*, ${rolesOf(sql`p`)} FROM (
      SELECT ${columns}, count(*) OVER ()::int AS "total"
      FROM "Contact" k WHERE k."workspaceId" = ${deed.workspace.id}::uuid
        AND k."customerId" IN (${withMerged(deed.workspace.id, customerId)}) AND ${standing(deed)} ${named}
      ORDER BY k."lastContactOn" DESC NULLS LAST, k."name", k."id" LIMIT ${limit} OFFSET ${offset}) p
    ORDER BY p."lastContactOn" DESC NULLS LAST, p."name", p."id"`);
  const [first] = rows;
  return { people: rows.map(({ total: _, ...person }) => person), total: first?.total ?? 0 };
}

/** Of the whole company, by name. @param within of these customers only, each with what was merged into it */
export async function peopleCalled(
  deed: Deed,
  name: string,
  limit: number,
): Promise<readonly (Person & { customer: string })[]> {
  return deed.db.$queryRaw(sql`
    SELECT p.*, c."name" AS "customer", ${rolesOf(sql`p`)} FROM (
      SELECT ${columns} FROM "Contact" k
      WHERE k."workspaceId" = ${deed.workspace.id}::uuid AND k."name" ILIKE ${`%${escapeLike(name)}%`} AND ${standing(deed)}
      ORDER BY k."name" ILIKE ${escapeLike(name)} DESC, k."name", k."id" LIMIT ${limit}) p
    JOIN "Customer" o ON o."id" = p."customerId" JOIN "Customer" c ON c."id" = coalesce(o."mergedIntoId", o."id")`);
}

/** Somebody whom a list may mean; where they are is a customer that has not been merged. */
export type ListedPerson = Pick<Person, "id" | "customerId" | "name" | "job" | "phone" | "mail">;

/**
 * Whoever is called so at one of these customers, or has one of these addresses wherever they are.
 * @param names in lower case @param mails as they were typed
 */
export const peopleListed = (
  deed: Deed,
  { customerIds, names, mails }: Readonly<Record<"customerIds" | "names" | "mails", readonly string[]>>,
): Promise<ListedPerson[]> =>
  listedAmong(
    deed,
    sql`
      SELECT k."id" FROM "Contact" k WHERE k."workspaceId" = ${deed.workspace.id}::uuid AND lower(k."name") = ANY(${[...names]}::text[])
         AND k."customerId" IN (SELECT g."id" FROM "Customer" g
           WHERE g."id" = ANY(${[...customerIds]}::uuid[]) OR g."mergedIntoId" = ANY(${[...customerIds]}::uuid[]))
      UNION SELECT k."id" FROM "Contact" k WHERE k."workspaceId" = ${deed.workspace.id}::uuid
         AND k."mail" = ANY(${mails.flatMap((mail) => [mail, mail.toLowerCase()])}::text[])`,
  );

/** Those of these who are still there. */
export const peopleOf = (deed: Deed, ids: readonly string[]): Promise<ListedPerson[]> =>
  listedAmong(
    deed,
    sql`
      SELECT i."id" FROM ${amongIds(ids)} i JOIN "Contact" k ON k."id" = i."id" AND k."workspaceId" = ${deed.workspace.id}::uuid`,
  );

/** @param found a SELECT of "id" uuid */
const listedAmong = (deed: Deed, found: Sql): Promise<ListedPerson[]> =>
  deed.db.$queryRaw(sql`
    SELECT k."id", coalesce(c."mergedIntoId", c."id") AS "customerId", k."name", k."job", k."phone", k."mail"
      FROM (${found}) f JOIN "Contact" k ON k."id" = f."id" JOIN "Customer" c ON c."id" = k."customerId"
     WHERE ${standing(deed)} ORDER BY k."createdAt", k."id"`);

/** @returns undefined also of one who was erased, or whose writing down was taken back */
export async function personById(deed: Deed, id: string): Promise<Person | undefined> {
  const [row] = await deed.db.$queryRaw<Person[]>(sql`
    SELECT p.*, ${rolesOf(sql`p`)} FROM (SELECT ${columns} FROM "Contact" k
      WHERE k."id" = ${id}::uuid AND k."workspaceId" = ${deed.workspace.id}::uuid AND ${standing(deed)}) p`);
  return row;
}

/** Whether there is a row that was emptied: told apart from one that never was. */
export async function isErased({ db, workspace }: Deed, id: string): Promise<boolean> {
  const row = await db.contact.findFirst({
    where: { id, workspaceId: workspace.id, erasedAt: { not: null } },
    select: { id: true },
  });
  return row !== null;
}

const columns = sql`k."id", k."customerId", k."name", k."job", k."phone", k."mail", k."sentiment",
  k."lastContactOn"::text AS "lastContactOn"`;

/** Written down by a deed that stands, or met since by one; of a member who knows only the own customers, by themselves. */
export const standing = (deed: Deed): Sql => sql`
  k."erasedAt" IS NULL AND (${notTakenBack(sql`k."eventId"`)} OR EXISTS (
    SELECT FROM "ContactRole" r WHERE r."workspaceId" = k."workspaceId" AND r."contactId" = k."id" AND r."metOn" IS NOT NULL
       AND r."eventId" <> k."eventId" AND ${notTakenBack(sql`r."eventId"`)})
    OR EXISTS (SELECT FROM "TouchContact" x JOIN "Touch" t ON t."id" = x."touchId" WHERE x."workspaceId" = k."workspaceId"
       AND x."contactId" = k."id" AND t."eventId" <> k."eventId" AND ${notTakenBack(sql`t."eventId"`)}))
  ${knowsOnlyOwn(deed) ? ownOnly(deed) : noSql}`;

const ownOnly = ({ member }: Deed): Sql => sql`
  AND (EXISTS (SELECT FROM "Event" w WHERE w."id" = k."eventId" AND w."memberId" = ${member.id}::uuid)
    OR EXISTS (SELECT FROM "ContactRole" r JOIN "Event" e ON e."id" = r."eventId" LEFT JOIN "Deal" d ON d."id" = e."subjectId"
                WHERE r."workspaceId" = k."workspaceId" AND r."contactId" = k."id" AND ${member.id}::uuid IN (e."memberId", d."ownerId"))
    OR EXISTS (SELECT FROM "TouchContact" x JOIN "Touch" t ON t."id" = x."touchId" WHERE x."workspaceId" = k."workspaceId"
                AND x."contactId" = k."id" AND t."memberId" = ${member.id}::uuid))`;

const rolesOf = (of: Sql): Sql => sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('role', r."role", 'metOn', r."metOn"::text) ORDER BY r."role"), '[]')
    FROM "ContactRole" r WHERE r."contactId" = ${of}."id" AND ${notTakenBack(sql`r."eventId"`)}) AS "roles"`;
