import { foldForReading } from "./fold-for-reading.ts";
import { normaliseText } from "./normalise-text.ts";

export type ParsedLikelihood =
  | { ok: true; percent: number }
  | { ok: false; reason: "empty" | "not-a-likelihood" | "out-of-range" };

/**
 * How likely a deal is, as a whole percent 0–100: 70%, 70, 0.7, 七成, 七成半, 七八成 (75), 百分之七十, 五五开,
 * 一半. A number with a decimal point up to 1 is a fraction; a whole number is always a percent.
 */
export function parseLikelihood(typed: string): ParsedLikelihood {
  const text = foldForReading(normaliseText(typed)).replace(/^(?:约|大约|大概|about|~)\s*/, "");
  if (text === "") return { ok: false, reason: "empty" };
  const percent = asPercent(text) ?? asTenths(text);
  if (percent === undefined) return { ok: false, reason: "not-a-likelihood" };
  if (percent < 0 || percent > 100) return { ok: false, reason: "out-of-range" };
  return { ok: true, percent: Math.round(percent) };
}

function asPercent(text: string): number | undefined {
  const number = /^([-+]?(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9}))\s*(%|percent|pct|个点)?$/.exec(text);
  if (number) {
    const value = Number(number[1]);
    const fraction = number[2] === undefined && number[1]!.includes(".") && value >= 0 && value <= 1;
    return fraction ? value * 100 : value;
  }
  const spoken = /^百分之(?:(\d{1,3})|(百)|([一二三四五六七八九])?(十)?([一二三四五六七八九])?)$/.exec(text);
  if (!spoken || text.length === 3) return undefined;
  if (spoken[1]) return Number(spoken[1]);
  if (spoken[2]) return 100;
  const tens = spoken[4] ? (digit(spoken[3]) || 1) * 10 : digit(spoken[3]);
  return tens + digit(spoken[5]);
}

function asTenths(text: string): number | undefined {
  if (/^(?:五五开|对半开?|一半|50\/50)$/.test(text)) return 50;
  const tenths =
    /^(\d|10|[一二两三四五六七八九十])([一二三四五六七八九])?成([一二三四五六七八九半\d])?$/.exec(text);
  if (!tenths) return undefined;
  const first = digit(tenths[1]) * 10;
  // 七八成 is seven to eight tenths, said when one cannot decide; the middle is meant.
  if (tenths[2]) return digit(tenths[2]) === digit(tenths[1]) + 1 ? first + 5 : undefined;
  return first + (tenths[3] === "半" ? 5 : digit(tenths[3]));
}

function digit(character: string | undefined): number {
  if (character === undefined) return 0;
  if (/^\d+$/.test(character)) return Number(character);
  return character === "两" ? 2 : "零一二三四五六七八九十".indexOf(character);
}
