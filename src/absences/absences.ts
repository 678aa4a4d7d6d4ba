/** Rows of absences: who is away, from when to when, and who answers meanwhile. */
import type { Temporal } from "temporal-polyfill";
import type { OwnerScope } from "../company/owner-scope.ts";
import { fromDateColumn, toDateColumn } from "../database/columns.ts";
import { noSql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";

export type Absence = Readonly<{
  id: string;
  memberId: string;
  name: string;
  from: Temporal.PlainDate;
  /** Its last day. */
  to: Temporal.PlainDate;
  coverId: string | null;
  cover: string | null;
}>;

type Row = Omit<Absence, "from" | "to"> & { from: Date; to: Date };

/** Those that are not over, the next one first. @param of members; those that they cover are among them, too */
export async function absencesFrom(
  db: Tx,
  workspaceId: string,
  day: Temporal.PlainDate,
  of: OwnerScope,
): Promise<Absence[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT a."id"::text AS "id", a."memberId"::text AS "memberId", m."name", a."from", a."to",
           a."coverId"::text AS "coverId", c."name" AS "cover"
      FROM "Absence" a JOIN "Member" m ON m."id" = a."memberId" AND m."active" LEFT JOIN "Member" c ON c."id" = a."coverId"
     WHERE a."workspaceId" = ${workspaceId}::uuid AND a."to" >= ${day.toString()}::date
       ${of === "all" ? noSql : sql`AND (a."memberId" = ANY(${of}::uuid[]) OR a."coverId" = ANY(${of}::uuid[]))`}
     ORDER BY a."from", m."name", a."id"`);
  return rows.map(({ from, to, ...row }) => ({ ...row, from: fromDateColumn(from), to: fromDateColumn(to) }));
}

export type NewAbsence = Pick<Absence, "memberId" | "from" | "to" | "coverId">;

/** @returns its id; undefined when another one of these days was written meanwhile */
export async function addAbsence(deed: Deed, absence: NewAbsence): Promise<string | undefined> {
  const { memberId, from, to, coverId } = absence;
  // Of two who write at once, the second waits here and finds the first.
  await deed.db.$executeRaw(sql`SELECT 1 FROM "Member" WHERE "id" = ${memberId}::uuid FOR UPDATE`);
  const [made] = await deed.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO "Absence" ("id", "workspaceId", "memberId", "from", "to", "coverId")
    SELECT gen_random_uuid(), ${deed.workspace.id}::uuid, ${memberId}::uuid, ${from.toString()}::date, ${to.toString()}::date,
           ${coverId}::uuid
     WHERE NOT EXISTS (
       SELECT 1 FROM "Absence" a WHERE a."workspaceId" = ${deed.workspace.id}::uuid AND a."memberId" = ${memberId}::uuid
          AND a."from" <= ${to.toString()}::date AND a."to" >= ${from.toString()}::date)
    RETURNING "id"::text AS "id"`);
  if (!made) return undefined;
  const columns = {
    from: [null, from.toString()],
    to: [null, to.toString()],
    coverId: [null, coverId],
  } as const;
  await recordEvents(deed, [{ subject: "member", subjectId: memberId, kind: "away", values: { columns } }]);
  return made.id;
}

/** From today on the person is there again; days that are past stay. */
export async function endAbsence(
  deed: Deed,
  { id, memberId, from, to }: Absence,
  today: Temporal.PlainDate,
): Promise<void> {
  const last = today.subtract({ days: 1 });
  const where = { id, workspaceId: deed.workspace.id };
  const hasBegun = last.since(from).sign >= 0;
  if (hasBegun) await deed.db.absence.update({ where, data: { to: toDateColumn(last) } });
  else await deed.db.absence.delete({ where });
  const columns = { to: [to.toString(), hasBegun ? last.toString() : null] } as const;
  await recordEvents(deed, [{ subject: "member", subjectId: memberId, kind: "back", values: { columns } }]);
}
