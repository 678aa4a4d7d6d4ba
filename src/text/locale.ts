/** The two languages, both first-class. */
export const locales = ["en", "zh"] as const;
export type Locale = (typeof locales)[number];

/** A name or sentence in both languages. */
export type Bilingual = Readonly<Record<Locale, string>>;

export const both = (en: string, zh: string): Bilingual => ({ en, zh });

/** "zh-CN", "zh_cn", "ZH-Hant" → zh; anything else that is known → en. */
export function localeFrom(tag: string | undefined, otherwise: Locale): Locale {
  if (!tag) return otherwise;
  return /^zh\b|^zh[-_]/i.test(tag) ? "zh" : "en";
}
