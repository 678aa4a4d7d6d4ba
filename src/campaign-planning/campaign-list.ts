import { type Campaign, loadCampaigns } from "../campaigns/campaign.ts";
import { actions, button, type Card, card, quiet, strong, table, toTheRight } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { may } from "../company/permissions.ts";
import { formatMoney } from "../money/money.ts";
import { formatShortDate } from "../text/format/date.ts";
import { campaignWords } from "./words.ts";

const perPage = 12;

/** All of them, the newest first, with what may be done to each. @param banner what has just happened */
export async function campaignList(turn: Turn, asked: number, banner?: string): Promise<Card> {
  const { locale } = turn;
  const words = campaignWords(locale);
  const all = await loadCampaigns(turn);
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const page = Math.min(asked, pages);
  const mayPlan = may(turn.member, "campaign.plan");
  return card(
    locale,
    words.title(all.length),
    [
      banner ? strong(banner) : undefined,
      all.length === 0
        ? quiet(words.none)
        : table(
            [words.name, words.startsOn, words.endsOn, toTheRight(words.cost)],
            all.slice((page - 1) * perPage, page * perPage).map((one) => ({
              cells: cellsOf(turn, one),
              button: mayPlan ? button(words.change, "funnel.campaign", { id: one.id }) : undefined,
            })),
          ),
      pages > 1 ? quiet(chatWords(locale).page(page, pages)) : undefined,
      quiet(words.hint),
      actions(
        mayPlan && button(words.plan, "funnel.campaign", { plan: true }),
        all.length > 0 && button(words.sources, "funnel.sources"),
        page > 1 && button(chatWords(locale).previous, "funnel.campaign", { page: page - 1 }),
        page < pages && button(chatWords(locale).next, "funnel.campaign", { page: page + 1 }),
      ),
    ],
    { tone: banner ? "good" : "plain", summary: banner ?? words.title(all.length) },
  );
}

function cellsOf({ locale, today }: Turn, { name, startsOn, endsOn, cost, isArchived }: Campaign): string[] {
  const words = campaignWords(locale);
  return [
    isArchived ? `${name} · ${words.archived}` : name,
    formatShortDate(startsOn, locale, today),
    endsOn ? formatShortDate(endsOn, locale, today) : words.goesOn,
    cost ? formatMoney(cost, locale, "short") : words.noCost,
  ];
}
