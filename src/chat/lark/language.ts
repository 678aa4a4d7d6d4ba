import type { Locale } from "../../text/locale.ts";
import { type LarkWords, larkWords } from "./words.ts";

/**
 * A person who types a command in Chinese reads Chinese. Latin commands say nothing: the slash commands that
 * Lark offers are Latin for everyone.
 */
export const localeTyped = (line: string): Locale | undefined =>
  /^\s*[/／]?\s*\p{Script=Han}/u.test(line) ? "zh" : undefined;

/** A sentence of the chat's own in both languages; Lark shows the reader's (`i18n`). */
export const i18n = (pick: (words: LarkWords) => string) => ({
  zh_cn: pick(larkWords("zh")),
  en_us: pick(larkWords("en")),
});
