/** What `/funnel analysis` is asked: which part, whose deals, which product and pipeline, when. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type AsFile, filePhrases } from "../../asking/as-file.ts";
import { type Asked, asked } from "../../asking/asked.ts";
import { notUnderstood, readQuestion } from "../../asking/read-question.ts";
import { periodReader, pipelineReader, whoseReader, wordsReader } from "../../asking/readers.ts";
import { type Period, periodNamed, periodOf } from "../../calendar/period.ts";
import { notice } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { dayOf } from "../../company/day-of.ts";
import type { Among } from "../../measures/funnel-numbers.ts";
import { ownersAsked, periodTold, type ToldPeriod } from "../../measures/told-period.ts";
import { weekAway } from "../../schedule/running-week.ts";
import { formatPeriod, formatShortDate } from "../../text/format/date.ts";
import { type Part, parts } from "../parts.ts";
import { analysisWords } from "../words.ts";

export const analysisAsked = asked.extend({ part: z.enum(parts).optional() });
export type AnalysisAsked = Readonly<z.output<typeof analysisAsked>>;

const partPhrases: readonly (readonly [phrases: string, means: AnalysisAsked])[] = [
  [
    "losses|loss|loss per step|bottleneck|bottlenecks|流失环节|各阶段流失|各步流失|瓶颈|阶段流失",
    { part: "losses" },
  ],
  ["churn|customers lost|lost customers|客户流失|流失率|客户增减|流失与新增", { part: "churn" }],
  ["growth|revenue growth|customer growth|增长|收入增长|客户增长", { part: "growth" }],
  ["plan|plans|plan completion|completion|计划|完成率|计划完成率|计划完成", { part: "plan" }],
  ["reasons|reason|why|churn reasons|loss reasons|原因|流失原因|丢单原因", { part: "reasons" }],
  ["now|today|现在|目前", {}],
];

/** @throws Refusal that says which of the words were not understood */
export async function readAnalysisLine(turn: Turn, line: string): Promise<AnalysisAsked & AsFile> {
  const { now, workspace, pipelines, locale } = turn;
  const read = await readQuestion<AnalysisAsked & AsFile>(
    turn,
    "funnel.analysis",
    line,
    [
      wordsReader<AnalysisAsked & AsFile>([...partPhrases, ...filePhrases]),
      whoseReader,
      periodReader({
        today: dayOf(workspace, now),
        fiscalStartMonth: workspace.settings.fiscalStartMonth,
        prefer: "past",
        weekAway: weekAway(workspace, now),
      }),
      pipelineReader(pipelines.newest),
    ],
    [["part"], ["export"]],
  );
  if (read.unread.length === 0) return read.said;
  const { command, phrases, hint } = analysisWords(locale);
  throw new Refusal(notUnderstood(turn, line, read, { command, phrases, hint }));
}

/** Losses are told of a quarter, the others of a year, where no period is asked. */
export function periodFor({ workspace, now }: Turn, { period }: Asked, part: Part): Period {
  const { fiscalStartMonth } = workspace.settings;
  const named = period === undefined ? undefined : periodNamed(period, fiscalStartMonth);
  const usual = part === "losses" ? "quarter" : "year";
  const found = named ?? periodOf(usual, dayOf(workspace, now), fiscalStartMonth);
  // Nobody plans by weeks, or loses a customer in one.
  return found.kind === "week" && part !== "losses"
    ? periodOf("quarter", found.end, fiscalStartMonth)
    : found;
}

/** @throws Refusal for a time that has not come, and for a week of which nothing was kept */
export async function toldOf(turn: Turn, period: Period): Promise<ToldPeriod> {
  const { workspace, now, locale } = turn;
  const words = analysisWords(locale);
  const today = dayOf(workspace, now);
  if (Temporal.PlainDate.compare(period.start, today) > 0)
    throw new Refusal(notice(words.notBegun(formatPeriod(period, locale, today))));
  const told = await periodTold(turn, period.id);
  if (told) return told;
  throw new Refusal(notice(words.nothingKept(formatShortDate(period.start, locale, today))));
}

/** @param product only deals with a line of it */
export async function amongOf(
  turn: Turn,
  asked: Asked,
  { kept }: Pick<ToldPeriod, "kept">,
  product: string | undefined,
): Promise<Among> {
  const owners = await ownersAsked(turn, asked, turn.needs, kept);
  const { pipeline } = asked;
  return product === undefined && pipeline === undefined ? owners : { owners, product, pipeline };
}
