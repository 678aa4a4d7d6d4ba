/** What `/funnel` is asked: whose, which product and pipeline, when, and by which measure. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type AsFile, filePhrases } from "../asking/as-file.ts";
import { asked, asValues } from "../asking/asked.ts";
import { notUnderstood, readQuestion } from "../asking/read-question.ts";
import { periodReader, pipelineReader, whoseReader, wordsReader } from "../asking/readers.ts";
import { askingWords } from "../asking/words.ts";
import { periodNamed } from "../calendar/period.ts";
import { notice } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { reach } from "../company/permissions.ts";
import { periodTold, type ToldPeriod } from "../measures/told-period.ts";
import { weekAway } from "../schedule/running-week.ts";
import { formatPeriod, formatShortDate } from "../text/format/date.ts";
import type { PhraseReader } from "../understanding/read-phrases.ts";
import { digestWords } from "./words.ts";

export const measures = ["by-rep", "by-team", "by-product", "lost-reasons", "lost-by-amount"] as const;
export type Measure = (typeof measures)[number];

export const funnelAsked = asked.extend({ measure: z.enum(measures).optional() });
export type FunnelAsked = Readonly<z.output<typeof funnelAsked>>;

/** What is typed: a question, and perhaps that the answer is wanted as a file. */
export type FunnelLine = FunnelAsked & AsFile;

const measurePhrases: readonly (readonly [phrases: string, means: FunnelLine])[] = [
  ...filePhrases,
  [
    "by rep|by reps|by person|by owner|by seller|per rep|reps|ranking|按销售|按人|按销售代表|按负责人|按个人|各销售|每个人|排名",
    { measure: "by-rep" },
  ],
  ["by team|by teams|per team|teams|按团队|按部门|各团队|每个团队|各部门", { measure: "by-team" }],
  ["by product|by products|per product|products|按产品|各产品|产品", { measure: "by-product" }],
  [
    "lost reasons|lost reason|loss reasons|loss reason|reasons lost|why lost|why we lose|lost|流失原因|丢单原因|流失|丢单|为什么丢单",
    { measure: "lost-reasons" },
  ],
  [
    "by amount|lost by amount|lost reasons by amount|按金额|流失金额|丢单金额|流失原因 按金额|丢单原因 按金额",
    { measure: "lost-by-amount" },
  ],
  // Said anyway, and true of every funnel.
  ["funnel|the funnel|now|today|漏斗|现在|今天|目前", {}],
];

type Company = Pick<Turn, "now" | "workspace" | "pipelines">;

/** A question is about what has been, so "Q3" is the last one. */
const questionReaders = ({ now, workspace, pipelines }: Company): PhraseReader<FunnelAsked>[] => [
  whoseReader,
  periodReader({
    today: dayOf(workspace, now),
    fiscalStartMonth: workspace.settings.fiscalStartMonth,
    prefer: "past",
    weekAway: weekAway(workspace, now),
  }),
  pipelineReader(pipelines.newest),
];

export const funnelReaders = (company: Company): PhraseReader<FunnelLine>[] => [
  wordsReader(measurePhrases),
  ...questionReaders(company),
];

export const funnelOnce = [["measure"]] as const;

/** What is asked: the funnel itself, of which there are measures, or one of its other cards. */
export type FunnelTopic = "effort" | "show" | "conversion" | "sources" | "partners" | "competitors";

/** @throws Refusal that says which of the words were not understood */
export async function readFunnelLine(
  turn: Turn,
  line: string,
  topic: FunnelTopic = "show",
): Promise<FunnelLine> {
  const measured = topic === "show";
  const readers: PhraseReader<FunnelLine>[] = measured ? funnelReaders(turn) : questionReaders(turn);
  const read = await readQuestion(turn, `funnel.${topic}`, line, readers, funnelOnce);
  if (read.unread.length === 0) return read.said;
  const words = digestWords(turn.locale);
  const hint = words.canAsk(reach(turn.member, turn.needs) === "own", measured);
  const command = words.commands[topic];
  const phrases = measured ? [...words.measurePhrases, ...words.periodPhrases] : words.periodPhrases;
  throw new Refusal(notUnderstood(turn, line, read, { command, phrases, hint }));
}

/** Whether all of a line is a question: a product called CRM is no mistyped verb. */
export async function isFunnelLine(turn: Turn, line: string): Promise<boolean> {
  try {
    await readFunnelLine(turn, line);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** @throws Refusal for a time that has not come, and for a week of which nothing was kept */
export async function funnelTold(turn: Turn, { period: id }: FunnelAsked): Promise<ToldPeriod> {
  const words = askingWords(turn.locale);
  const { now, workspace, locale } = turn;
  const period = id === undefined ? undefined : periodNamed(id, workspace.settings.fiscalStartMonth);
  const today = dayOf(workspace, now);
  const told = await periodTold(turn, period?.id);
  if (told && (!period || period.kind === "week" || Temporal.PlainDate.compare(period.start, today) <= 0))
    return told;
  const ahead = Temporal.PlainDate.compare(period!.start, today) > 0;
  throw new Refusal(
    notice(
      ahead
        ? words.notBegun(formatPeriod(period!, locale, today), digestWords(locale).listOf(period!.id))
        : words.nothingKept(formatShortDate(period!.start, locale, today)),
    ),
  );
}

/** What a button carries to the deals behind a number of this question: whose, and as of when. */
export const behind = ({ whose, team, owner, product, pipeline }: FunnelAsked, { period, at }: ToldPeriod) =>
  asValues({
    ...{ whose, team, owner, product, pipeline },
    asOf: period && (at || period.kind === "week") ? period.id : undefined,
  });
