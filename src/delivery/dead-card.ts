import { type Card, card, text as paragraph, quiet, table } from "../chat/card.ts";
import { chatWords } from "../chat/words.ts";
import type { Locale } from "../text/locale.ts";
import type { DeadDelivery } from "./list-dead.ts";
import { deliveryWords } from "./words.ts";

/** What an admin needs to find out why a person isn't getting messages. */
export function deadCard(dead: readonly DeadDelivery[], locale: Locale): Card {
  const text = deliveryWords(locale);
  const rows = dead.map(({ memberName, recipient, platform, title, error }) => ({
    cells: [
      text.account(memberName ?? recipient, chatWords(locale).platforms[platform] ?? platform),
      title,
      error,
    ],
  }));
  return card(
    locale,
    text.deadTitle,
    [paragraph(text.deadExplained), table([text.to, text.message, text.reason], rows), quiet(text.onceADay)],
    { tone: "warning", summary: text.deadExplained },
  );
}
