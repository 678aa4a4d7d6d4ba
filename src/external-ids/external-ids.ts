/** How deals, customers and members are called in another system: the CRM that the company already pays for. */
import { rowsOf } from "../database/rows-of.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/** `…-by-row`: known again by a row of a table that has no number of its own. */
export type ExternalSubject = "deal" | "deal-by-row" | "customer" | "member" | "touch-by-row";
export type ExternalId = Readonly<{ value: string; subjectId: string }>;

/**
 * Each is looked up, however many there are: an array of thousands is compared one by one with every id that the company has, where
 * the planner does not know how many that are.
 */
const lookedUp = (
  workspaceId: string,
  subject: ExternalSubject,
  values: readonly string[],
  columns: Sql,
): Sql => sql`
  SELECT f.* FROM (SELECT DISTINCT unnest(${[...values]}::text[]) AS "value") v CROSS JOIN LATERAL (
    SELECT ${columns} FROM "ExternalId" x
     WHERE x."workspaceId" = ${workspaceId}::uuid AND x."subject" = ${subject} AND x."value" = v."value" OFFSET 0) f`;

/** @returns by what each is called there: its id here; those that nobody has are missing */
export async function subjectsCalled(
  db: Tx,
  workspaceId: string,
  subject: ExternalSubject,
  values: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (values.length === 0) return new Map();
  const rows = await db.$queryRaw<ExternalId[]>(
    lookedUp(workspaceId, subject, values, sql`x."value", x."subjectId"`),
  );
  return new Map(rows.map(({ value, subjectId }) => [value, subjectId]));
}

/** What is called something else there by now is called so, too; who bears a name already keeps it. */
export async function callExternally(
  db: Tx,
  workspaceId: string,
  subject: ExternalSubject,
  called: readonly ExternalId[],
): Promise<void> {
  if (called.length === 0) return;
  await db.$executeRaw(sql`
    INSERT INTO "ExternalId" ("workspaceId", "subject", "value", "subjectId")
    SELECT ${workspaceId}::uuid, ${subject}, i."value", i."subjectId"
      FROM ${rowsOf([...called], sql`"value" text, "subjectId" uuid`)} i
    ON CONFLICT DO NOTHING`);
}

export async function forgetExternally(
  db: Tx,
  workspaceId: string,
  subject: ExternalSubject,
  subjectIds: readonly string[],
): Promise<void> {
  await db.$executeRaw(sql`
    DELETE FROM "ExternalId" WHERE "workspaceId" = ${workspaceId}::uuid AND "subject" = ${subject}
       AND "subjectId" = ANY(${[...subjectIds]}::uuid[])`);
}

/** What they were called of late; whatever else they are called there stays. */
export async function forgetValues(
  db: Tx,
  workspaceId: string,
  subject: ExternalSubject,
  values: readonly string[],
): Promise<void> {
  if (values.length === 0) return;
  // By where they stand: joined by value, the planner reads all of the company's ids again.
  await db.$executeRaw(sql`
    DELETE FROM "ExternalId" WHERE ctid = ANY(ARRAY(${lookedUp(workspaceId, subject, values, sql`x.ctid`)}))`);
}

/** @returns by their ids here what they are called there; of several names the first by the alphabet */
export async function calledThere(
  db: Tx,
  workspaceId: string,
  subject: ExternalSubject,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await db.$queryRaw<ExternalId[]>(sql`
    SELECT min(x."value") AS "value", x."subjectId" FROM "ExternalId" x
     WHERE x."workspaceId" = ${workspaceId}::uuid AND x."subject" = ${subject} AND x."subjectId" = ANY(${[...subjectIds]}::uuid[])
     GROUP BY x."subjectId"`);
  return new Map(rows.map(({ value, subjectId }) => [subjectId, value]));
}

/** All that one is called there, by the alphabet. */
export async function allCalledThere(
  db: Tx,
  workspaceId: string,
  subject: ExternalSubject,
  subjectId: string,
): Promise<string[]> {
  const rows = await db.$queryRaw<Pick<ExternalId, "value">[]>(sql`
    SELECT x."value" FROM "ExternalId" x
     WHERE x."workspaceId" = ${workspaceId}::uuid AND x."subject" = ${subject} AND x."subjectId" = ${subjectId}::uuid
     ORDER BY x."value"`);
  return rows.map(({ value }) => value);
}

/** In place of whatever it was called there. @param values none: it is not there */
export async function recallExternally(
  db: Tx,
  workspaceId: string,
  subject: ExternalSubject,
  { values, subjectId }: Readonly<{ values: readonly string[]; subjectId: string }>,
): Promise<void> {
  await forgetExternally(db, workspaceId, subject, [subjectId]);
  await callExternally(
    db,
    workspaceId,
    subject,
    values.map((value) => ({ value, subjectId })),
  );
}
