import { kindNamed } from "../spreadsheets/kinds/kinds.ts";
import type { Locale } from "../text/locale.ts";
import type { Import } from "./import.ts";
import type { Why } from "./rows.ts";
import { importWords } from "./words.ts";

/** Why a row was left out, in a few words: 金额：“面议”不是金额. */
export function sayWhy(locale: Locale, { kind }: Pick<Import, "kind">, why: Why): string {
  const { why: words } = importWords(locale);
  const say = words[why.code as keyof typeof words] ?? words.other;
  const field = kindNamed(kind).fields.find(({ key }) => key === why.field)?.label[locale];
  return say({
    code: why.code,
    field: field ?? String(why.field ?? ""),
    text: String(why.text ?? ""),
    name: String(why.name ?? ""),
  });
}
