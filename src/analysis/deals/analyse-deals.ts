import { z } from "zod";
import { asFile } from "../../asking/as-file.ts";
import { asValues } from "../../asking/asked.ts";
import { type Period, periodAway, periodBefore } from "../../calendar/period.ts";
import { button, type Card } from "../../chat/card.ts";
import { type Reply, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { dayOf } from "../../company/day-of.ts";
import { may } from "../../company/permissions.ts";
import { closingReasons } from "../../measures/closing-reasons.ts";
import type { ToldPeriod } from "../../measures/told-period.ts";
import type { Together } from "../../money/together.ts";
import { ratesNote } from "../../rates/rates-note.ts";
import type { TableFormat } from "../../spreadsheets/writing/table.ts";
import { formatPeriod } from "../../text/format/date.ts";
import { reasonShares } from "../counts/churn-reasons.ts";
import { overviewCard, partCard, type Shown } from "../part-card.ts";
import { type Part, type PartTold, parts } from "../parts.ts";
import { sendAnalysis } from "../send-analysis.ts";
import { storedTables } from "../stored/read-stored.ts";
import { reasonsTold } from "../told/reasons-told.ts";
import { tellingOf } from "../told/telling.ts";
import { analysisWords } from "../words.ts";
import {
  type AnalysisAsked,
  amongOf,
  analysisAsked,
  periodFor,
  readAnalysisLine,
  toldOf,
} from "./analysis-question.ts";
import { nameOf } from "./loss-rows.ts";
import { lossesOfDeals } from "./losses-of-deals.ts";
import { partOfSales, salesTold } from "./sales-of-deals.ts";
import { whoIsMeant } from "./who-is-meant.ts";

/** `/funnel analysis`, 漏斗分析 客户流失 去年: losses and the bottleneck, churn, growth, plans and reasons, of the company's own deals. */
export const analyseDeals = defineUseCase({
  name: "funnel.analysis",
  command: {
    group: "funnel",
    en: ["analysis", "analyze", "analyse"],
    zh: ["分析", "漏斗分析"],
    fromLine: (_words, rest): Record<string, string> => (rest ? { line: rest } : {}),
  },
  needs: "funnel.see",
  changes: false,
  input: analysisAsked
    .extend(asFile.shape)
    .extend({ line: z.string().max(300).optional(), table: z.boolean().default(false) }),
  async run(turn, { line, table, ...values }) {
    const { export: as, ...asked } = line ? await readAnalysisLine(turn, line) : values;
    if (as) return exported(turn, asked, as);
    const card = asked.part
      ? await onePart(turn, { ...asked, part: asked.part }, table)
      : await allParts(turn, asked);
    return showCard(card, { replace: turn.kind === "action" });
  },
});

/** As many parts as are asked for. */
async function exported(turn: Turn, asked: AnalysisAsked, as: TableFormat): Promise<Reply> {
  const wanted = asked.part ? [asked.part] : parts;
  const found: Found[] = [];
  for (const part of wanted) found.push(await findPart(turn, asked, part));
  return sendAnalysis(turn, as, {
    names: namesOf(turn),
    parts: found.map(({ told, period }) => ({
      told,
      period: formatPeriod(period, turn.locale, dayOf(turn.workspace, turn.now)),
    })),
  });
}

const namesOf = ({ locale }: Turn): Shown["names"] => {
  const words = analysisWords(locale);
  return { ...words.parts, reasons: words.dealReasons };
};

type Rates = Pick<Together<unknown>, "used" | "lacking">;
type Found = Readonly<{ told: PartTold; rates: Rates; period: Period; at: ToldPeriod }>;

const noRates: Rates = { used: [], lacking: [] };

async function onePart(turn: Turn, asked: AnalysisAsked & { part: Part }, table: boolean): Promise<Card> {
  const found = await findPart(turn, asked, asked.part);
  return partCard(await shownOf(turn, asked, found, table), withLinks(turn, asked, found));
}

async function allParts(turn: Turn, asked: AnalysisAsked): Promise<Card> {
  const found: Found[] = [];
  for (const part of parts) found.push(await findPart(turn, asked, part));
  // The year, unless a period was asked.
  const shown = await shownOf(turn, asked, found.at(-1)!, false);
  const worst = found.find(({ rates }) => rates.lacking.length > 0)?.rates ?? found.at(-1)!.rates;
  return overviewCard(
    { ...shown, blocks: ratesNote(turn, worst) },
    found.map(({ told }) => told),
  );
}

async function findPart(turn: Turn, asked: AnalysisAsked, part: Part): Promise<Found> {
  const period = periodFor(turn, asked, part);
  const at = await toldOf(turn, period);
  if (part === "losses") {
    const among = await amongOf(turn, asked, at, asked.product);
    const { told, rates } = await lossesOfDeals(turn, asked, period, at, among);
    return { told, rates, period, at };
  }
  if (part === "reasons") {
    const among = await amongOf(turn, asked, at, asked.product);
    const days = { ...at, days: period };
    const { lost } = await closingReasons(turn.db, at.workspace, among, days);
    const shares = reasonShares(lost.map(({ reason, count }) => ({ reason: nameOf(turn, reason), count })));
    const label = formatPeriod(period, turn.locale, turn.today);
    return { told: reasonsTold(turn.locale, label, shares, "deals"), rates: noRates, period, at };
  }
  const sales = await salesTold(turn, period, at, await amongOf(turn, asked, { kept: undefined }, undefined));
  const told = partOfSales(turn, tellingOf(turn, sales.currency), part, sales, {
    ...{ product: asked.product, period },
  });
  return { told, rates: sales.rates, period, at };
}

/** Where the deals behind a part are, and what may be set there. */
function withLinks(turn: Turn, asked: AnalysisAsked, { told, period }: Found): PartTold {
  const words = analysisWords(turn.locale);
  const { whose, team, owner, product, pipeline } = asked;
  const values = asValues({ whose, team, owner, product, pipeline, period: period.id });
  if (told.part === "reasons")
    return {
      ...told,
      opens: [button(words.lostReasons, "funnel.show", { ...values, measure: "lost-reasons" })],
    };
  if (told.part === "plan" && may(turn.member, "plan.set"))
    return { ...told, opens: [button(words.plans, "forecast.plan", { year: period.id.slice(0, 4) })] };
  return told;
}

async function shownOf(
  turn: Turn,
  asked: AnalysisAsked,
  { rates, period, at }: Found,
  table: boolean,
): Promise<Shown> {
  const { locale, workspace, now, pipelines } = turn;
  const { fiscalStartMonth } = workspace.settings;
  const words = analysisWords(locale);
  const today = dayOf(workspace, now);
  const { part, ...values } = asked;
  const label = (one: Period) => formatPeriod(one, locale, today);
  const before = periodBefore(period, fiscalStartMonth);
  const after = periodAway(period.kind, period.start, 1, fiscalStartMonth);
  const isLast = after.start.since(today).sign > 0;
  const to = (one: Period) => asValues({ ...values, part, period: one.id });
  // Stage counts tell of the losses, customers gained and lost of the rest.
  const tables = (await storedTables(turn)).filter(
    ({ kind }) => !part || (part === "losses") === (kind === "stages"),
  );
  return {
    ...{ locale, action: "funnel.analysis", values: asValues(values), parts, withTable: table, notes: [] },
    names: namesOf(turn),
    asked: [
      await whoIsMeant(turn, asked, at),
      asked.product,
      pipelines.newest.find(({ code }) => code === asked.pipeline)?.name[locale],
      label(period),
    ].filter((one): one is string => one !== undefined),
    blocks: ratesNote({ ...turn, today: at.today, workspace: at.workspace }, rates),
    more: [
      button(`‹ ${label(before)}`, "funnel.analysis", to(before)),
      !isLast && button(`${label(after)} ›`, "funnel.analysis", to(after)),
      ...tables.map(({ id, fileName }) =>
        button(words.fromTable(fileName), "sheet.analysis", { stored: id, ...(part && { part }) }),
      ),
    ],
  };
}
