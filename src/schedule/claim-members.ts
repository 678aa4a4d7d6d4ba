/** What comes to each member once, on the morning of a day in their own zone. */
import type { Temporal } from "temporal-polyfill";
import { localInstant } from "../calendar/forecast-week.ts";
import type { Member, Role, Workspace } from "../company/member.ts";
import { toTimestamp } from "../database/columns.ts";
import { rowsOf } from "../database/rows-of.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

export type MembersDue = Readonly<{
  /** Begins the slots' keys; the member's id ends them. */
  slot: string;
  on: Temporal.PlainDate;
  /** `HH:MM` */
  at: string;
  now: Temporal.Instant;
  roles: readonly Role[];
  /** A condition on the alias m: whose turn has to wait. */
  unless: Sql;
  limit: number;
}>;

/** Whose morning has come and who has no such slot yet. What was due before a restore, the original has done. */
export function unclaimed(db: Tx, workspace: Workspace, due: MembersDue): Promise<Member[]> {
  const { slot, on, at, now, roles, unless, limit } = due;
  const began = toTimestamp(localInstant(on, at, workspace.zone));
  return db.$queryRaw<Member[]>(sql`
    SELECT m."id", m."workspaceId", m."name", m."role", m."teamId", m."locale", m."zone"
      FROM "Member" m JOIN "Workspace" w ON w."id" = m."workspaceId"
     WHERE m."workspaceId" = ${workspace.id}::uuid AND m."active" AND m."role" = ANY(${[...roles]}::text[])
       AND (w."restoredAt" IS NULL OR w."restoredAt" < ${began}::timestamptz) AND m."createdAt" < ${began}::timestamptz
       AND ${toTimestamp(now)}::timestamptz >= ((${on.toString()}::date + ${at}::time) AT TIME ZONE m."zone") AND NOT ${unless}
       AND NOT EXISTS (SELECT FROM "Slot" s WHERE s."workspaceId" = m."workspaceId" AND s."key" = ${slot}::text || ':' || m."id"::text)
     ORDER BY m."id" LIMIT ${limit}`);
}

/** @returns those of them whom nobody else is at: their slots are claimed with this transaction */
export async function claimMembers(tx: Tx, workspace: Workspace, due: MembersDue): Promise<Member[]> {
  const members = await unclaimed(tx, workspace, due);
  if (members.length === 0) return [];
  const at = toTimestamp(due.now);
  const rows = members.map(({ id }) => ({ key: `${due.slot}:${id}`, at }));
  const claimed = await tx.$queryRaw<{ key: string }[]>(sql`
    INSERT INTO "Slot" ("workspaceId", "key", "at")
    SELECT ${workspace.id}::uuid, i."key", i."at" FROM ${rowsOf(rows, sql`"key" text, "at" timestamptz`)} i ORDER BY i."key"
    ON CONFLICT DO NOTHING RETURNING "key"`);
  const keys = new Set(claimed.map(({ key }) => key));
  return members.filter(({ id }) => keys.has(`${due.slot}:${id}`));
}
