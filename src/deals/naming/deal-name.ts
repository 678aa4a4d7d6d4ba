/** How a deal is named: quotes and full stops around it, and its number. Pure. */
import { normaliseText } from "../../understanding/normalise-text.ts";

/** What was typed without quotes around it, a full stop behind it, or the word deal: 华信的商机 → 华信. */
export function nameIn(typed: string): string {
  const name = typed.trim();
  const bare = /^(["'“”„‟「『《])(.*)(["'“”」』》])$/su.exec(name)?.[2] ?? name;
  return bare.replace(/(?<=.)的(?:商机|单子)$/u, "").trim();
}

/** "#42", "＃４２", "# 42", "No. 42", 编号42, 42号; a bare 42 may also be a name. */
export function numberIn(typed: string): { value: number; isSure: boolean } | undefined {
  const text = normaliseText(nameIn(typed)).replace(/[:,.]$/, "");
  const found = /^(?:(#|no\.? ?|编号|商机)\s?)?(\d{1,9})(号)?$/i.exec(text);
  return found ? { value: Number(found[2]), isSure: Boolean(found[1] ?? found[3]) } : undefined;
}
