/** What happened to a deal, newest first, with the words that were written: as the card's last lines and the whole history. */
import { noSql, type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { type DealEventValues, dealEventValues } from "./deal-events.ts";
import {
  type Change,
  campaignsIn,
  type HappeningFile,
  type Named,
  named,
  namedBy,
  ownersIn,
  partyIn,
  stepsIn,
} from "./named-by-events.ts";

type What = Readonly<{
  kind: string;
  values: DealEventValues;
  /** A note, a reason. */
  remark: string | null;
  /** What came next. */
  steps: Change;
  /** Names of whose it was and is, where that has changed. */
  owners: Change | null;
  /** Names of the campaigns it came from, where that has changed. */
  campaigns: Change | null;
  /** Who came into it, or left. */
  party: string | null;
  /** What came with it; erased ones have no name any more. */
  files: readonly HappeningFile[];
}>;

/** One event, as sentences are made of it. */
export type Happening = What &
  Readonly<{
    id: string;
    /** Milliseconds since the epoch. */
    at: number;
    /** null: the bot itself. */
    who: string | null;
    /** In whose name, where that is somebody else. */
    behalf: string | null;
    memberId: string | null;
    via: string;
    /** Id of the event that it took back, and what that was. */
    undoes: string | null;
    undone: What | null;
  }>;

/** A creation sets every column; only the stage is told, and the file of one that came in a table. */
const told = sql`
  CASE WHEN e."kind" = 'new' OR e."values" ? 'file' THEN jsonb_strip_nulls(jsonb_build_object(
         'columns', jsonb_build_object('stage', e."values" #> '{columns,stage}'), 'file', e."values" -> 'file'))
       ELSE e."values" END`;

/** Which of a deal's events, by the ids of others. */
type Range = Readonly<{ limit: number; before?: string; after?: string }>;

/** A statement of one row, whose "happenings" are JSON for {@link happenings}: the events, newest first, and what those hold. */
export const happeningsOf = (
  { workspace }: Pick<Deed, "workspace">,
  dealId: string,
  { limit, before, after }: Range,
): Sql => sql`
  WITH "shown" AS (
    SELECT e.* FROM "Event" e WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subjectId" = ${dealId}::uuid
      ${before ? sql`AND e."id" < ${before}::bigint` : noSql} ${after ? sql`AND e."id" > ${after}::bigint` : noSql}
    ORDER BY e."id" DESC LIMIT ${limit}::int),
  "told" AS (
    SELECT s.*, true AS "shown" FROM "shown" s
    UNION ALL SELECT e.*, false FROM "Event" e
    WHERE e."id" = ANY(ARRAY(SELECT s."undoes" FROM "shown" s EXCEPT SELECT s."id" FROM "shown" s)))
  SELECT json_build_object(
    'events', (SELECT json_agg(json_build_object(
        'id', e."id"::text, 'shown', e."shown", 'kind', e."kind", 'at', extract(epoch FROM e."at") * 1000, 'memberId', e."memberId",
        'behalfId', e."onBehalfId", 'via', e."via", 'values', ${told}, 'remarkId', e."remarkId", 'undoes', e."undoes"::text)
      ORDER BY e."id" DESC) FROM "told" e),
    'found', ${namedBy(sql`"told"`)}) AS "happenings"`;

type Row = Readonly<{
  id: string;
  /** Or only taken back by one that is. */
  shown: boolean;
  kind: string;
  at: number;
  memberId: string | null;
  behalfId: string | null;
  via: string;
  values: unknown;
  remarkId: string | null;
  undoes: string | null;
}>;

/** @param answer as the statement gives them */
export function happenings(answer: unknown): Happening[] {
  const { events, found } = answer as { events: readonly Row[] | null; found: Named };
  const whats = new Map(events?.map((row) => [row.id, whatOf(row, found)]));
  return (events ?? [])
    .filter(({ shown }) => shown)
    .map(({ id, at, memberId, behalfId, via, undoes }) => ({
      ...whats.get(id)!,
      ...{ id, at, memberId, via, undoes },
      who: named(found.people, memberId),
      behalf: named(found.people, behalfId),
      undone: (undoes && whats.get(undoes)) || null,
    }));
}

function whatOf({ id, kind, values: written, remarkId }: Row, found: Named): What {
  // An event written by a newer replica may be unreadable here; it is still listed, without details.
  const values = dealEventValues.safeParse(written).data ?? { columns: {}, criteria: [] };
  return {
    kind,
    values,
    remark: named(found.words, remarkId),
    steps: stepsIn(values, found),
    owners: ownersIn(values, kind, found),
    campaigns: campaignsIn(values, kind, found),
    party: partyIn(values, found),
    files: found.files?.[id] ?? [],
  };
}
