import { nearest } from "./nearest.ts";
import { normaliseText } from "./normalise-text.ts";

export type ParsedZone =
  | { ok: true; zone: string }
  /** Zones that may have been meant, best first, possibly none. */
  | { ok: false; near: string[] };

/**
 * A time zone by its IANA name or its city, in any case: Asia/Shanghai · shanghai · 北京 · new york.
 * @returns an IANA name, such as "America/New_York"
 */
export function parseZone(typed: string): ParsedZone {
  const word = keyOf(normaliseText(typed));
  const known = zones.get(word) ?? zones.get(keyOf(lastPart(word)));
  if (known) return { ok: true, zone: known };
  const near = nearest(word, [...zones.keys()], { limit: 6 }).map((key) => zones.get(key)!);
  return { ok: false, near: [...new Set(near)].slice(0, 3) };
}

const keyOf = (name: string): string => name.trim().toLowerCase().replace(/[ _]+/g, " ");
const lastPart = (name: string): string => name.split("/").at(-1)!;

/** By full name and by city; a city that two zones share (none of size does) belongs to the first. */
const zones = new Map<string, string>();
for (const zone of [...Intl.supportedValuesOf("timeZone"), "UTC"]) {
  for (const key of [keyOf(zone), keyOf(lastPart(zone))]) if (!zones.has(key)) zones.set(key, zone);
}

/** Where sales teams sit and no zone is named after, or not in Chinese. All of China keeps Shanghai's time. */
const alsoCalled = {
  "Asia/Shanghai": "北京 上海 广州 深圳 中国 beijing shenzhen guangzhou",
  "Asia/Urumqi": "乌鲁木齐",
  "Asia/Hong_Kong": "香港",
  "Asia/Macau": "澳门",
  "Asia/Taipei": "台北",
  "Asia/Singapore": "新加坡",
  "Asia/Tokyo": "东京",
  "Asia/Seoul": "首尔",
  "Asia/Bangkok": "曼谷",
  "Asia/Kuala_Lumpur": "吉隆坡",
  "Asia/Jakarta": "雅加达",
  "Asia/Dubai": "迪拜",
  "Australia/Sydney": "悉尼",
  "Europe/London": "伦敦",
  "Europe/Paris": "巴黎",
  "Europe/Berlin": "柏林",
  "America/New_York": "纽约",
  "America/Los_Angeles": "san_francisco 旧金山 洛杉矶",
};
for (const [zone, names] of Object.entries(alsoCalled)) {
  for (const name of names.split(" ")) zones.set(keyOf(name), zone);
}
