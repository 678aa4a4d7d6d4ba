/** The one place where a deal begins: its row, its first version and its event, in one statement for any number of deals. */
import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { Standing } from "../../customers/standing/standing.ts";
import { type TakeKind, takeUp } from "../../customers/standing/taken-up.ts";
import { toTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import { type Deed, doerOf } from "../../history/deed.ts";
import { stageIndex } from "../../pipelines/pipeline.ts";
import type { Line } from "../facts/deal.ts";
import { type DealColumns, storedLine, versionedColumns } from "../facts/deal-columns.ts";

/**
 * The values of a new deal; everything else gets its initial value, and the team is the owner's. A customer that has been
 * merged meanwhile is the one it was merged into.
 */
export type NewDeal = Readonly<
  Pick<
    DealColumns,
    | "customerId"
    | "ownerId"
    | "title"
    | "pipeline"
    | "pipelineVersion"
    | "stage"
    | "amountMinor"
    | "currency"
    | "closeDate"
    | "likelihood"
    | "category"
    | "source"
  > & {
    lines: readonly Line[];
    nextStep?: string | null;
    /** The campaign that brought it. */
    campaignId?: string | null;
    /** Id of the deal that it repeats. */
    previousId?: string | undefined;
    /** Who logged it and when, where that is not the deed's own. */
    as?: Readonly<{ memberId: string; at: Temporal.Instant }>;
  }
>;

/**
 * A deal as another system had it, when the bot learns of it: counted nowhere until `countImported` says that it counts.
 * `past` holds what is otherwise a beginner's: how far it came, and how it ended.
 */
export type ImportedDeal = NewDeal &
  Readonly<{
    /** What was noted of it there. */
    note?: string | undefined;
    past: Readonly<{ createdAt: string }> &
      Readonly<
        Partial<
          Pick<
            DealColumns,
            | "began"
            | "reachedAt"
            | "stageEnteredAt"
            | "closedAt"
            | "lostReason"
            | "signedAt"
            | "signedOn"
            | "moneyOn"
            | "wonOn"
            | "nextStepDate"
          >
        >
      >;
  }>;

/** `from`: where its customer stood until then, which nobody had; it is the owner's now. */
export type Logged = Readonly<{ id: string; number: number; from: Standing | null }>;

type LoggedRow = Logged & Readonly<{ customerId: string; ownerId: string }>;

/**
 * @param taking how a company that was nobody's comes to the deal's owner
 * @returns ids and short numbers, in the same order
 */
export async function logDeals(
  deed: Deed,
  fresh: readonly NewDeal[],
  taking: TakeKind = "deal",
): Promise<Logged[]> {
  const logged = await insert(
    deed,
    fresh.map((deal, nth) => row(deed, deal, nth)),
    "new",
  );
  const idle = logged.filter(({ from }) => from !== null);
  await takeUp(
    deed,
    idle.map(({ id: dealId, customerId, ownerId }) => ({ dealId, customerId, ownerId })),
    taking,
  );
  return logged.map(({ id, number, from }) => ({ id, number, from }));
}

/**
 * Withdrawn for now: the number is given out, and no list or measure knows of it.
 * @param file what it came in
 * @returns ids, in the same order
 */
export async function importDeals(
  deed: Deed,
  fresh: readonly ImportedDeal[],
  file: string,
): Promise<string[]> {
  const rows = fresh.map(({ past: { createdAt, ...past }, note, ...deal }, nth) =>
    row(deed, deal, nth, { ...past, outcome: "withdrawn" }, { createdAt, file, note }),
  );
  const logged = await insert(deed, rows, "import");
  return logged.map(({ id }) => id);
}

async function insert(
  deed: Deed,
  rows: readonly ReturnType<typeof row>[],
  kind: "new" | "import",
): Promise<LoggedRow[]> {
  return deed.db.$queryRaw<LoggedRow[]>(sql`
    WITH input AS ${rowsOf(
      rows,
      sql`"nth" int, "id" uuid, "previousId" uuid, "columns" jsonb, "values" jsonb, "nextStepId" uuid, "nextStep" text,
        "memberId" uuid, "at" timestamptz, "createdAt" timestamptz,
        "noteId" uuid, "note" text`,
    )}, owner AS (
      SELECT m."id", m."teamId" FROM "Member" m
      WHERE m."workspaceId" = ${deed.workspace.id}::uuid AND m."id" IN (SELECT (i."columns" ->> 'ownerId')::uuid FROM input i)
      FOR SHARE
    ), customer AS (
      SELECT c."id", coalesce(c."mergedIntoId", c."id") AS "now",
             (SELECT n."standing" FROM "Customer" n WHERE n."id" = coalesce(c."mergedIntoId", c."id")) AS "standing" FROM "Customer" c
      WHERE c."workspaceId" = ${deed.workspace.id}::uuid AND c."id" IN (SELECT (i."columns" ->> 'customerId')::uuid FROM input i)
      FOR KEY SHARE
    ), last AS (
      UPDATE "Workspace" w SET "lastDealNumber" = w."lastDealNumber" + ${rows.length}::int
      WHERE w."id" = ${deed.workspace.id}::uuid RETURNING w."lastDealNumber" - ${rows.length}::int AS "number"
    ), remark AS (
      INSERT INTO "Remark" ("id", "workspaceId", "text")
      SELECT i."nextStepId", ${deed.workspace.id}::uuid, i."nextStep" FROM input i WHERE i."nextStepId" IS NOT NULL
      UNION ALL SELECT i."noteId", ${deed.workspace.id}::uuid, i."note" FROM input i WHERE i."noteId" IS NOT NULL
    ), made AS (
      INSERT INTO "Deal" ("id", "workspaceId", "number", "previousId", "createdAt", "updatedAt", ${versionedColumns()})
      SELECT i."id", ${deed.workspace.id}::uuid, l."number" + i."nth", i."previousId", coalesce(i."createdAt", i."at"), now(), ${versionedColumns("p")}
      FROM input i JOIN owner o ON o."id" = (i."columns" ->> 'ownerId')::uuid
           JOIN customer u ON u."id" = (i."columns" ->> 'customerId')::uuid CROSS JOIN last l,
           jsonb_populate_record(NULL::"Deal", i."columns" || jsonb_build_object('teamId', o."teamId", 'customerId', u."now")) p
      RETURNING *
    ), event AS (
      INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "via", "at", "remarkId", "values")
      SELECT c."workspaceId", 'deal', c."id", ${kind}, i."memberId", ${deed.via},
             deed_instant(c."workspaceId", i."at", NULL), i."noteId",
             jsonb_set(jsonb_set(i."values", '{columns,teamId}', jsonb_build_array(NULL, c."teamId")),
                       '{columns,customerId}', jsonb_build_array(NULL, c."customerId"))
      FROM made c JOIN input i ON i."id" = c."id" ORDER BY i."nth"
      RETURNING "id", "subjectId", "at"
    ), version AS (
      INSERT INTO "DealVersion" ("workspaceId", "dealId", "number", "from", "eventId", "kind", ${versionedColumns()})
      SELECT c."workspaceId", c."id", 1, v."at", v."id", ${kind}, ${versionedColumns("c")}
      FROM made c JOIN event v ON v."subjectId" = c."id"
    )
    SELECT m."id", m."number", m."customerId", m."ownerId",
           (SELECT max(u."standing") FROM customer u WHERE u."now" = m."customerId") AS "from"
    FROM made m ORDER BY m."number"`);
}

function row(
  deed: Deed,
  deal: NewDeal,
  nth: number,
  past: Partial<DealColumns> = {},
  { createdAt, file, note }: Readonly<{ createdAt?: string; file?: string; note?: string | undefined }> = {},
) {
  const { as, lines, nextStep, previousId, ...given } = deal;
  const at = as?.at ?? deed.now;
  const nextStepId = nextStep ? randomUUID() : null;
  const columns = {
    ...given,
    stageEnteredAt: at.toString(),
    began: stageIndex(deed.pipelines.of(deal), deal.stage),
    reachedAt: [at.toString()],
    nextStepId,
    slips: 0,
    lines: lines.map(storedLine),
    ...past,
  };
  return {
    nth: nth + 1,
    id: randomUUID(),
    previousId,
    columns,
    values: {
      columns: Object.fromEntries(Object.entries(columns).map(([name, after]) => [name, [null, after]])),
      ...(file !== undefined && { file }),
    },
    nextStepId,
    nextStep,
    memberId: as?.memberId ?? doerOf(deed).memberId,
    at: toTimestamp(at),
    createdAt: createdAt ?? null,
    noteId: note ? randomUUID() : null,
    note: note ?? null,
  };
}
