import { z } from "zod";
import type { Locale } from "../../../text/locale.ts";
import { oneNumberIn } from "../../../understanding/one-number.ts";
import { type GateFacts, type GateKind, inWords } from "../gate-kind.ts";
import { numberEn } from "./words.en.ts";
import { numberZh } from "./words.zh.ts";

type Bounds = Readonly<{
  /** The deal's likelihood in percent; without it the criterion has a number of its own. */
  of?: "likelihood";
  /** Both are within the bounds. */
  atLeast?: number;
  atMost?: number;
}>;

const words = { en: numberEn, zh: numberZh };

/** A number compares: at least 50 people, at most 2 competitors. */
export const number: GateKind<Bounds> = {
  details: {
    of: z.literal("likelihood").optional(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
  },
  flaws: ({ atLeast = -Infinity, atMost = Infinity }) =>
    atLeast > atMost ? [{ path: ["atMost"], code: "crossed-bounds" }] : [],
  holds(criterion, facts) {
    const value = numberOf(criterion.key, criterion, facts);
    return value !== undefined && isWithin(criterion, value);
  },
  asks: (criterion, { locale }) => {
    const range = rangeOf(criterion, locale);
    const { label, hint = range && words[locale].needed(range) } = inWords(criterion, locale);
    if (criterion.of === "likelihood") return { column: "likelihood", label, hint };
    const read = (text: string) => {
      const value = oneNumberIn(text);
      return value === undefined
        ? ({ ok: false, error: words[locale].notANumber(text.slice(0, 40)) } as const)
        : ({ ok: true, value: String(value) } as const);
    };
    return { fields: [{ label, hint, type: "line", maxLength: 40, read }] };
  },
  whyNot(criterion, { locale }) {
    const range = rangeOf(criterion, locale);
    return range === undefined ? words[locale].missing : words[locale].outside(range);
  },
};

/** An answer from before it was a number holds nothing. */
function numberOf(key: string, { of }: Bounds, { likelihood, answers }: GateFacts): number | undefined {
  if (of === "likelihood") return likelihood;
  const value = answers[key] ? Number(answers[key]) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}

/** In words; undefined where any number will do. */
function rangeOf({ atLeast, atMost }: Bounds, locale: Locale): string | undefined {
  if (atLeast !== undefined && atMost !== undefined) return words[locale].between(atLeast, atMost);
  if (atLeast !== undefined) return words[locale].atLeast(atLeast);
  return atMost === undefined ? undefined : words[locale].atMost(atMost);
}

const isWithin = ({ atLeast = -Infinity, atMost = Infinity }: Bounds, value: number): boolean =>
  atLeast <= value && value <= atMost;
