import { type Card, card, text as paragraph, quiet, table } from "../chat/card.ts";
import { deliveryEn } from "../text/delivery.en.ts";
import { deliveryZh } from "../text/delivery.zh.ts";
import type { Locale } from "../text/locale.ts";
import type { DeadDelivery } from "./list-dead.ts";

const texts: Readonly<Record<Locale, typeof deliveryEn>> = { en: deliveryEn, zh: deliveryZh };

export const deliveryText = (locale: Locale): typeof deliveryEn => texts[locale];

/** What an admin needs in order to find out why somebody does not get their messages. */
export function deadCard(dead: readonly DeadDelivery[], locale: Locale): Card {
  const text = deliveryText(locale);
  const rows = dead.map(({ memberName, recipient, platform, title, error }) => ({
    cells: [`${memberName ?? recipient} (${text.platforms[platform] ?? platform})`, title, error],
  }));
  return card(
    text.deadTitle,
    [paragraph(text.deadExplained), table([text.to, text.message, text.reason], rows), quiet(text.onceADay)],
    { tone: "warning", summary: text.deadExplained },
  );
}
