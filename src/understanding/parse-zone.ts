import { smallChineseNumber } from "./dates/chinese-count.ts";
import { foldForReading } from "./fold-for-reading.ts";
import { nearest } from "./nearest.ts";
import { normaliseText } from "./normalise-text.ts";

export type ParsedZone =
  | { ok: true; zone: string }
  /** Zones that may have been meant, best first, possibly none. */
  | { ok: false; near: string[] };

/**
 * A time zone by its IANA name, by a city or a country with a single zone, or by its distance from UTC: Asia/Shanghai ·
 * kyiv · 孟买 · new york · 德国 · UTC+8 · GMT+5:30 · +08:00 · 东八区.
 * @returns an IANA name, such as "America/New_York"; of a distance in whole hours "Etc/GMT-8", which is UTC+8
 */
export function parseZone(typed: string): ParsedZone {
  const word = keyOf(foldForReading(normaliseText(typed))).replace(/(?<=.)(?: time|时间)$/, "");
  const known =
    zones.get(word) ?? zones.get(lastPart(word)) ?? otherName(word) ?? offsetZone(word) ?? zoneCalled(word);
  if (known) return { ok: true, zone: known };
  const near = nearest(word, [...zones.keys()], { limit: 6 }).map((key) => zones.get(key)!);
  return { ok: false, near: [...new Set(near)].slice(0, 3) };
}

const keyOf = (name: string): string => name.trim().toLowerCase().replace(/[ _]+/g, " ");
const lastPart = (name: string): string => name.split("/").at(-1)!;

/** By full name and by city; a city that two zones share (none of size does) belongs to the first. */
const listed = Intl.supportedValuesOf("timeZone");
const zones = new Map<string, string>();
for (const zone of [...listed, "UTC"]) {
  for (const key of [keyOf(zone), keyOf(lastPart(zone))]) if (!zones.has(key)) zones.set(key, zone);
}

/** Cities of size that no zone is named after, and what Chinese calls those for which CLDR has only their country. */
const alsoCalled = {
  "Asia/Shanghai": "北京 上海 广州 深圳 杭州 成都 beijing shenzhen guangzhou hangzhou chengdu",
  "Asia/Urumqi": "乌鲁木齐",
  "Asia/Hong_Kong": "香港",
  "Asia/Macau": "澳门",
  "Asia/Taipei": "台北",
  "Asia/Tokyo": "东京 大阪 osaka",
  "Asia/Seoul": "首尔",
  "Asia/Bangkok": "曼谷",
  "Asia/Kuala_Lumpur": "吉隆坡",
  "Asia/Jakarta": "雅加达",
  "Asia/Manila": "马尼拉",
  "Asia/Ho_Chi_Minh": "胡志明市 河内 hanoi",
  "Asia/Kolkata":
    "mumbai delhi new_delhi bangalore bengaluru chennai hyderabad pune 孟买 德里 新德里 班加罗尔 加尔各答 金奈",
  "Asia/Karachi": "islamabad lahore",
  "Asia/Dubai": "迪拜 abu_dhabi 阿布扎比",
  "Asia/Riyadh": "利雅得 jeddah",
  "Asia/Jerusalem": "tel_aviv 特拉维夫",
  "Africa/Johannesburg": "cape_town",
  "Australia/Sydney": "canberra",
  "Europe/London": "伦敦",
  "Europe/Paris": "巴黎",
  "Europe/Berlin": "柏林 慕尼黑 法兰克福 munich frankfurt hamburg",
  "Europe/Madrid": "马德里 barcelona",
  "Europe/Rome": "罗马 米兰 milan",
  "Europe/Amsterdam": "阿姆斯特丹",
  "Europe/Zurich": "苏黎世 geneva",
  "Europe/Kyiv": "基辅",
  "America/New_York": "boston washington miami atlanta 波士顿 华盛顿",
  "America/Chicago": "dallas houston austin",
  "America/Los_Angeles": "san_francisco seattle 旧金山 西雅图",
  "America/Toronto": "montreal ottawa",
};
for (const [zone, names] of Object.entries(alsoCalled)) {
  for (const name of names.split(" ")) zones.set(keyOf(name), zone);
}

/** Intl lists a zone by one of its names (Asia/Calcutta) and takes the others as well: Asia/Kolkata, Kyiv, Yangon. */
function otherName(word: string): string | undefined {
  const name = word.replaceAll(" ", "_");
  if (!/^[a-z][a-z_/+-]*\d{0,2}$/.test(name)) return undefined;
  if (name.includes("/")) return taken(name);
  const areas = ["Asia", "Europe", "America", "Africa", "Australia", "Pacific"];
  return areas.map((area) => taken(`${area}/${name}`)).find((zone) => zone !== undefined);
}

/** As it is spelt: asia/ho_chi_minh → Asia/Ho_Chi_Minh. */
function taken(name: string): string | undefined {
  const spelt = name.replace(/(?<=^|[/_-])[a-z]/g, (letter) => letter.toUpperCase());
  try {
    new Intl.DateTimeFormat("en", { timeZone: spelt });
    return spelt;
  } catch {
    return undefined;
  }
}

/** UTC+8, GMT-3:30, +08:00, 东八区. Zones that keep their distance all year. */
function offsetZone(word: string): string | undefined {
  const chinese = /^([东西])([一二三四五六七八九十]{1,2})区$/.exec(word);
  const typed = /^(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?::?(\d{2}))?$/.exec(word.replace(/[−–]/, "-"));
  const [sign, hours, minutes] = chinese
    ? [chinese[1] === "东" ? "+" : "-", smallChineseNumber(chinese[2]!), 0]
    : [typed?.[1], Number(typed?.[2] ?? Number.NaN), Number(typed?.[3] ?? 0)];
  const isOne = minutes < 60 && hours <= (sign === "+" ? 14 : 12);
  if (!isOne) return undefined;
  if (hours + minutes === 0) return "UTC";
  // By POSIX's sign, which is the other way round.
  if (minutes === 0) return `Etc/GMT${sign === "+" ? "-" : "+"}${hours}`;
  const wanted = `GMT${sign}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
  const days = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)];
  return listed.find((zone) => days.every((day) => shownName(zone, "en", "longOffset", day) === wanted));
}

type NameStyle = "shortGeneric" | "longOffset";

const shownName = (zone: string, locale: string, style: NameStyle, at: number): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: style })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value ?? "";

/** What CLDR calls zones by, in both languages: countries with one zone, elsewhere cities (India, 德国, 多伦多). */
function zoneCalled(word: string): string | undefined {
  if (!cldrNames) {
    cldrNames = new Map();
    for (const zone of listed)
      for (const [locale, ending] of [
        ["en", / time$/],
        ["zh", /时间$/],
      ] as const) {
        const name = shownName(zone, locale, "shortGeneric", 0).toLowerCase();
        // "ET" and "中部时间" are no places.
        if (ending.test(name) && !cldrNames.has(name.replace(ending, "")))
          cldrNames.set(name.replace(ending, ""), zone);
      }
  }
  return cldrNames.get(word);
}

/** Made when something is not known by other means: it takes a fifth of a second. */
let cldrNames: Map<string, string> | undefined;
