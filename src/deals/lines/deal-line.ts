/** `ACME 120万 下月底` → whose deal, and what is said about it, all as typed. Pure; forms show and check it. */
import type { Temporal } from "temporal-polyfill";
import type { Word } from "../../understanding/split-words.ts";
import type { Category } from "../facts/deal.ts";
import { type LinePart, partsOf } from "./line-parts.ts";
import { splitStuck } from "./stuck-words.ts";

export type DealLine = Readonly<{
  /** Everything before the first value. */
  name: string;
  amount: string;
  closeDate: string;
  likelihood: string;
  category: Category | undefined;
  nextStep: string;
  nextStepDate: string;
  /** Words behind the name of which nothing was made, in order. */
  rest: readonly string[];
}>;

/**
 * The name comes first and is never read as anything else ("3M", "Studio 54"), unless the line has no other
 * amount or date. It ends at the first value that can hardly be part of a name: 45k, 月底, 70%. Two amounts or two
 * dates are both kept, so that the caller can report that there are two.
 */
export function readDealLine(words: readonly Word[], today: Temporal.PlainDate): DealLine {
  const parts = partsOf(words.flatMap(splitStuck), today);
  const from = valuesFrom(parts);
  const name = parts.slice(0, from);
  const values = parts.slice(from);
  const swapped = from > 1 && name[0] ? valueInFront(name[0], values) : undefined;
  if (swapped) {
    name.shift();
    values.push(swapped);
  }
  const isSureOf = (kind: LinePart["kind"]) => values.some((part) => part.kind === kind && part.isSure);
  const isUncounted = ({ kind, isSure }: LinePart) =>
    (kind === "amount" || kind === "date") && !isSure && isSureOf(kind);
  const said = (kind: "amount" | "date") =>
    values
      .filter((part) => part.kind === kind && !isUncounted(part))
      .map((part) => part.text)
      .join(" ");
  const first = (kind: LinePart["kind"]) => values.find((part) => part.kind === kind);
  const [likelihood, category, step] = [first("likelihood"), first("category"), first("step")];
  const isUnread = (part: LinePart) =>
    part.kind === "word" ||
    isUncounted(part) ||
    (part.kind === "likelihood" && part !== likelihood) ||
    (part.kind === "category" && part !== category);
  return {
    name: name
      .map((part) => part.spelling)
      .join(" ")
      .replace(/^(?:客户|customer)\s*[:：]\s*/i, ""),
    amount: said("amount"),
    closeDate: said("date"),
    likelihood: likelihood?.text ?? "",
    category: category?.category,
    nextStep: step?.text ?? "",
    nextStepDate: step?.date ?? "",
    rest: unread(values, isUnread),
  };
}

/** What stands together stays together: "because of scope". */
function unread(values: readonly LinePart[], isUnread: (part: LinePart) => boolean): string[] {
  const runs: string[][] = [];
  let between: string[] | undefined;
  for (const part of values) {
    if (part.kind === "filler") between?.push(part.spelling);
    else if (!isUnread(part)) between = undefined;
    else {
      if (between) runs.at(-1)!.push(...between, part.spelling);
      else runs.push([part.spelling]);
      between = [];
    }
  }
  return runs.map((run) => run.join(" "));
}

/** Where the name ends. */
function valuesFrom(parts: readonly LinePart[]): number {
  const sure = parts.findIndex((part, index) => index > 0 && part.isSure);
  if (sure > 0) {
    const hasAmount = parts.some((part, index) => index > 0 && part.kind === "amount" && part.isSure);
    const belongs = ({ kind }: LinePart) =>
      kind === "filler" || kind === "date" || (kind === "amount" && !hasAmount);
    let from = sure;
    while (from > 1 && belongs(parts[from - 1]!)) from -= 1;
    return from;
  }
  // Nothing is beyond doubt, but all that follows are values: "新远 120", "ACME commit", "Hooli next Friday".
  let from = parts.length;
  while (from > 1 && parts[from - 1]!.kind !== "word") from -= 1;
  return parts.slice(from).some((part) => part.kind !== "filler") ? from : parts.length;
}

/** `120万 新远科技 月底`: a leading amount, if it is the only one. 3M and May are more likely names. */
function valueInFront(first: LinePart, values: readonly LinePart[]): LinePart | undefined {
  const missing = !values.some((part) => part.kind === first.kind);
  const isName = first.kind === "amount" ? /^\d+ ?m$/i.test(first.text) : first.kind !== "date";
  return missing && first.isSure && !isName ? first : undefined;
}
