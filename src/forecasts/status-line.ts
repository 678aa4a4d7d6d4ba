/** What `/forecast status` is asked: which week, and whose answers. */
import { type AsFile, filePhrases } from "../asking/as-file.ts";
import type { Asked } from "../asking/asked.ts";
import { notUnderstood, readQuestion } from "../asking/read-question.ts";
import { periodReader, whoseReader, wordsReader } from "../asking/readers.ts";
import { periodNamed } from "../calendar/period.ts";
import { refuse } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import type { Whose } from "../measures/told-period.ts";
import { runningWeek, weekAway } from "../schedule/running-week.ts";
import type { PhraseReader } from "../understanding/read-phrases.ts";
import { forecastWords } from "./words.ts";

/** @throws Refusal for words that are not understood, and for what is no week that has begun */
export async function readStatusLine(
  turn: Turn,
  line: string,
): Promise<Whose & AsFile & Readonly<{ week?: string }>> {
  const words = forecastWords(turn.locale);
  const read = await readQuestion(turn, "forecast.status", line, statusReaders(turn));
  if (read.unread.length > 0) {
    const { statusCommand: command, statusPhrases: phrases, canAskStatus: hint } = words;
    throw new Refusal(notUnderstood(turn, line, read, { command, phrases, hint }));
  }
  const { export: as, ...said } = read.said;
  return { ...weekAsked(turn, said), ...(as && { export: as }) };
}

/** @throws Refusal for what is no week that has begun */
export function weekAsked(
  turn: Turn,
  { period: week, product, ...whose }: Asked,
): Whose & Readonly<{ week?: string }> {
  const isWeek = week === undefined || periodNamed(week)?.kind === "week";
  // Ids of weeks sort as text.
  const begun = week === undefined || week <= runningWeek(turn.workspace, turn.now).id;
  if (product !== undefined || !isWeek || !begun)
    throw new Refusal(refuse(forecastWords(turn.locale).canAskStatus));
  return { ...whose, week };
}

function statusReaders({ now, workspace }: Turn): PhraseReader<Asked & AsFile>[] {
  const today = dayOf(workspace, now);
  return [
    whoseReader,
    wordsReader<Asked & AsFile>([["now|today|现在|今天", {}], ...filePhrases]),
    periodReader({
      ...{ today, fiscalStartMonth: workspace.settings.fiscalStartMonth, prefer: "past" },
      weekAway: weekAway(workspace, now),
    }),
  ];
}
