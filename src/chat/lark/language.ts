/** Lark's own sentences, and which language they take while nobody has been answered. */
import { larkEn } from "../../text/lark.en.ts";
import { larkZh } from "../../text/lark.zh.ts";
import type { Locale } from "../../text/locale.ts";

export type LarkText = typeof larkEn;

export const larkText: Readonly<Record<Locale, LarkText>> = { en: larkEn, zh: larkZh };

/**
 * Who names a command in Chinese reads Chinese. Latin commands tell nothing: the slash commands that Lark offers are
 * Latin for everybody.
 */
export const localeTyped = (line: string): Locale | undefined =>
  /^\s*[/／]?\s*\p{Script=Han}/u.test(line) ? "zh" : undefined;

/** A sentence of the chat's own in both languages; Lark shows the reader's (`i18n`). */
export const inBoth = (pick: (text: LarkText) => string) => ({ zh_cn: pick(larkZh), en_us: pick(larkEn) });
