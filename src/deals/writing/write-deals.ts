/**
 * The one place where a deal is changed: its row, its version, the event and what was written with it, in one
 * statement for any number of deals.
 */
import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { lockForAnswers } from "../../customers/file/deal-answers.ts";
import { takeUp } from "../../customers/standing/taken-up.ts";
import { toTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { sql } from "../../database/sql.ts";
import { type Deed, doerOf } from "../../history/deed.ts";
import type { Answers } from "../facts/answers.ts";
import type { Deal } from "../facts/deal.ts";
import { type DealColumns, differences, versionedColumns, withColumns } from "../facts/deal-columns.ts";
import type { DealEventValues, DealKind } from "../facts/deal-events.ts";
import { reachedAfter } from "../facts/reached.ts";
import { keepWhatIsKnown } from "./answered-with.ts";
import { changedMeanwhile } from "./changed-meanwhile.ts";
import { beginVersions, endVersions } from "./versions.ts";

export type DealChange = Readonly<{
  /** As it was loaded in this transaction. */
  deal: Deal;
  kind: DealKind;
  /** New values; unchanged ones are dropped by the writer. */
  columns?: Partial<DealColumns>;
  /** What comes next, in words; null when nothing does. */
  nextStep?: string | null;
  /** Answers to exit criteria that were given with it. */
  answers?: Answers;
  /** Keys of criteria that were skipped by an exception. */
  excepted?: readonly string[];
  /** The reason, as typed. */
  remark?: string;
  answer?: DealEventValues["answer"];
  assessment?: DealEventValues["assessment"];
  /** Id of the event of the note that says so. */
  note?: string;
  /** Id of the event that this one takes back. */
  undoes?: string;
  /** Who did it and when, where that is not the deed's own. */
  as?: Readonly<{ memberId: string; at: Temporal.Instant }>;
}>;

/**
 * @returns the deals as they are now, in the same order
 * @throws DeedRefused `changed-meanwhile` when somebody else changed one of them since it was loaded; `file-gone` when an
 *   answer is a file that is neither the member's to give nor the deal's
 */
export async function changeDeals(deed: Deed, changes: readonly DealChange[]): Promise<Deal[]> {
  const ids = new Set(changes.map(({ deal }) => deal.id));
  if (ids.size < changes.length) throw new RangeError("One call changes a deal once");
  for (const { deal, answers = {} } of changes) await lockForAnswers(deed, deal.customer.id, answers);
  const prepared = changes.map((change) => prepare(deed, change));
  const rows = prepared.map(({ row }) => row);
  const written = await deed.db.$queryRaw<{ dealId: string; eventId: string }[]>(sql`
    WITH input AS ${rowsOf(
      rows,
      sql`"dealId" uuid, "version" int, "kind" text, "bump" int, "changes" jsonb, "values" jsonb, "answers" jsonb,
        "remarkId" uuid, "remarks" jsonb, "undoes" bigint, "memberId" uuid, "onBehalfId" uuid, "at" timestamptz`,
    )}, remark AS (
      INSERT INTO "Remark" ("id", "workspaceId", "text")
      SELECT r."key"::uuid, ${deed.workspace.id}::uuid, r."value" FROM input i, jsonb_each_text(i."remarks") r
    ), changed AS (
      UPDATE "Deal" d SET
        (${versionedColumns()}) = (SELECT ${versionedColumns("p")} FROM jsonb_populate_record(d, i."changes") p),
        "version" = d."version" + i."bump", "updatedAt" = now()
      FROM input i
      WHERE d."id" = i."dealId" AND d."workspaceId" = ${deed.workspace.id}::uuid AND d."version" = i."version"
      RETURNING d.*
    ), ended AS (
      ${endVersions(sql`i."at"`, sql`changed c JOIN input i ON i."dealId" = c."id" AND i."changes" <> '{}'`)}
    ), event AS (
      INSERT INTO "Event" ("workspaceId", "subject", "subjectId", "kind", "memberId", "onBehalfId", "via", "at", "remarkId", "values", "undoes")
      SELECT c."workspaceId", 'deal', c."id", i."kind", i."memberId", i."onBehalfId", ${deed.via},
             coalesce(e."at", deed_instant(c."workspaceId", i."at", NULL)), i."remarkId", i."values", i."undoes"
      FROM changed c JOIN input i ON i."dealId" = c."id" LEFT JOIN ended e ON e."dealId" = c."id"
      RETURNING "id", "subjectId", "kind"
    ), version AS (
      ${beginVersions({ id: sql`v."id"`, kind: sql`v."kind"` })} JOIN event v ON v."subjectId" = c."id"
    ), fact AS (
      INSERT INTO "DealFact" ("id", "workspaceId", "dealId", "key", "value", "eventId")
      SELECT gen_random_uuid(), ${deed.workspace.id}::uuid, i."dealId", a."key", a."value", v."id"
      FROM input i JOIN event v ON v."subjectId" = i."dealId", jsonb_each(i."answers") a
    )
    SELECT "subjectId" AS "dealId", "id"::text AS "eventId" FROM event`);
  if (written.length < changes.length) {
    const done = new Set(written.map(({ dealId }) => dealId));
    const { deal } = changes.find((change) => !done.has(change.deal.id))!;
    throw await changedMeanwhile(deed, deal);
  }
  const events = new Map(written.map(({ dealId, eventId }) => [dealId, eventId]));
  for (const { deal, answers = {}, undoes } of changes)
    await keepWhatIsKnown(deed, deal, answers, events.get(deal.id)!, undoes);
  const reopened = changes.filter(({ deal, columns }) => deal.outcome !== null && columns?.outcome === null);
  await takeUp(
    deed,
    reopened.map(({ deal }) => ({ dealId: deal.id, customerId: deal.customer.id, ownerId: deal.owner.id })),
  );
  return prepared.map(({ after }) => after);
}

/** One deal, which is what a chat changes. */
export async function changeDeal(deed: Deed, change: DealChange): Promise<Deal> {
  const [after] = await changeDeals(deed, [change]);
  return after!;
}

function prepare(deed: Deed, change: DealChange) {
  const { deal, kind, answers = {}, as } = change;
  const at = as?.at ?? deed.now;
  const remarks: Record<string, string> = {};
  const write = (text: string | null | undefined): string | null => {
    if (!text) return null;
    const id = randomUUID();
    remarks[id] = text;
    return id;
  };
  const says = change.nextStep !== undefined && (change.nextStep || null) !== deal.nextStep;
  // A reopened deal belongs to its owner's current team.
  const reopens = deal.outcome !== null && change.columns?.outcome === null;
  const columns = differences(deal, {
    ...change.columns,
    ...reached(deed, change, at),
    ...(reopens ? { teamId: deal.owner.teamId } : {}),
    ...(says ? { nextStepId: write(change.nextStep) } : {}),
  });
  const changes = Object.fromEntries(Object.entries(columns).map(([name, [, after]]) => [name, after]));
  const bump = Object.keys(changes).length > 0 || Object.keys(answers).length > 0 ? 1 : 0;
  const values: DealEventValues = {
    columns: columns as DealEventValues["columns"],
    criteria: Object.keys(answers),
    ...(change.excepted && change.excepted.length > 0 && { excepted: [...change.excepted] }),
    answer: change.answer,
    assessment: change.assessment,
    note: change.note,
  };
  const row = {
    dealId: deal.id,
    version: deal.version,
    kind,
    bump,
    changes,
    values,
    answers,
    remarkId: write(change.remark),
    remarks,
    undoes: change.undoes,
    ...(as ? { memberId: as.memberId, onBehalfId: null } : doerOf(deed)),
    at: toTimestamp(at),
  };
  const after = withColumns(deal, changes, says ? change.nextStep || null : deal.nextStep);
  return { row, after: { ...after, version: deal.version + bump } };
}

/** An undo puts back what was, and so says it itself. */
function reached(deed: Deed, { deal, columns = {} }: DealChange, at: Temporal.Instant): Partial<DealColumns> {
  const moves = columns.stage !== undefined || columns.outcome !== undefined;
  if (!moves || columns.reachedAt) return {};
  return { reachedAt: reachedAfter(deed.pipelines.of(deal), deal, columns, at.toString()) };
}
