/** What each criterion of a sales process is worth: whether deals that know the answer are won more often. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Criterion } from "../pipelines/gates/gate-kinds.ts";
import { type Pipeline, winAt } from "../pipelines/pipeline.ts";
import { isAnswered, isColumn, otherKey } from "./answered.ts";
import { type Among, ownedBy } from "./funnel-numbers.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** Below this many deals a share says nothing. */
const enough = 20;
/** A criterion that one in ten or fewer answer is one that people pass by. */
const seldom = 0.1;
/** Closer than this, in parts of 1, deals are won alike. */
const alike = 0.1;

/** Won ÷ (won + lost) of so many; undefined where too few are closed. */
export type WonShare = Readonly<{
  won: number;
  closed: number;
  rate: number | undefined;
  range: readonly [low: number, high: number] | undefined;
}>;

export type CriterionWorth = Readonly<{
  criterion: Criterion;
  /** Deals that passed its stage. */
  asked: number;
  /** Of these; undefined where it is a field of the deal, which is not answered. */
  answered: number | undefined;
  /** Deals for which an exception was approved. */
  excepted: number;
  /** Of the deals that passed it with an answer, and without; undefined where passing it is the win. */
  withIt: WonShare | undefined;
  withoutIt: WonShare | undefined;
  /** Why it might go; undefined where it tells something, or nobody knows yet. */
  tellsNothing: "seldom-answered" | "won-alike" | undefined;
}>;

type Counts = { key: string; asked: number; answered: number; excepted: number } & Record<
  "wonWith" | "lostWith" | "wonWithout" | "lostWithout",
  number
>;

/**
 * A deal was asked a criterion when it came past it: it was logged before it, and reached the stage behind it. Each goes by
 * the stages of its own version; a key that several versions have is one criterion.
 * @param versions of one pipeline; told are the criteria of the first one, in their order
 */
export async function criteriaWorth(
  db: Tx,
  workspaceId: string,
  versions: readonly [Pipeline, ...Pipeline[]],
  owners: Among,
): Promise<CriterionWorth[]> {
  const [pipeline] = versions;
  const places = versions.flatMap((one) =>
    placesOf(one).map(({ criterion, at }) => ({
      version: one.version,
      key: criterion.key,
      other: otherKey(criterion),
      at,
    })),
  );
  const rows = await db.$queryRaw<Counts[]>(sql`
    WITH asked AS (
      SELECT d."id", d."outcome", k."key", k."other"
      FROM "Deal" d JOIN jsonb_to_recordset(${JSON.stringify(places)}::jsonb) k("version" int, "key" text, "other" text, "at" int)
        ON k."version" = d."pipelineVersion" AND d."began" < k."at" AND d."began" + cardinality(d."reachedAt") > k."at"
      WHERE d."workspaceId" = ${workspaceId}::uuid AND d."pipeline" = ${pipeline.code}
        AND d."outcome" IS DISTINCT FROM 'withdrawn' ${ownedBy(sql`d`, owners)}
    ), known AS (
      SELECT a."key", a."outcome",
             EXISTS (SELECT 1 FROM "Exception" x WHERE x."workspaceId" = ${workspaceId}::uuid AND x."dealId" = a."id"
                        AND x."state" = 'approved' AND a."key" = ANY(x."criteria")) AS "excepted",
             ${isAnswered(workspaceId, sql`a."id"`, { key: sql`a."key"`, other: sql`a."other"` })} AS "answered"
      FROM asked a
    )
    SELECT "key", count(*)::int AS "asked", count(*) FILTER (WHERE "answered")::int AS "answered",
           count(*) FILTER (WHERE "excepted")::int AS "excepted",
           count(*) FILTER (WHERE "answered" AND "outcome" = 'won')::int AS "wonWith",
           count(*) FILTER (WHERE "answered" AND "outcome" = 'lost')::int AS "lostWith",
           count(*) FILTER (WHERE NOT "answered" AND "outcome" = 'won')::int AS "wonWithout",
           count(*) FILTER (WHERE NOT "answered" AND "outcome" = 'lost')::int AS "lostWithout"
    FROM known GROUP BY 1`);
  return placesOf(pipeline).map(({ criterion, at }) =>
    worthOf(
      criterion,
      rows.find(({ key }) => key === criterion.key),
      at < winAt(pipeline),
    ),
  );
}

/** Each criterion with the position of the stage that lies behind it. */
const placesOf = ({ stages }: Pick<Pipeline, "stages">) =>
  stages.flatMap(({ enter, leave }, position) => [
    ...enter.map((criterion) => ({ criterion, at: position })),
    ...leave.map((criterion) => ({ criterion, at: position + 1 })),
  ]);

/** @param isBeforeWin else whoever passes it has won, and it tells nobody apart */
function worthOf(criterion: Criterion, counts: Counts | undefined, isBeforeWin: boolean): CriterionWorth {
  const { asked, answered, excepted } = counts ?? { asked: 0, answered: 0, excepted: 0 };
  const isKept = !isColumn(criterion);
  const tells = isKept && isBeforeWin;
  const withIt = tells ? share(counts?.wonWith, counts?.lostWith) : undefined;
  const withoutIt = tells ? share(counts?.wonWithout, counts?.lostWithout) : undefined;
  const isSeldom = tells && !criterion.must && asked >= enough && answered <= asked * seldom;
  return {
    ...{ criterion, asked, excepted, withIt, withoutIt, answered: isKept ? answered : undefined },
    tellsNothing: isSeldom ? "seldom-answered" : isAlike(withIt, withoutIt) ? "won-alike" : undefined,
  };
}

function share(won = 0, lost = 0): WonShare {
  const closed = won + lost;
  const says = closed >= enough;
  return {
    ...{ won, closed },
    rate: says ? won / closed : undefined,
    range: says ? wilsonInterval(won, closed) : undefined,
  };
}

/** Each lies within what the other may be, and they are close: no deal is told from another by it. */
function isAlike(one: WonShare | undefined, other: WonShare | undefined): boolean {
  if (one?.rate === undefined || other?.rate === undefined || !one.range || !other.range) return false;
  const within = (rate: number, [low, high]: readonly [number, number]) => low <= rate && rate <= high;
  return (
    Math.abs(one.rate - other.rate) < alike && within(one.rate, other.range) && within(other.rate, one.range)
  );
}
