/** The number of a changed sales process. Each edit is a version, which never changes; edits in a row are one to people. */
import type { Turn } from "../../chat/use-case.ts";
import { toTimestamp } from "../../database/columns.ts";
import { sql } from "../../database/sql.ts";
import { editionOf, type Pipeline } from "../../pipelines/pipeline.ts";

export type Change = Readonly<{
  /** As it was when the change was begun; undefined for a new process. */
  before?: Pipeline | undefined;
  /** Checked; its version is that of `before`. */
  after: Pipeline;
  /** The file it comes from, if it does. */
  text?: string | undefined;
}>;

/** Minutes between two edits that are one change. */
const longestPause = 30;

export async function asNextVersion(turn: Turn, { before, after, text }: Change): Promise<Pipeline> {
  const { edition: _, ...rest } = after;
  if (!before) return { ...rest, version: 1 };
  const version = before.version + 1;
  const goesOn = text === undefined && (await isOneWith(turn, before));
  const edition = editionOf(before) + (goesOn ? 0 : 1);
  return { ...rest, version, ...(edition !== version && { edition }) };
}

/**
 * Whether a change is one with those before it: made by the same person a little while ago, in forms, and nobody has used
 * what came of them. No deal is in it or was moved to it, and it is in no file that somebody may send back.
 */
async function isOneWith(
  { db, workspace, member, pipelines, now }: Turn,
  before: Pipeline,
): Promise<boolean> {
  const versions = pipelines
    .versionsOf(before)
    .filter((one) => editionOf(one) === editionOf(before))
    .map(({ version }) => version);
  const since = toTimestamp(now.subtract({ minutes: longestPause }));
  const [last] = await db.$queryRaw<{ isUnused: boolean }[]>(sql`
    SELECT NOT EXISTS (
             SELECT FROM "Event" x
             WHERE x."workspaceId" = e."workspaceId" AND x."subject" = 'workspace' AND x."id" > e."id"
               AND x."kind" IN ('migrate', 'export') AND x."values" ->> 'pipeline' = ${before.code})
           AND NOT EXISTS (
             SELECT FROM "Deal" d WHERE d."workspaceId" = e."workspaceId" AND d."pipeline" = ${before.code}
               AND d."pipelineVersion" = ANY(${versions}::int[])) AS "isUnused"
    FROM "Event" e
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subject" = 'workspace' AND e."subjectId" = ${workspace.id}::uuid
      AND e."kind" = 'process' AND e."memberId" = ${member.id}::uuid AND e."at" > ${since}::timestamptz
      AND e."values" ->> 'pipeline' = ${before.code} AND (e."values" ->> 'version')::int = ${before.version}::int
      AND e."values" ->> 'file' IS NULL`);
  return last?.isUnused ?? false;
}
