import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { doubtedInput, fillForm, saysAll } from "../chat/fill-form.ts";
import { choiceOf, doubtful, type Questions, type Read, wrong } from "../chat/question.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { fileIds, waiting } from "../files/claim-files.ts";
import { mostSentBytes, readSent } from "../files/read-sent.ts";
import { loadRates } from "../measures/exchange-rates.ts";
import { currencyName } from "../money/currency.ts";
import { type Rate, rateOn, writeRate } from "../money/rates.ts";
import { formatShortDate } from "../text/format/date.ts";
import { knownCurrencies } from "../understanding/read-currency.ts";
import type { NewRate } from "./put-rates.ts";
import { isTable, readRateLine } from "./rate-line.ts";
import { ratesCard } from "./rates-card.ts";
import { readFile, readForeign, readFrom, readTable, readWorth } from "./read-rates.ts";
import { saveRates } from "./save-rates.ts";
import { ratesWords } from "./words.ts";

const text = z.string().trim().max(60).default("");
const input = z.object({
  line: z.string().max(20_000).default(""),
  /** A file of rows came with the command. */
  files: fileIds.optional(),
  /** A form is wanted, not the list. */
  set: z.boolean().default(false),
  ...{ currency: text, rate: text, from: text },
  page: z.coerce.number().int().min(1).max(1000).default(1),
  doubted: doubtedInput,
});
type Typed = Readonly<{ currency: string; rate: string; from: string; doubted?: string | undefined }>;

/** `/team rates` lists them; `/team rates USD 7.12 from 2026-10-01`, `/团队 汇率 美元 7.12` sets one; with rows or a file, many. */
export const setRate = defineUseCase({
  name: "team.rates",
  command: {
    group: "team",
    en: ["rates", "rate", "exchange", "fx"],
    zh: ["汇率"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  takesFiles: true,
  needs: "rates.set",
  changes: true,
  input,
  async run(turn, { line, files, set, page, ...typed }) {
    if (files) return setFromFiles(turn, files);
    if (sentBefore.test(line.trim())) return setFromSent(turn);
    if (isTable(line)) return settle(turn, readTable(turn, line));
    if (line.trim() !== "") return askOfLine(turn, line);
    if (set || turn.kind === "submit") return ask(turn, typed, turn.kind === "submit");
    return showCard(await ratesCard(turn, page), { replace: turn.kind === "action" });
  },
});

/** `/team rates file`: on Lark words and a file cannot be sent as one. */
const sentBefore = /^(file|csv|文件)$/i;

async function setFromSent(turn: Turn): Promise<Reply> {
  const [newest] = await waiting(turn, turn.place.channel);
  return newest ? setFromFiles(turn, [newest.id]) : refuse(ratesWords(turn.locale).sendFirst);
}

/** A form can show neither a currency that it does not offer nor a day that is none. */
async function askOfLine(turn: Turn, line: string): Promise<Reply> {
  const said = readRateLine(line, turn.workspace.currency);
  const { currency, from } = said;
  const day = from === "" ? undefined : readFrom(turn, from);
  if (day && !day.ok)
    return refuse(currency ? day.error : ratesWords(turn.locale).badCurrency(from.slice(0, 20)));
  const foreign = currency === "" ? undefined : readForeign(turn, currency);
  if (foreign && !foreign.ok) return refuse(foreign.error);
  return ask(turn, said, foreign !== undefined && said.rate !== "");
}

/** @param all whether it is all said: by a form that was submitted, or by a line that leaves no doubt */
async function ask(turn: Turn, typed: Typed, all: boolean): Promise<Reply> {
  const { workspace, now } = turn;
  const from = typed.from || dayOf(workspace, now).toString();
  const day = readFrom(turn, from);
  const known = day.ok ? await loadRates(turn.db, workspace, day.value, day.value) : [];
  const texts = { ...typed, from: day.ok ? day.value.toString() : from };
  const questions = questionsOf(turn, rateOn(known, texts.currency, texts.from), texts.from);
  const complete = all && (turn.kind === "submit" || saysAll(questions, texts));
  const filled = fillForm(
    turn,
    { action: "team.rates", title: ratesWords(turn.locale).setTitle, questions, complete },
    texts,
  );
  if (!filled.ok) return filled.reply;
  const { currency, rate: worth, from: begins } = filled.said;
  return saveRates(turn, [{ currency, worth, from: begins }]);
}

/** @param before what a unit of that currency was worth on that day so far @param day from when the new rate holds, ISO */
function questionsOf(turn: Turn, before: Rate | undefined, day: string) {
  const words = ratesWords(turn.locale);
  const own = turn.workspace.currency;
  const options = knownCurrencies
    .filter((code) => code !== own)
    .map((code) => ({ value: code, label: `${code} ${currencyName(code, turn.locale)}` }));
  return {
    currency: {
      ...choiceOf(options, words.needCurrency),
      ...{ label: words.currency, required: true },
      read: (typed) => (typed === "" ? { ok: false, error: words.needCurrency } : readForeign(turn, typed)),
    },
    rate: {
      ...{ type: "line", label: words.worth(own), hint: words.rateHint(own), required: true, maxLength: 40 },
      read: (typed) => doubted(turn, readWorth(turn, typed), before, day),
    },
    from: {
      ...{ type: "date", label: words.from, hint: words.fromHint, required: true },
      read: (typed) => readFrom(turn, typed),
    },
  } satisfies Questions;
}

/**
 * More than a quarter away from the last one is rather a slip than news; nothing is worth nothing, so 0 only takes away what
 * begins on that day.
 */
function doubted(
  { locale, today }: Turn,
  read: Read<bigint>,
  before: Rate | undefined,
  day: string,
): Read<bigint> {
  if (read.ok && read.value === 0n && before?.from !== day) return wrong(ratesWords(locale).zero);
  if (!read.ok || read.value === 0n || !before) return read;
  const away = read.value > before.worth ? read.value - before.worth : before.worth - read.value;
  if (away * 4n <= before.worth) return read;
  const since = formatShortDate(Temporal.PlainDate.from(before.from), locale, today);
  const words = ratesWords(locale);
  return doubtful(
    read.value,
    words.farOff(writeRate(read.value), before.currency, writeRate(before.worth), since),
  );
}

async function setFromFiles(turn: Turn, [id, ...more]: readonly string[]): Promise<Reply> {
  const words = ratesWords(turn.locale);
  if (id === undefined || more.length > 0) return refuse(words.oneFile);
  const bytes = await readSent(turn, id);
  return bytes ? settle(turn, readFile(turn, bytes)) : refuse(words.badFile(mostSentBytes / 1024));
}

const settle = async (turn: Turn, read: Read<NewRate[]>): Promise<Reply> =>
  read.ok ? saveRates(turn, read.value) : refuse(read.error);
