import { fullYear } from "./calendar.ts";
import { smallChineseNumber } from "./chinese-count.ts";
import type { DateContext } from "./date-rule.ts";

/** A pattern in front of a month, which may be missing: 明年, 2026年的, 二零二六年, 两千零四年. One group, without 的. */
export const yearSaid =
  "(?:(今年|本年|明年|后年|去年|(?:\\d{4}|\\d{2}|[零一二三四五六七八九]{4}|两千(?:零[一二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)?)年)的?)?";

/** The year that {@link yearSaid} has caught. */
export function yearOf(said: string, { today }: DateContext): number {
  if (said.startsWith("两千")) return 2000 + smallChineseNumber(said.slice(2, -1).replace("零", ""));
  const digits = /^(?:\d+|[零一二三四五六七八九]{4})/.exec(said)?.[0];
  if (digits) return fullYear(digits.replace(/[^\d]/g, (digit) => String(smallChineseNumber(digit))));
  return today.year + ({ 明: 1, 后: 2, 去: -1 }[said[0]!] ?? 0);
}
