import { z } from "zod";
import { actions, button, type Card, card, facts, text as paragraph } from "../chat/card.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { dealName } from "../deals/card/deal-card.ts";
import { type Deal, dueOn } from "../deals/facts/deal.ts";
import { factWords } from "../deals/facts/words.ts";
import { theDeal } from "../deals/naming/ask-which.ts";
import { exceptionKinds } from "../measures/week-exceptions.ts";
import { formatMoney } from "../money/money.ts";
import { formatShortDate } from "../text/format/date.ts";
import { nudge } from "./nudge-once.ts";
import { forecastWords } from "./words.ts";

const input = z.object({ id: z.uuid(), why: z.enum(exceptionKinds) });

/** A button beside a deal that wants a call: its owner gets one private message, which says who asks. */
export const nudgeOwner = defineUseCase({
  name: "deal.nudge",
  // Who only reads sends nothing in the bot's name.
  needs: "deal.change",
  changes: true,
  input,
  async run(turn, { id, why }) {
    const words = forecastWords(turn.locale);
    const deal = await theDeal(turn, { id }, { action: "deal.nudge" });
    const { owner, outcome } = deal;
    if (outcome !== null) return refuse(words.closedMeanwhile(deal.customer.name, outcome));
    if (owner.id === turn.member.id) return refuse(words.nudgeOwn);
    return nudge(turn, owner.id, `deal:${deal.id}`, (reader) => askingCard(reader, turn, deal, why));
  },
});

/** @param reader the owner */
function askingCard(
  { locale, today }: Pick<Turn, "locale" | "today">,
  { member }: Pick<Turn, "member">,
  deal: Deal,
  why: z.output<typeof input>["why"],
): Card {
  const words = forecastWords(locale);
  const { amount, closeDate, moneyOn, open } = factWords(locale);
  const said = words.asksAbout(member.name, dealName(deal));
  return card(
    locale,
    said,
    [
      paragraph(words.asksWhy[why]),
      facts(
        [amount, formatMoney(deal.amount, locale, "exact")],
        [deal.signedAt ? moneyOn : closeDate, formatShortDate(dueOn(deal), locale, today)],
      ),
      actions(button(`${open} #${deal.number}`, "deal.show", { id: deal.id }, { style: "primary" })),
    ],
    { summary: said },
  );
}
