/** What a customer's deals come to, as far as one may see them. */
import { chartLocale, defineChart } from "../charts/chart.ts";
import { numberLabel } from "../charts/number-label.ts";
import { type Block, chartBlock } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { fromTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import { factWords } from "../deals/facts/words.ts";
import { ownedBy } from "../measures/funnel-numbers.ts";
import { minorDigits } from "../money/currency.ts";
import { type Sums, sumOf } from "../money/sums.ts";
import { leastSatisfied, satisfactionKey, wouldBuyAgainKey } from "../pipelines/known-criteria.ts";
import { stageIndex } from "../pipelines/pipeline.ts";
import { formatShortDate } from "../text/format/date.ts";
import { pageWords } from "./words.ts";

/** What they said last about what they bought: how satisfied they are, and whether they would buy again. */
export async function sayLoyalty(
  turn: Turn,
  customerId: string,
  owners: OwnerScope,
): Promise<string | undefined> {
  const rows = await turn.db.$queryRaw<{ key: string; value: string; at: Date }[]>(sql`
    SELECT DISTINCT ON (f."key") f."key", f."value" #>> '{}' AS "value", e."at"
      FROM "Deal" d JOIN "DealFact" f ON f."workspaceId" = d."workspaceId" AND f."dealId" = d."id" JOIN "Event" e ON e."id" = f."eventId"
     WHERE d."workspaceId" = ${turn.workspace.id}::uuid AND d."customerId" = ${customerId}::uuid AND d."outcome" = 'won'
       AND f."key" IN (${satisfactionKey}, ${wouldBuyAgainKey}) ${ownedBy(sql`d`, owners)}
     ORDER BY f."key", f."eventId" DESC`);
  const satisfied = rows.find(({ key, value }) => key === satisfactionKey && value !== "");
  if (!satisfied) return undefined;
  const words = pageWords(turn.locale);
  const day = fromTimestamp(satisfied.at).toZonedDateTimeISO(turn.member.zone).toPlainDate();
  const isLoyal =
    Number(satisfied.value) >= leastSatisfied &&
    rows.some(({ key, value }) => key === wouldBuyAgainKey && value === "yes");
  const said = isLoyal ? words.loyal : words.satisfied;
  return said(satisfied.value, formatShortDate(day, turn.locale, turn.today));
}

/** Of an outcome and, while it is open, of a stage. */
export type Part = Readonly<{
  outcome: string | null;
  pipeline: string;
  pipelineVersion: number;
  stage: string;
  currency: string;
  on: string | undefined;
  minor: bigint;
  count: number;
}>;

/** Of all deals, however few of them are listed; what was won in another currency by its day, whose rate it takes. */
export async function loadTotals(turn: Turn, customerId: string, owners: OwnerScope): Promise<Part[]> {
  const rows = await turn.db.$queryRaw<(Omit<Part, "on"> & { on: string | null })[]>(sql`
    SELECT d."outcome", d."pipeline", d."pipelineVersion", d."stage", d."currency",
           CASE WHEN d."outcome" = 'won' AND d."currency" <> ${turn.workspace.currency} THEN d."wonOn" END::text AS "on",
           sum(d."amountMinor")::bigint AS "minor", count(*)::int AS "count" FROM "Deal" d
    WHERE d."workspaceId" = ${turn.workspace.id}::uuid AND d."customerId" = ${customerId}::uuid ${ownedBy(sql`d`, owners)}
    GROUP BY 1, 2, 3, 4, 5, 6`);
  return rows.map(({ on, ...row }) => ({ ...row, minor: BigInt(row.minor), on: on ?? undefined }));
}

/** A bar of the picture: the deals that stand there, and what they are worth. */
export type Standing = Readonly<{ label: string; count: number; sums: Sums }>;

/** Open deals by their stages, in the order of the stages; then what is won. */
export function standingsOf(turn: Turn, parts: readonly Part[]): Standing[] {
  const words = pageWords(turn.locale);
  const open = parts
    .filter(({ outcome }) => outcome === null)
    .map((part) => {
      const pipeline = turn.pipelines.of(part);
      const at = stageIndex(pipeline, part.stage);
      return { ...part, at, label: pipeline.stages[at]!.name[turn.locale] };
    })
    .toSorted((a, b) => a.at - b.at);
  const won = parts
    .filter(({ outcome }) => outcome === "won")
    .map((part) => ({ ...part, label: words.wonDeals }));
  return [...Map.groupBy([...open, ...won], ({ label }) => label)].map(([label, ofLabel]) => ({
    label,
    count: ofLabel.reduce((all, { count }) => all + count, 0),
    sums: sumOf(ofLabel),
  }));
}

/** By amount where all are of one currency, which has a common height; else by their number. One bar is no picture. */
export function dealsPicture({ locale }: Turn, standings: readonly Standing[]): Block | undefined {
  if (standings.length < 2) return undefined;
  const words = pageWords(locale);
  const [currency, other] = new Set(standings.flatMap(({ sums }) => [...sums.keys()]));
  const unit =
    currency !== undefined && other === undefined
      ? ({ kind: "money", currency } as const)
      : ({ kind: "count" } as const);
  const values = standings.map(({ count, sums }) =>
    unit.kind === "count" ? count : Number(sums.get(unit.currency) ?? 0n) / 10 ** minorDigits(unit.currency),
  );
  const title = unit.kind === "count" ? words.dealsByStage : words.amountByStage;
  const categories = standings.map(({ label }) => label);
  return chartBlock(
    defineChart({
      ...{ type: "bars", title, unit, categories, heading: factWords(locale).stage },
      summary: categories
        .map((name, at) => `${name} ${numberLabel(values[at]!, chartLocale(locale), unit)}`)
        .join(locale === "zh" ? "；" : "; "),
      summarySaysAll: true,
      locale: chartLocale(locale),
      series: [{ label: title, values }],
    }),
  );
}
