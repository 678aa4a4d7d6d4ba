/** The history's acts of power, newest first. */
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type AuditGroup, auditGroups, noAudit } from "./audit-kinds.ts";

export type AuditEvent = Readonly<{
  /** Events come in the order of their ids. */
  id: string;
  at: Date;
  /** A chat, "operator", "schedule", … */
  via: string;
  kind: string;
  subject: "member" | "team" | "workspace";
  subjectId: string;
  /** What the person or team is called now; null for a team that is gone. */
  subjectName: string | null;
  /** Who did it; null: an operator, or the bot itself. */
  memberId: string | null;
  memberName: string | null;
  values: Readonly<Record<string, unknown>>;
}>;

export type AuditFilter = Readonly<{
  /** Only what is older than this event. */
  before?: string | undefined;
  group?: AuditGroup | undefined;
  /** Done by this person, or to them. */
  memberId?: string | undefined;
}>;

const subjects = ["member", "team", "workspace"] as const;

export function loadAudit(
  db: Tx,
  workspaceId: string,
  { before, group, memberId }: AuditFilter,
  limit: number,
): Promise<AuditEvent[]> {
  const kinds = group ? [...auditGroups[group]] : undefined;
  // Each subject by itself is read from the end of its index, however many events deals have.
  const of = (subject: string): Sql => sql`(
    SELECT e.* FROM "Event" e
     WHERE e."workspaceId" = ${workspaceId}::uuid AND e."subject" = ${subject}
       ${before ? sql`AND e."id" < ${before}::bigint` : noSql}
       ${kinds ? sql`AND e."kind" = ANY(${kinds}::text[])` : sql`AND e."kind" <> ALL(${[...noAudit]}::text[])`}
       -- A team that is new is no invitation, and a new person no team.
       ${group === "invitation" ? sql`AND e."subject" <> 'team'` : noSql}
       ${group === "team" ? sql`AND (e."subject" = 'team' OR e."kind" <> 'new')` : noSql}
       ${memberId ? sql`AND (e."memberId" = ${memberId}::uuid OR e."subjectId" = ${memberId}::uuid)` : noSql}
     ORDER BY e."id" DESC LIMIT ${limit}::int)`;
  return db.$queryRaw<AuditEvent[]>(sql`
    SELECT e."id"::text AS "id", e."at", e."via", e."kind", e."subject", e."subjectId"::text AS "subjectId",
           coalesce(s."name", t."name", e."values" #>> '{columns,name,0}', e."values" #>> '{columns,name,1}') AS "subjectName",
           e."memberId"::text AS "memberId", m."name" AS "memberName", e."values"
      FROM (${of(subjects[0])} UNION ALL ${of(subjects[1])} UNION ALL ${of(subjects[2])}) e
      LEFT JOIN "Member" m ON m."id" = e."memberId"
      LEFT JOIN "Member" s ON e."subject" = 'member' AND s."id" = e."subjectId"
      LEFT JOIN "Team" t ON e."subject" = 'team' AND t."id" = e."subjectId"
     ORDER BY e."id" DESC LIMIT ${limit}::int`);
}

/** All of it, oldest last, as JSON lines in pieces of a page. */
export async function* auditLines(db: Tx, workspaceId: string, filter: AuditFilter): AsyncGenerator<string> {
  const atOnce = 1_000;
  let before = filter.before;
  for (let full = true; full; ) {
    const events = await loadAudit(db, workspaceId, { ...filter, before }, atOnce);
    if (events.length > 0) yield events.map((event) => `${JSON.stringify(event)}\n`).join("");
    before = events.at(-1)?.id;
    full = events.length === atOnce;
  }
}
