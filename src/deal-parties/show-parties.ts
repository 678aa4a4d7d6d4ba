import { actions, type Block, button, card, quiet, strong, table, toTheRight } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { may } from "../company/permissions.ts";
import { dealName } from "../deals/card/deal-card.ts";
import { cardWords } from "../deals/card/words.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { dealNamed } from "../deals/facts/deal-values.ts";
import { loadParties, type Parties } from "../deals/facts/parties.ts";
import { theDeal } from "../deals/naming/ask-which.ts";
import { shorten } from "../text/shorten.ts";
import { partyWords } from "./words.ts";

const wordsShown = 120;

/** `/deal parties #42`, `/商机 相关方 #42`: who is in it, for us and against us, with a form for each. */
export const showParties = defineUseCase({
  name: "deal.parties",
  command: {
    group: "deal",
    en: ["parties", "partners", "competitors", "helpers", "links"],
    zh: ["相关方", "协作与对手"],
    fromLine: (_words, rest) => ({ deal: rest }),
  },
  needs: "deal.see",
  changes: false,
  input: dealNamed,
  async run(turn, values) {
    const deal = await theDeal(turn, values, { action: "deal.parties" });
    const parties = (await loadParties(turn, [deal.id]))(deal.id);
    const words = partyWords(turn.locale);
    const blocks = blocksOf(turn, deal, parties);
    const mayChange = may(turn.member, "deal.change");
    const add = (label: string, action: string) => mayChange && button(label, action, { id: deal.id });
    return showCard(
      card(turn.locale, words.title(dealName(deal)), [
        ...(blocks.length > 0 ? blocks : [quiet(words.nobody)]),
        actions(
          add(words.addPartner, "deal.partner"),
          add(words.addCompetitor, "deal.competitor"),
          add(words.addHelper, "deal.helper"),
          add(words.addLink, "deal.link"),
          button(words.card, "deal.show", { id: deal.id }),
        ),
      ]),
    );
  },
});

/** Of each kind that there is a table, whose rows open their form. */
function blocksOf(turn: Turn, { id }: Deal, { partners, competitors, helpers, links }: Parties): Block[] {
  const words = partyWords(turn.locale);
  const {
    partyRoles,
    hours: inHours,
    partners: ours,
    competitors: theirs,
    helpers: who,
  } = cardWords(turn.locale);
  const change = (action: string, values: Readonly<Record<string, string>>) =>
    may(turn.member, "deal.change") ? button(words.change, action, { id, ...values }) : undefined;
  return [
    ...section(ours, [words.name, words.role, toTheRight(words.share)], partners, (one) => ({
      cells: [one.name, partyRoles[one.role], `${one.share}%`],
      button: change("deal.partner", { name: one.name }),
    })),
    ...section(theirs, [words.name, words.strengths, words.weaknesses], competitors, (one) => ({
      cells: [
        one.name,
        shorten(one.strengths, wordsShown) || "–",
        shorten(one.weaknesses, wordsShown) || "–",
      ],
      button: change("deal.competitor", { name: one.name }),
    })),
    ...section(who, [words.name, words.role, toTheRight(words.planned)], helpers, (one) => ({
      cells: [one.name, partyRoles[one.role], one.hours === null ? "–" : inHours(one.hours)],
      button: change("deal.helper", { member: one.id }),
    })),
    ...section(words.links, [words.linkTitle, words.address], links, (one) => ({
      cells: [one.title, new URL(one.url).hostname],
      button: change("deal.link", { url: one.url }),
    })),
    ...openers(id, links),
  ];
}

const openers = (id: string, links: Parties["links"]): Block[] => {
  const row = actions(
    ...links.map(({ url, title }) => button(title, "deal.open-link", { id }, { opens: url })),
  );
  return row ? [row] : [];
};

type Row = Parameters<typeof table>[1][number];

const section = <T>(
  title: string,
  headings: Parameters<typeof table>[0],
  all: readonly T[],
  row: (one: T) => Row,
): Block[] => (all.length === 0 ? [] : [strong(title), table(headings, all.map(row))]);
