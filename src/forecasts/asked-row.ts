/** One deal on the Thursday card: two lines, and its answers, of which the given one stays chosen. */
import { type ActionsBlock, answers, button } from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import { stageName } from "../deals/card/deal-card.ts";
import { type Deal, dueOn, isAwaiting, productsOf } from "../deals/facts/deal.ts";
import { factWords } from "../deals/facts/words.ts";
import { formatMoney } from "../money/money.ts";
import type { Stage } from "../pipelines/pipeline.ts";
import { formatShortDate } from "../text/format/date.ts";
import type { AskedDeal } from "./asked-deals.ts";
import type { Attention } from "./attention.ts";
import { forecastWords } from "./words.ts";

/** The gate that a deal stands before. */
export type ShutGate = Readonly<{ dealId: string; to: Stage }>;

/**
 * The same buttons before and after an answer, so that nothing moves under the finger.
 * @param to the stage whose gate is shut: the row leads there
 */
export function askedRow(
  reader: Reader,
  { deal, answer, attention }: AskedDeal,
  card: Readonly<{ page: number; week: string; for?: string }>,
  to: Stage | undefined,
): ActionsBlock {
  const words = forecastWords(reader.locale);
  const values = { id: deal.id, ...card };
  const asked = {
    key: deal.id,
    name: deal.customer.name,
    more: [formatMoney(deal.amount, reader.locale, "short"), ...productsOf(deal)].join(" · "),
    line: stands(reader, deal, answer ? undefined : attention),
  };
  if (answer === "lost")
    return answers(asked, button(words.lost, "deal.show", { id: deal.id }, { chosen: true }));
  return answers(
    asked,
    attention !== "overdue" && button(words.same, "forecast.same", values, { chosen: answer === "same" }),
    button(words.change, "forecast.change", values, { chosen: answer === "change" }),
    button(words.slipped, "forecast.slip", values, { chosen: answer === "slipped" }),
    button(words.lost, "forecast.lose", values, { style: "danger" }),
    to !== undefined &&
      button(
        words.toStage(to.name[reader.locale]),
        "forecast.advance",
        { ...values, stage: to.code },
        { style: "primary" },
      ),
  );
}

/** The date first, with what is the matter with it. */
function stands(reader: Reader, deal: Deal, attention: Attention | undefined): string {
  const words = forecastWords(reader.locale);
  const due = formatShortDate(dueOn(deal), reader.locale, reader.today);
  const date = isAwaiting(deal) ? words.pays(due) : words.signs(due);
  const sure = `${deal.likelihood}% ${factWords(reader.locale).categories[deal.category]}`;
  const when = attention ? words.attention[attention](date, due, deal.slips) : date;
  // Of what is signed the date says that already.
  return [when, sure, ...(isAwaiting(deal) ? [] : [stageName(reader, deal)])].join(" · ");
}
