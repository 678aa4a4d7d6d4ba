/** What was lost from each stage, why, and the bottleneck: of the company's deals. */
import { asValues } from "../../asking/asked.ts";
import { type Period, periodBefore } from "../../calendar/period.ts";
import { chartLocale, defineChart } from "../../charts/chart.ts";
import { button, strong, table, toTheRight } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { biggestInStage } from "../../measures/biggest-in-stage.ts";
import { type Bottleneck, bottleneckOf } from "../../measures/bottleneck.ts";
import type { Rate } from "../../measures/conversion-rates.ts";
import { type Among, funnelNumbers } from "../../measures/funnel-numbers.ts";
import { lossesByStage, type StageLoss } from "../../measures/losses-by-stage.ts";
import { spanOf, type ToldPeriod, toldInOneCurrency } from "../../measures/told-period.ts";
import { funnelSide, type StageOfSide } from "../../measures/two-funnels.ts";
import { formatMoney } from "../../money/money.ts";
import { formatSums, type Sums, sumOf } from "../../money/sums.ts";
import type { Together } from "../../money/together.ts";
import { stagesWithFormer } from "../../pipelines/former-stages.ts";
import type { Pipeline } from "../../pipelines/pipeline.ts";
import { formatPeriod } from "../../text/format/date.ts";
import { formatMultiple, formatShare } from "../../text/format/percent.ts";
import type { PartTold } from "../parts.ts";
import { analysisWords } from "../words.ts";
import type { AnalysisAsked } from "./analysis-question.ts";
import { type LossRow, nameOf } from "./loss-rows.ts";
import { lossesSheet } from "./losses-sheet.ts";

/** What a bottleneck is worth: money a month, where all that it needs is known; else how many times the velocity. */
type Worth = Readonly<{ row: LossRow; found: Bottleneck; aMonth: bigint | undefined }>;

export type LossesOfDeals = Readonly<{
  told: PartTold;
  rates: Pick<Together<unknown>, "used" | "lacking">;
}>;

const shownDeals = 3;

export async function lossesOfDeals(
  turn: Turn,
  asked: AnalysisAsked,
  period: Period,
  told: ToldPeriod,
  among: Among,
): Promise<LossesOfDeals> {
  const { db, pipelines, locale } = turn;
  const { workspace, at, span } = told;
  const pipeline = pipelines.newest.find(({ code }) => code === asked.pipeline) ?? told.pipeline;
  const versions = pipelines.versionsOf(pipeline);
  const losses = await lossesByStage(db, workspace.id, pipeline.code, among, { span, at });
  const before = periodBefore(period, workspace.settings.fiscalStartMonth);
  const earlier = spanOf(before, workspace.zone);
  const side = await funnelSide(db, workspace.id, among, { versions, since: span.since, at });
  const former = await funnelSide(db, workspace.id, among, {
    ...{ versions, since: earlier.since, at: earlier.until },
  });
  const open = await funnelNumbers(db, workspace.id, pipeline.code, among, at);
  const { facts, ...rates } = await toldInOneCurrency(turn, told, {
    losses,
    all: sumOf(losses.flatMap(({ sums }) => [...sums].map(([currency, minor]) => ({ currency, minor })))),
    open: sumOf(open.map(({ currency, amountMinor: minor }) => ({ currency, minor }))),
  });
  const rows = rowsOf(turn, pipeline, facts.losses, side, former);
  const worth = worthOf(rows, facts.open, workspace.currency);
  const label = formatPeriod(period, locale, turn.today);
  const begin = worth && !at ? await dealsToBegin(turn, among, pipeline, worth.row) : [];
  return {
    rates,
    told: {
      ...sayLosses(turn, rows, label, workspace.currency),
      also: [
        ...alsoSaid(turn, rows, workspace.currency),
        saidWorth(turn, rows, worth, formatPeriod(before, locale, turn.today), workspace.currency),
      ],
      below: begin,
      sheet: lossesSheet(turn, rows, formatPeriod(before, locale, turn.today)),
      table: lossTable(turn, asked, period, rows, {
        label,
        before: formatPeriod(before, locale, turn.today),
      }),
      ...{ chart: picture(turn, rows), part: "losses" },
    },
  };
}

/** Open counted stages in their order, and any other from which something was lost. */
function rowsOf(
  { locale, pipelines }: Turn,
  pipeline: Pipeline,
  losses: readonly StageLoss[],
  now: ReadonlyMap<string, StageOfSide>,
  earlier: ReadonlyMap<string, StageOfSide>,
): LossRow[] {
  const lost = (code: string) => losses.find(({ stage }) => stage === code);
  return stagesWithFormer(pipelines.versionsOf(pipeline), (code) => lost(code) !== undefined)
    .filter(({ code, phase, counted }) => (phase === "open" && counted) || lost(code))
    .map(({ code, name }) => ({
      ...{ code, name: name[locale], loss: lost(code) },
      ...{ now: now.get(code), earlier: earlier.get(code) },
    }));
}

function worthOf(rows: readonly LossRow[], open: Sums, currency: string): Worth | undefined {
  const steps = rows.filter(({ now, earlier }) => now && earlier);
  const found = bottleneckOf(
    steps.map(({ now, earlier }) => ({
      ...{ now: now!, earlier: earlier!, days: now!.days, earlierDays: earlier!.days },
    })),
  );
  if (!found) return undefined;
  const rates = steps.map(({ now }) => now!.rate);
  const days = steps.reduce((sum, { now }) => sum + (now!.days ?? 0), 0);
  const all = open.get(currency) ?? 0n;
  const isKnown =
    rates.every((rate) => rate !== undefined && rate > 0) && days > 0 && open.size === 1 && all > 0n;
  const velocity = isKnown ? (Number(all) * rates.reduce((won, rate) => won! * rate!, 1)!) / days : 0;
  return {
    ...{ row: steps[found.at]!, found },
    aMonth: velocity > 0 ? BigInt(Math.round(velocity * 30 * (found.times - 1))) : undefined,
  };
}

const worth = ({ loss }: LossRow, currency: string): bigint => loss?.sums.get(currency) ?? 0n;

/** Whose loss is largest, by deals or by money of the company's currency. */
const largest = (rows: readonly LossRow[], of: (row: LossRow) => bigint): LossRow | undefined =>
  rows.filter((row) => of(row) > 0n).toSorted((a, b) => (of(a) === of(b) ? 0 : of(a) > of(b) ? -1 : 1))[0];

const mostDeals = (rows: readonly LossRow[]) => largest(rows, ({ loss }) => BigInt(loss?.count ?? 0));

function sayLosses({ locale }: Turn, rows: readonly LossRow[], label: string, currency: string) {
  const words = analysisWords(locale);
  const most = mostDeals(rows);
  if (!most) return { says: words.noneLost(label) };
  const all = rows.reduce((sum, { loss }) => sum + (loss?.count ?? 0), 0);
  const money = formatSums(most.loss!.sums, locale, currency);
  return { says: words.dealsLost(label, most.name, most.loss!.count, all, money) };
}

function alsoSaid(turn: Turn, rows: readonly LossRow[], currency: string): string[] {
  const words = analysisWords(turn.locale);
  const most = mostDeals(rows);
  const reason = most?.loss?.reasons.find((one) => one.reason !== "");
  const mostMoney = largest(rows, (row) => worth(row, currency));
  return [
    ...(reason ? [words.becauseOf(nameOf(turn, reason.reason), reason.count)] : []),
    ...(mostMoney && mostMoney !== most
      ? [words.mostMoneyLost(mostMoney.name, formatSums(mostMoney.loss!.sums, turn.locale, currency))]
      : []),
  ];
}

function saidWorth(
  { locale }: Turn,
  rows: readonly LossRow[],
  found: Worth | undefined,
  before: string,
  currency: string,
): string {
  const words = analysisWords(locale);
  const isCompared = rows.some(({ now, earlier }) => now?.rate !== undefined && earlier?.rate !== undefined);
  if (!found) return isCompared ? words.noBottleneckDeals(before) : words.tooFewToCompare(before);
  const { row, found: bottleneck, aMonth } = found;
  const { now, earlier } = row;
  const share = ({ rate, advanced, decided }: Rate) =>
    `${formatShare(rate ?? null, locale)} (${advanced}/${decided})`;
  const whole = (days: number | undefined) => String(Math.round((days ?? 0) * 10) / 10);
  const what = [
    ...(bottleneck.rate ? [words.passes(share(now!), share(earlier!), before)] : []),
    ...(bottleneck.days ? [words.slower(whole(now!.days), whole(earlier!.days))] : []),
  ].join(words.and);
  const more =
    aMonth !== undefined
      ? words.moreAMonth(formatMoney({ minor: aMonth, currency }, locale, "short"))
      : Number.isFinite(bottleneck.times)
        ? words.timesFaster(formatMultiple(bottleneck.times, locale))
        : "";
  return words.restoredDeals(row.name, what, more);
}

async function dealsToBegin(
  turn: Turn,
  among: Among,
  { code: pipeline }: Pipeline,
  { code: stage }: LossRow,
) {
  const { db, workspace, locale } = turn;
  const words = analysisWords(locale);
  const deals = await biggestInStage(db, workspace, among, { pipeline, stage }, shownDeals);
  if (deals.length === 0) return [];
  return [
    strong(words.begin),
    table(
      [words.deal, words.amount],
      deals.map(({ id, number, customer, owner, minor, currency }) => ({
        cells: [`#${number} ${customer} · ${owner}`, formatMoney({ minor, currency }, locale, "short")],
        button: button(words.open, "deal.show", { id }),
      })),
    ),
  ];
}

function lossTable(
  turn: Turn,
  asked: AnalysisAsked,
  period: Period,
  rows: readonly LossRow[],
  { before }: Readonly<{ label: string; before: string }>,
) {
  const { locale, workspace } = turn;
  const words = analysisWords(locale);
  const rate = (side: StageOfSide | undefined) =>
    !side
      ? "–"
      : side.rate === undefined
        ? words.tooFew(side.decided)
        : `${formatShare(side.rate, locale)} (${side.advanced}/${side.decided})`;
  const { whose = "team", team, owner, product, pipeline } = asked;
  const deals = (stage: string) =>
    button(
      words.seeDeals,
      "deal.list",
      asValues({ ...{ whose, team, owner, product, pipeline }, closed: "lost", stage, period: period.id }),
    );
  return table(
    [
      words.stage,
      ...[words.lostDeals, words.moneyLost].map(toTheRight),
      words.why,
      ...[words.goesOn, words.range, words.inPeriod(words.goesOn, before), words.days].map(toTheRight),
    ],
    rows.map(({ code, name, loss, now, earlier }) => ({
      cells: [
        name,
        String(loss?.count ?? 0),
        loss ? formatSums(loss.sums, locale, workspace.currency) : "–",
        loss
          ? loss.reasons
              .filter(({ reason }) => reason !== "")
              .slice(0, 3)
              .map(({ reason, count }) => `${nameOf(turn, reason)} ${count}`)
              .join(locale === "zh" ? "、" : ", ") || "–"
          : "–",
        rate(now),
        now?.range ? now.range.map((end) => formatShare(end, locale)).join("–") : "–",
        rate(earlier),
        now?.days === undefined ? "–" : String(Math.round(now.days * 10) / 10),
      ],
      button: loss ? deals(code) : undefined,
    })),
  );
}

function picture({ locale }: Turn, rows: readonly LossRow[]) {
  const words = analysisWords(locale);
  if (!rows.some(({ loss }) => loss)) return undefined;
  return defineChart({
    ...{ type: "bars", title: words.lossesPicture, unit: { kind: "count" }, heading: words.stage },
    ...{ locale: chartLocale(locale), categories: rows.map(({ name }) => name) },
    summary: rows.map(({ name, loss }) => `${name} ${loss?.count ?? 0}`).join(locale === "zh" ? "；" : "; "),
    summarySaysAll: true,
    series: [{ label: words.lossesPicture, values: rows.map(({ loss }) => loss?.count ?? 0) }],
  });
}
