/** What a column holds, gathered cell by cell. */
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import type { Cell } from "../reading/cell.ts";
import { cellText, isFault } from "./cell-text.ts";
import { type DayOrder, dayOrderIn } from "./read-day.ts";
import { currencyIn, type DecimalMark, decimalMarkIn, namesMagnitude } from "./read-money.ts";

const mostExamples = 3;
/** Different values that a choice, such as a stage, may have. */
const mostValues = 200;

/** Examples of what could be read in two ways, and what the other cells say. */
export type Evidence<Way extends string> = Readonly<{
  ways: ReadonlyMap<Way, number>;
  open: readonly string[];
}>;

/** What a survey comes to, as plain data. */
export type ColumnFacts = Readonly<
  Pick<
    ColumnSurvey,
    | ("filled" | "numbers" | "days" | "texts" | "faults" | "percents" | "bare" | "scaled" | "largest")
    | ("examples" | "numerals" | "values" | "currencies" | "format" | "decimals" | "orders")
  >
>;

export class ColumnSurvey {
  filled = 0;
  numbers = 0;
  days = 0;
  texts = 0;
  faults = 0;
  percents = 0;
  readonly examples: string[] = [];
  /** How often which; undefined once there are too many. */
  values: Map<string, number> | undefined = new Map();
  /** Named in its cells: how often which. */
  readonly currencies = new Map<string, number>();
  readonly #marks = new Map<DecimalMark, number>();
  readonly #orders = new Map<DayOrder, number>();
  readonly #openMarks: string[] = [];
  readonly #openOrders: string[] = [];
  /** Numbers without a magnitude of their own, and those with one (12万). */
  bare = 0;
  scaled = 0;
  /** Of the bare ones, whatever its sign. */
  largest = 0;
  /** Examples of bare ones. */
  readonly numerals: string[] = [];
  /** The code of its number format, "" where it has none. */
  readonly format: string;
  readonly #own: string;

  /** @param own the company's currency */
  constructor(own: string, format: string) {
    this.#own = own;
    this.format = format;
  }

  add(cell: Cell | undefined): void {
    const text = cellText(cell);
    if (text === "") return;
    this.filled += 1;
    if (isFault(cell)) {
      this.faults += 1;
      return;
    }
    if (typeof cell === "number") {
      this.numbers += 1;
      this.#addBare(Math.abs(cell), text);
    } else if (typeof cell === "object") this.days += 1;
    else this.#addText(cell as Cell, text);
    if (this.examples.length < mostExamples && !this.examples.includes(text))
      this.examples.push(text.slice(0, 60));
    this.#count(text);
  }

  get facts(): ColumnFacts {
    const { filled, numbers, days, texts, faults, percents, bare, scaled, largest } = this;
    const { examples, numerals, values, currencies, format, decimals, orders } = this;
    return {
      ...{ filled, numbers, days, texts, faults, percents, bare, scaled, largest },
      ...{ examples, numerals, values, currencies, format, decimals, orders },
    };
  }
  get decimals(): Evidence<DecimalMark> {
    return { ways: this.#marks, open: this.#openMarks };
  }
  get orders(): Evidence<DayOrder> {
    return { ways: this.#orders, open: this.#openOrders };
  }

  #count(text: string): void {
    if (!this.values) return;
    this.values.set(text, (this.values.get(text) ?? 0) + 1);
    if (this.values.size > mostValues) this.values = undefined;
  }

  #addBare(size: number, text: string): void {
    this.bare += 1;
    if (size > this.largest) this.largest = size;
    keep(this.numerals, text.slice(0, 60));
  }

  #addText(cell: Cell, text: string): void {
    // What most cells of a large file are is told at a glance.
    if (!/\d/.test(text) || /\p{L}{5}/u.test(text)) {
      this.texts += 1;
      return;
    }
    if (/^-?\d{1,7}(?:\.\d{1,2})?$/.test(text)) {
      this.numbers += 1;
      this.#addBare(Math.abs(Number(text)), text);
      if (text.includes(".")) this.#marks.set(".", (this.#marks.get(".") ?? 0) + 1);
      return;
    }
    if (/^20\d\d-\d\d-\d\d$/.test(text)) {
      this.days += 1;
      return;
    }
    if (/%$/.test(text)) this.percents += 1;
    const order = dayOrderIn(cell);
    if (order === "either") keep(this.#openOrders, text);
    else if (order) this.#orders.set(order, (this.#orders.get(order) ?? 0) + 1);
    if (order || dayLike.test(foldForReading(text))) {
      this.days += 1;
      return;
    }
    if (!amountLike.test(foldForReading(text))) {
      this.texts += 1;
      return;
    }
    this.numbers += 1;
    const mark = decimalMarkIn(cell);
    if (namesMagnitude(cell)) this.scaled += 1;
    else this.#addBare(sizeOf(text, mark === "," ? "," : "."), text);
    if (mark === "either") keep(this.#openMarks, text);
    else if (mark) this.#marks.set(mark, (this.#marks.get(mark) ?? 0) + 1);
    const currency = /[^\d.,'\s()-]/.test(text) ? currencyIn(text, this.#own) : undefined;
    if (currency) this.currencies.set(currency, (this.currencies.get(currency) ?? 0) + 1);
  }
}

/** About how large it is, whatever its sign and currency. */
function sizeOf(text: string, decimal: DecimalMark): number {
  const digits = text.replace(/[^\d.,]/g, "");
  return Number(digits.replaceAll(decimal === "." ? "," : ".", "").replace(",", ".")) || 0;
}

const keep = (examples: string[], text: string): void => {
  if (examples.length < mostExamples && !examples.includes(text)) examples.push(text);
};

/** Or a month or quarter with its year, which stands for its last day where a day is wanted. */
const dayLike =
  /^(?:\d{4}年\d{1,2}月$|20\d{2}[-/ ]?q[1-4]$|\d{4}(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}|\d{1,2}月\d{1,2}[日号]|20\d{2}(?:0\d|1[0-2])[0-3]\d$)/;
/** Mostly a number: a sign, a currency and a magnitude around it. */
const amountLike =
  /^[(\-+]?(?:[a-z]{3}|[a-z]{0,2}\p{Sc})? ?-?\d[\d.,' ]*(?: ?(?:[十百千万亿]+|k|m|w|bn?))?(?: ?(?:[a-z]{3}|\p{Sc}|元|块))?\)?-?%?$/u;

/** The one that most cells say; undefined where they say nothing. */
export function settled<Way extends string>({ ways }: Evidence<Way>): Way | undefined {
  return [...ways].toSorted(([, some], [, others]) => others - some)[0]?.[0];
}
