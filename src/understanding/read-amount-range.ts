/** How large: `>500k`, ≥50万, 小于10万, "over 1m", 10万以上, `100k-500k`. Pure. */
import { parseAmount } from "./parse-amount.ts";

/** Minor units of `currency`; both ends where both were said. */
export type AmountRange = Readonly<{
  currency: string;
  from?: Readonly<{ minor: bigint; included: boolean }>;
  to?: Readonly<{ minor: bigint; included: boolean }>;
}>;

type Sign = ">" | ">=" | "<" | "<=";

const said: Readonly<Record<Sign, string>> = {
  ">=": ">=|≥|=>|at least|from|min|minimum|不低于|不少于|不小于|至少|大于等于",
  "<=": "<=|≤|=<|up to|at most|max|maximum|不超过|不高于|不多于|不大于|至多|最多|小于等于",
  ">": ">|more than|over|above|larger than|bigger than|greater than|超过|大于|高于|多于",
  "<": "<|less than|under|below|smaller than|小于|低于|少于|不到|不足",
};
/** Longer ones first: >= is not >. */
const before = (Object.keys(said) as Sign[])
  .flatMap((sign) => said[sign].split("|").map((word) => [word, sign] as const))
  .sort(([a], [b]) => b.length - a.length);
const behind: readonly (readonly [string, Sign])[] = [
  ["以上", ">="],
  ["+", ">="],
  ["起", ">="],
  ["以下", "<"],
  ["以内", "<="],
];

/**
 * @param text folded, in lower case
 * @param currency ISO code that a bare number counts in
 */
export function readAmountRange(text: string, currency: string): AmountRange | undefined {
  for (const [word, sign] of before)
    if (text.startsWith(word)) return oneSided(text.slice(word.length), sign, currency);
  for (const [word, sign] of behind)
    if (text.endsWith(word)) return oneSided(text.slice(0, -word.length), sign, currency);
  const [, low, high] = /^(?:between )?(.+?)(?:-|~| and | to |到|至)(.+)$/.exec(text) ?? [];
  return low === undefined || high === undefined ? undefined : twoSided(low, high, currency);
}

function oneSided(typed: string, sign: Sign, own: string): AmountRange | undefined {
  const amount = parseAmount(typed, { currency: own });
  if (!amount.ok) return undefined;
  const end = { minor: amount.minor, included: sign.endsWith("=") };
  return sign.startsWith(">")
    ? { currency: amount.currency, from: end }
    : { currency: amount.currency, to: end };
}

/** 10-50万 is from 10万: a number without a magnitude has the other's. */
function twoSided(low: string, high: string, own: string): AmountRange | undefined {
  const to = parseAmount(high, { currency: own });
  const magnitude = /[^\d.,]+$/.exec(high.trim())?.[0] ?? "";
  const from = parseAmount(/[\d.]$/.test(low) ? low + magnitude : low, {
    currency: to.ok ? to.currency : own,
  });
  if (!from.ok || !to.ok || from.currency !== to.currency || from.minor > to.minor) return undefined;
  // Dates (11-20) and other pairs of small numbers are no amounts.
  if (magnitude === "" && !/[\d,]{5}/.test(high)) return undefined;
  return {
    currency: to.currency,
    from: { minor: from.minor, included: true },
    to: { minor: to.minor, included: true },
  };
}
