import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { asked } from "../asking/asked.ts";
import { notUnderstood, readQuestion } from "../asking/read-question.ts";
import { pipelineReader, whoseReader } from "../asking/readers.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { ownersAsked } from "../measures/told-period.ts";
import { aroundDay, type FunnelSide, funnelSide, ofVersions } from "../measures/two-funnels.ts";
import { editionOf, type Pipeline } from "../pipelines/pipeline.ts";
import { formatList } from "../text/count.ts";
import { formatDate } from "../text/format/date.ts";
import { parseDate } from "../understanding/parse-date.ts";
import type { PhraseReader } from "../understanding/read-phrases.ts";
import { compareCard } from "./compare-card.ts";
import { digestWords } from "./words.ts";

const compared = asked.extend({
  /** The first day of "after". */
  day: z.iso.date().optional(),
  /** Two versions of the process: "1,2". */
  versions: z
    .string()
    .regex(/^\d{1,6},\d{1,6}$/)
    .optional(),
});
type Compared = Readonly<z.output<typeof compared>>;

/** `/funnel compare 2026-07-01`, `/funnel compare key accounts v1 v2`, 对比 7月1日 华东: two funnels side by side. */
export const compareFunnels = defineUseCase({
  name: "funnel.compare",
  command: {
    group: "funnel",
    en: ["compare"],
    zh: ["对比", "比较"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "funnel.see",
  changes: false,
  input: compared.extend({ line: z.string().max(300).optional() }),
  async run(turn, { line, ...values }) {
    const said = line ? await readCompareLine(turn, line) : values;
    const { db, workspace, pipelines } = turn;
    const pipeline = pipelines.newest.find(({ code }) => code === said.pipeline) ?? pipelines.standard;
    const { sides, labels, what, explained } = sidesOf(turn, pipeline, said);
    const owners = await ownersAsked(turn, said, turn.needs);
    const among =
      said.product === undefined ? owners : { owners, product: said.product, pipeline: said.pipeline };
    const [first, second] = sides;
    const before = await funnelSide(db, workspace.id, among, first);
    const after = await funnelSide(db, workspace.id, among, second);
    return showCard(compareCard(turn, second.versions[0], { before, after, labels, what, explained }));
  },
});

type Sides = Readonly<{
  sides: readonly [FunnelSide, FunnelSide];
  labels: readonly [string, string];
  what: string;
  explained: string;
}>;

/** @throws Refusal where there are no two sides */
function sidesOf(turn: Turn, pipeline: Pipeline, { day, versions }: Compared): Sides {
  const { locale, workspace, now } = turn;
  const words = digestWords(locale).compare;
  const name = pipeline.name[locale];
  if (day !== undefined) {
    const date = Temporal.PlainDate.from(day);
    const days = date.until(dayOf(workspace, now)).days;
    if (days < 1) throw new Refusal(refuse(words.ahead));
    const from = date.toZonedDateTime(workspace.zone).toInstant();
    return {
      sides: aroundDay(turn.pipelines.versionsOf(pipeline), from, now),
      labels: [words.before, words.after],
      what: words.around(formatDate(date, locale, turn.today), days),
      explained: words.explained,
    };
  }
  if (versions === undefined) throw new Refusal(refuse(words.needDay));
  const all = editionsOf(turn, pipeline);
  if (all.size === 1) throw new Refusal(refuse(words.onlyVersion(name)));
  const [first, second] = versions.split(",").map(Number);
  const [before, after] = [all.get(first!), all.get(second!)];
  if (!before || !after || before === after) {
    const known = [...all.keys()].map((one) => `v${one}`);
    throw new Refusal(refuse(words.noVersion(name, formatList(known, locale))));
  }
  return {
    sides: [ofVersions(before), ofVersions(after)],
    labels: [words.version(first!), words.version(second!)],
    what: words.versions(name, first!, second!),
    explained: words.versionsExplained,
  };
}

/** The versions of a process by the numbers by which people know them, each with its last one first. */
function editionsOf({ pipelines }: Turn, pipeline: Pipeline) {
  const versions = pipelines.versionsOf(pipeline).toSorted((a, b) => a.version - b.version);
  const editions = new Map<number, readonly [Pipeline, ...Pipeline[]]>();
  for (const one of versions) editions.set(editionOf(one), [one, ...(editions.get(editionOf(one)) ?? [])]);
  return editions;
}

const twoVersions =
  /^(?:v ?|version )(\d{1,6})(?: ?(?:vs\.?|and|to|with) ?| )(?:v ?|version )?(\d{1,6})$|^第 ?(\d{1,6}) ?版 ?[和与跟比]? ?第 ?(\d{1,6}) ?版$/;

const versionsReader: PhraseReader<Compared> = ({ text }) => {
  const [, ...found] = twoVersions.exec(text) ?? [];
  const versions = found.filter(Boolean);
  return versions.length === 2 ? { versions: versions.join(",") } : undefined;
};

const dayReader =
  (today: Temporal.PlainDate): PhraseReader<Compared> =>
  ({ text, quoted }) => {
    const read = quoted ? undefined : parseDate(text, { today, prefer: "past" });
    return read?.ok === true ? { day: read.date.toString() } : undefined;
  };

/** @throws Refusal that says which of the words were not understood */
async function readCompareLine(turn: Turn, line: string): Promise<Compared> {
  const words = digestWords(turn.locale).compare;
  const readers = [
    whoseReader,
    versionsReader,
    dayReader(dayOf(turn.workspace, turn.now)),
    pipelineReader(turn.pipelines.newest),
  ] as readonly PhraseReader<Compared>[];
  const read = await readQuestion<Compared>(turn, "funnel.compare", line, readers, [["day", "versions"]]);
  if (read.unread.length === 0) return read.said;
  const phrases = digestWords(turn.locale).periodPhrases;
  throw new Refusal(notUnderstood(turn, line, read, { command: words.command, phrases, hint: words.hint }));
}
