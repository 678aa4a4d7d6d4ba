import { foldForReading } from "./fold-for-reading.ts";
import { normaliseText } from "./normalise-text.ts";

/**
 * A time of day: 14:00 · 9.30 · 14 · 2pm · 9:30 am · 14点 · 下午2点半.
 * @returns "HH:MM" on the 24-hour clock; undefined when it is none, or no such time
 */
export function parseTime(typed: string): string | undefined {
  const found = written.exec(foldForReading(normaliseText(typed)).trim());
  if (!found) return undefined;
  const { before, hour, minute, half, after } = found.groups!;
  const [said, spoken] = [Number(hour), before ?? after ?? ""];
  if (spoken && (said > 12 ? !late.test(spoken) : ambiguous.test(`${spoken}${said}`))) return undefined;
  const hours = said < 12 && late.test(spoken) ? said + 12 : said === 12 && early.test(spoken) ? 0 : said;
  const minutes = half ? 30 : Number(minute ?? 0);
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

const written =
  /^(?<before>上午|早上|早|中午|下午|晚上|晚)? ?(?<hour>\d{1,2})(?: ?(?:[:.]|点钟?|时) ?(?:(?<minute>\d{2})分?|(?<half>半))?)? ?(?<after>am|pm|a\.m\.|p\.m\.)?$/;
const late = /^(?:p|中午|下午|晚)/;
const early = /^(?:a|上午|早)/;
/** 中午11点 is before noon, 晚上12点 is midnight to some: neither is guessed. */
const ambiguous = /^(?:中午1[01]|晚上?12)$/;
