/** Which language Lark's own sentences take beside what is already written. */
import { larkEn } from "../../text/lark.en.ts";
import { larkZh } from "../../text/lark.zh.ts";
import type { Locale } from "../../text/locale.ts";

export type LarkText = typeof larkEn;

export const larkText: Readonly<Record<Locale, LarkText>> = { en: larkEn, zh: larkZh };

/** The adapter does not know the reader, only what is on the card or was typed: Han characters mean Chinese. */
export const languageOf = (text: string): Locale => (/\p{Script=Han}/u.test(text) ? "zh" : "en");

/** A sentence of the chat's own in both languages; Lark shows the reader's (`i18n`). */
export const inBoth = (pick: (text: LarkText) => string) => ({ zh_cn: pick(larkZh), en_us: pick(larkEn) });
