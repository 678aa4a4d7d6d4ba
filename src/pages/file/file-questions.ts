/** What the form of a customer's file asks: each question with what holds, and what its text says. */
import { optionsOf, type Question, type Read, right, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import type { Customer } from "../../customers/customer.ts";
import {
  type CustomerFile,
  type FileColumns,
  type FileWordKey,
  levels,
  longestFileWord,
  mostCounted,
  profitOf,
} from "../../customers/file/customer-file.ts";
import { daysIn } from "../../customers/file/days-in.ts";
import { dayQuestion } from "../../deals/fields/deal-questions.ts";
import { readAmount } from "../../deals/fields/field-values.ts";
import { formatMoney } from "../../money/money.ts";
import { oneNumberIn } from "../../understanding/one-number.ts";
import { ownQuestions } from "./own-questions.ts";
import { nothingChosen, type Piece } from "./piece.ts";
import { fileWords } from "./words.ts";

export type FileQuestions = Readonly<Record<string, Question<Piece>>>;

/** The parent company as it was typed: the customer, or those that may be meant. */
export type ParentTyped = Readonly<{ sure: Customer | undefined; near: readonly Customer[] }>;

const longestText = 1000;

/** Asked first; the rest behind "more". */
export const everyday: readonly string[] = [
  "industry",
  "people",
  "sites",
  "region",
  "profit",
  "signsOn",
  "parent",
];

/** @param file undefined where it is not known yet whose @param parent of the name that came with it, if one did */
export function fileQuestions(
  turn: Turn,
  id: string,
  file: CustomerFile,
  parent: ParentTyped | undefined,
): FileQuestions {
  const words = fileWords(turn.locale);
  const { columns } = file;
  // What a merged customer's row says cannot be emptied here: it would be gone after the merge is undone.
  const emptied = (name: keyof FileColumns, more: Piece["columns"] = {}): Read<Piece> =>
    file.own[name] === null && columns[name] !== null
      ? wrong(words.ofMerged(String(columns[name])))
      : right({ columns: { [name]: null, ...more } });
  const kept =
    (name: keyof FileColumns, read: Question<Piece>["read"]): Question<Piece>["read"] =>
    (text) =>
      text === "" ? emptied(name) : read(text);
  const line = (name: WordColumn): Question<Piece> => ({
    ...{ type: "line", label: words.labels[name], required: false, maxLength: longestFileWord },
    now: columns[name] ?? "",
    read: kept(name, (text) =>
      text.length > longestFileWord
        ? wrong(words.tooLong(longestFileWord))
        : right({ columns: { [name]: text } }),
    ),
  });
  const count = (name: "people" | "sites"): Question<Piece> => ({
    ...{ type: "line", label: words.labels[name], required: false, maxLength: 40 },
    placeholder: name === "people" ? words.peoplePlaceholder : words.sitesPlaceholder,
    now: columns[name] === null ? "" : String(columns[name]),
    read: kept(name, (text) => readCount(turn, name, text)),
  });
  const level = (name: "need" | "intent"): Question<Piece> => ({
    ...{ type: "choice", label: words.labels[name], required: false, now: columns[name] ?? nothingChosen },
    options: [{ value: nothingChosen, label: words.unset }, ...optionsOf(levels, words.levels)],
    read: kept(name, (text) => {
      if (text === nothingChosen) return emptied(name);
      const chosen = levels.find((one) => one === levelIn(text));
      return chosen ? right({ columns: { [name]: chosen } }) : wrong(words.noLevel);
    }),
  });
  const said = (key: FileWordKey): Question<Piece> => ({
    ...{ type: "paragraph", label: words.labels[key], required: false, maxLength: longestText },
    now: file.words[key] ?? "",
    read: (text) =>
      text.length > longestText ? wrong(words.tooLong(longestText)) : right({ words: { [key]: text } }),
  });
  const profit = profitOf(columns);
  return {
    industry: line("industry"),
    people: count("people"),
    sites: count("sites"),
    region: line("region"),
    profit: {
      ...{ type: "line", label: words.labels.profit, required: false, maxLength: 40 },
      now: profit ? formatMoney(profit, turn.locale, "full") : "",
      read: (text) =>
        text === "" ? emptied("profitMinor", { profitCurrency: null }) : readProfit(turn, text),
    },
    signsOn: {
      ...dayQuestion(turn, "future"),
      ...{ label: words.labels.signsOn, required: false, now: columns.signsOn ?? "" },
      read: kept("signsOn", (text) => {
        const day = dayQuestion(turn, "future").read(text);
        return day.ok ? right({ columns: { signsOn: day.value.toString() } }) : day;
      }),
    },
    parent: {
      ...{ type: "line", label: words.labels.parent, required: false, maxLength: 120 },
      placeholder: words.parentPlaceholder,
      now: file.parent?.name ?? "",
      read: kept("parentId", (text) => readParent(turn, id, text, parent)),
    },
    purchasingPower: line("purchasingPower"),
    channel: line("channel"),
    position: line("position"),
    cycle: {
      ...{ type: "line", label: words.labels.cycle, required: false, maxLength: 40 },
      placeholder: words.cyclePlaceholder,
      now: columns.cycleDays === null ? "" : words.days(columns.cycleDays),
      read: kept("cycleDays", (text) => {
        const days = daysIn(text);
        return days === undefined
          ? wrong(words.badCycle(text.slice(0, 40)))
          : right({ columns: { cycleDays: days } });
      }),
    },
    need: level("need"),
    intent: level("intent"),
    mailDomain: {
      ...{ type: "line", label: words.labels.mailDomain, required: false, maxLength: longestFileWord },
      placeholder: words.domainPlaceholder,
      now: columns.mailDomain ?? "",
      read: kept("mailDomain", (text) => {
        const domain = text.toLowerCase().replace(/^.*@/, "");
        return /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}$/u.test(domain)
          ? right({ columns: { mailDomain: domain } })
          : wrong(words.badDomain(text.slice(0, 40)));
      }),
    },
    finances: said("finances"),
    "decision-structure": said("decision-structure"),
    "buying-habits": said("buying-habits"),
    "regional-habits": said("regional-habits"),
    "it-status": said("it-status"),
    "other-words": said("other-words"),
    ...ownQuestions(turn, file.words),
  };
}

type WordColumn = "industry" | "region" | "purchasingPower" | "channel" | "position";

const levelWords: Readonly<Record<string, (typeof levels)[number]>> = {
  ...{ 高: "high", 强: "high", 中: "medium", 一般: "medium", 低: "low", 弱: "low" },
};
const levelIn = (text: string): string => levelWords[text] ?? text;

function readCount(turn: Turn, name: "people" | "sites", text: string): Read<Piece> {
  const words = fileWords(turn.locale);
  const typed = text.slice(0, 40);
  const count = oneNumberIn(text);
  if (count === undefined || !Number.isInteger(count)) return wrong(words.badCount(typed));
  return count > mostCounted ? wrong(words.tooMany(typed)) : right({ columns: { [name]: count } });
}

function readProfit(turn: Turn, text: string): Read<Piece> {
  const amount = readAmount(turn, text);
  return amount.ok
    ? right({
        columns: { profitMinor: String(amount.value.minor), profitCurrency: amount.value.currency },
      })
    : amount;
}

function readParent(turn: Turn, id: string, text: string, parent: ParentTyped | undefined): Read<Piece> {
  const words = fileWords(turn.locale);
  const typed = text.slice(0, 60);
  if (parent?.sure)
    return parent.sure.id === id ? wrong(words.ownParent) : right({ columns: { parentId: parent.sure.id } });
  const [near] = parent?.near ?? [];
  return wrong(near ? words.parentNear(typed, near.name) : words.noParent(typed));
}
