import type { Campaign } from "../campaigns/campaign.ts";
import { actions, button, type Card, card, facts, strong } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { formatMoney } from "../money/money.ts";
import { formatDate } from "../text/format/date.ts";
import { campaignWords } from "./words.ts";

/** One campaign, after something happened to it. */
export function campaignCard({ locale, today }: Turn, campaign: Campaign, banner: string): Card {
  const words = campaignWords(locale);
  const { id, name, startsOn, endsOn, cost, isArchived } = campaign;
  return card(
    locale,
    isArchived ? `${name} · ${words.archived}` : name,
    [
      strong(banner),
      facts(
        [words.startsOn, formatDate(startsOn, locale, today)],
        [words.endsOn, endsOn ? formatDate(endsOn, locale, today) : words.goesOn],
        [words.cost, cost ? formatMoney(cost, locale, "exact") : words.noCost],
      ),
      actions(
        button(words.change, "funnel.campaign", { id }),
        button(isArchived ? words.restore : words.archive, "campaign.archive", { id, archived: !isArchived }),
        button(words.sources, "funnel.sources"),
      ),
    ],
    { tone: "good", summary: banner },
  );
}
