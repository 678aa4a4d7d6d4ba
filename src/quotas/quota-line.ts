/** `王芳 300万 下季度` → who, how much, for which quarter. Pure. */
import { nextQuarter, type Quarter, quarterNamed } from "../calendar/quarter.ts";
import { parseAmount } from "../understanding/parse-amount.ts";
import type { Word } from "../understanding/split-words.ts";

export type QuotaLine = Readonly<{ name: string; amount: string; quarter: Quarter }>;

/** An amount may take several words: "USD 30 k". */
const longestAmount = 3;

/**
 * The name comes first, amount and quarter follow in any order. What is not said is "" and the running quarter.
 * @param fiscalStartMonth 1–12
 */
export function readQuotaLine(words: readonly Word[], running: Quarter, fiscalStartMonth: number): QuotaLine {
  const { rest, quarter } = takeQuarter(
    words.map(({ spelling }) => spelling),
    running,
    fiscalStartMonth,
  );
  for (let length = Math.min(longestAmount, rest.length - 1); length >= 1; length--) {
    const amount = rest.slice(-length).join(" ");
    if (parseAmount(amount, { currency: "CNY" }).ok)
      return { name: rest.slice(0, -length).join(" "), amount, quarter };
  }
  return { name: rest.join(" "), amount: "", quarter };
}

function takeQuarter(words: readonly string[], running: Quarter, fiscalStartMonth: number) {
  for (const length of [2, 1]) {
    for (let from = 0; from + length <= words.length; from++) {
      const quarter = readQuarter(words.slice(from, from + length).join(" "), running, fiscalStartMonth);
      // "500k for next quarter"
      const before = words.slice(0, /^(?:for|in)$/i.test(words[from - 1] ?? "") ? from - 1 : from);
      if (quarter) return { rest: [...before, ...words.slice(from + length)], quarter };
    }
  }
  return { rest: words, quarter: running };
}

/** Q1 · 2027Q1 · Q1 2027 · 一季度 · 第1季度 · next quarter · 下季度. Without a year: the next that is not over. */
function readQuarter(text: string, running: Quarter, fiscalStartMonth: number): Quarter | undefined {
  const word = text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
  if (/^(this|current)quarter$|^(本|这)个?季度?$/.test(word)) return running;
  if (/^nextquarter$|^下个?季度?$/.test(word)) return nextQuarter(running, fiscalStartMonth);
  const [, before, latin, chinese, after] =
    /^(\d{4})?[-年]?(?:q([1-4])|第?([1-4一二三四])季度?)(\d{4})?$/.exec(word) ?? [];
  const number = latin ?? (chinese && (chineseNumbers[chinese] ?? chinese));
  if (!number) return undefined;
  const year = before ?? after ?? String(running.year + (Number(number) < running.number ? 1 : 0));
  return quarterNamed(`${year}-Q${number}`, fiscalStartMonth);
}

const chineseNumbers: Readonly<Record<string, string | undefined>> = { 一: "1", 二: "2", 三: "3", 四: "4" };
