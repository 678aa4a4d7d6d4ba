/** What an admin types of amounts, industries and grades. Pure. */
import type { GradePolicy } from "../../company/workspace-settings.ts";
import { parseAmount } from "../../understanding/parse-amount.ts";

export type SetAmount = Readonly<{ minor: string; currency: string }>;

/** @returns undefined for what is no amount of the company's currency */
export function amountIn(text: string, currency: string): SetAmount | undefined {
  const parsed = parseAmount(text, { currency });
  return parsed.ok && parsed.currency === currency ? { minor: String(parsed.minor), currency } : undefined;
}

/** "50k 100k 200k", "5万、10万、20万", or one per line. @returns the piece that is no amount, or that is not above the one before */
export function bandsIn(
  text: string,
  currency: string,
): Readonly<{ bands: readonly SetAmount[] }> | Readonly<{ wrong: string }> {
  const bands: SetAmount[] = [];
  for (const piece of text.split(/[\s;；、/]+|,\s+|，/u).filter(Boolean)) {
    const amount = amountIn(piece, currency);
    const before = bands.at(-1);
    const isAbove = amount && BigInt(amount.minor) > (before ? BigInt(before.minor) : 0n);
    if (!isAbove) return { wrong: piece };
    bands.push(amount);
  }
  return { bands };
}

/** "health care, finance", "医疗、金融" */
export const industriesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;，；、\n]+/u)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

/** A line for each grade: "A 15% own engineer", "A级 15% 专属工程师". @returns the line that says something else */
export function gradesIn(text: string): Readonly<{ grades: GradePolicy[] }> | Readonly<{ wrong: string }> {
  const grades: GradePolicy[] = [];
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (line === "") continue;
    const [, grade, percent, service = ""] =
      /^([\p{L}+-]{1,4}?)级?\s*[:：,，]?\s*(\d{1,3})\s*[%％]\s*[,，:：]?\s*(.*)$/u.exec(line) ?? [];
    const isTaken = grades.some((one) => one.grade.toLowerCase() === grade?.toLowerCase());
    if (!grade || !percent || Number(percent) > 100 || service.length > 200 || isTaken)
      return { wrong: line };
    grades.push({ grade, discount: Number(percent), service });
  }
  return { grades };
}
