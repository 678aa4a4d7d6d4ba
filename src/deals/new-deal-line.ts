/** `ACME 120万 下月底` → customer, amount, date as typed. Pure; the form shows and checks them. */
import type { Temporal } from "temporal-polyfill";
import { parseAmount } from "../understanding/parse-amount.ts";
import { parseDate } from "../understanding/parse-date.ts";
import type { Word } from "../understanding/split-words.ts";

export type NewDealParts = { customer: string; amount: string; closeDate: string };

/** An amount or a date may take several words: "USD 30k", "end of month", "next Friday". */
const longestPart = 4;

/**
 * The customer comes first and is never read as anything else ("3M"); after it amount and date in any order.
 * Words that are neither belong to the customer's name.
 */
export function readNewDealLine(words: readonly Word[], today: Temporal.PlainDate): NewDealParts {
  const parts: NewDealParts = { customer: "", amount: "", closeDate: "" };
  const name: string[] = [];
  let index = 0;
  while (index < words.length) {
    const taken = index === 0 || words[index]!.quoted ? undefined : takePart(words, index, parts, today);
    if (taken) {
      parts[taken.part] = taken.text;
      index += taken.length;
    } else {
      name.push(words[index]!.spelling);
      index += 1;
    }
  }
  parts.customer = name.join(" ");
  return parts;
}

function takePart(words: readonly Word[], from: number, already: NewDealParts, today: Temporal.PlainDate) {
  for (let length = Math.min(longestPart, words.length - from); length >= 1; length--) {
    const text = words
      .slice(from, from + length)
      .map((word) => word.text)
      .join(" ");
    if (!already.closeDate && parseDate(text, { today, locale: "zh" }).ok)
      return { part: "closeDate" as const, text, length };
    if (!already.amount && parseAmount(text, { currency: "CNY" }).ok)
      return { part: "amount" as const, text, length };
  }
  return undefined;
}
