/** What Lark takes as the answer to a pressed button: a toast, a card in place of the pressed one, both or neither. */

import type { Locale } from "../../text/locale.ts";
import type { Tone } from "../card.ts";
import type { LarkCard } from "./elements.ts";
import { i18n } from "./language.ts";
import { limits } from "./limits.ts";
import { cutVisibly } from "./plain-text.ts";
import type { LarkWords } from "./words.ts";

type ToastType = "success" | "info" | "warning" | "error";
export type Toast = Readonly<{
  type: ToastType;
  content: string;
  i18n?: Readonly<{ zh_cn: string; en_us: string }>;
}>;
export type CallbackAnswer = Readonly<{
  toast?: Toast;
  card?: Readonly<{ type: "raw"; data: LarkCard }>;
}>;

const toastTypes: Readonly<Record<Tone, ToastType>> = {
  plain: "info",
  good: "success",
  warning: "warning",
  bad: "error",
};

export const toast = (text: string, tone: Tone, locale: Locale): Toast => ({
  type: toastTypes[tone],
  content: cutVisibly(text, limits.toast, locale),
});

/** One of the chat's own sentences; the client picks the language. */
export const ownToast = (pick: (text: LarkWords) => string, tone: Tone): Toast => {
  const both = i18n(pick);
  return { type: toastTypes[tone], content: both.en_us, i18n: both };
};

export const rawCard = (data: LarkCard) => ({ type: "raw" as const, data });
