/** A browser in words, by what it calls itself. Pure. */
import type { Locale } from "../text/locale.ts";
import { peopleWords } from "./words.ts";

/**
 * A dozen names that tell somebody's own devices apart; the first that is found counts, because browsers also name those
 * that they resemble. A library knows thousands of models and versions that nobody needs here.
 */
const browsers: readonly (readonly [RegExp, Readonly<Record<Locale, string>> | string])[] = [
  [/MicroMessenger\//, { en: "WeChat", zh: "微信" }],
  [/Lark\/|Feishu/i, { en: "Lark", zh: "飞书" }],
  [/DingTalk/i, { en: "DingTalk", zh: "钉钉" }],
  [/QQBrowser\/|MQQBrowser/, { en: "QQ Browser", zh: "QQ 浏览器" }],
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, { en: "Samsung Internet", zh: "三星浏览器" }],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\/|Chromium\//, "Chrome"],
  [/Version\/[\d.]+ .*Safari\//, "Safari"],
];

const systems: readonly (readonly [RegExp, Readonly<Record<Locale, string>> | string])[] = [
  [/HarmonyOS|OpenHarmony/i, { en: "HarmonyOS", zh: "鸿蒙" }],
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, { en: "Android", zh: "安卓" }],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/CrOS/, "ChromeOS"],
  [/Linux|X11/, "Linux"],
];

/** "Chrome on Windows", "iPhone 上的 Safari"; what is not known is left out. */
export function deviceName(userAgent: string, locale: Locale): string {
  const words = peopleWords(locale).sessions;
  const find = (names: typeof browsers): string | undefined => {
    const name = names.find(([sign]) => sign.test(userAgent))?.[1];
    return typeof name === "object" ? name[locale] : name;
  };
  const [browser, system] = [find(browsers), find(systems)];
  if (browser && system) return words.on(browser, system);
  return browser ?? system ?? words.unknown;
}
