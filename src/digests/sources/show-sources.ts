import { z } from "zod";
import { actions, button, card, facts, quiet } from "../../chat/card.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import type { SourceNumbers } from "../../measures/sources.ts";
import { formatSums, formatWithParts } from "../../money/sums.ts";
import { formatDate, formatShortDate } from "../../text/format/date.ts";
import { type FunnelAsked, funnelAsked, readFunnelLine } from "../funnel-question.ts";
import { costPerOrder } from "./failed-campaigns.ts";
import { dealsFrom, type SourcesTold, sourcesTold } from "./load-sources.ts";
import { sourceLabel, sourcesCard } from "./sources-card.ts";
import { sourceWords } from "./words.ts";

/** `/funnel sources`, `/漏斗 来源 去年`: which sources and campaigns bring orders, and at what cost. */
export const showSources = defineUseCase({
  name: "funnel.sources",
  command: {
    group: "funnel",
    en: ["sources", "source"],
    zh: ["来源", "来源分析"],
    fromLine: (_words, rest): Record<string, string> => (rest ? { line: rest } : {}),
  },
  needs: "funnel.see",
  changes: false,
  input: funnelAsked.extend({ line: z.string().max(300).optional() }),
  async run(turn, { line, ...values }) {
    const asked = line ? await readFunnelLine(turn, line, "sources") : values;
    return showCard(await sourcesCard(turn, asked, await sourcesTold(turn, asked)));
  },
});

/** One source closely: each of its numbers opens its deals. */
export const showSource = defineUseCase({
  name: "funnel.source",
  needs: "funnel.see",
  changes: false,
  input: funnelAsked.extend({ source: z.string().max(40).optional(), campaign: z.uuid().optional() }),
  async run(turn, { source = "none", campaign, ...asked }) {
    const found = await sourcesTold(turn, asked);
    const code = source === "none" ? "" : source;
    const one = found.sources.find((row) =>
      campaign ? row.campaign?.id === campaign : row.campaign === null && row.source === code,
    );
    return one ? showCard(sourceCard(turn, asked, found, one)) : refuse(sourceWords(turn.locale).gone);
  },
});

function sourceCard(turn: Turn, asked: FunnelAsked, { told, isWhole }: SourcesTold, one: SourceNumbers) {
  const { locale } = turn;
  const words = sourceWords(locale);
  const { currency } = told.workspace;
  const { campaign, prospects, qualified, orders, won } = one;
  const per = isWhole ? costPerOrder(one) : undefined;
  const counted = [
    ["prospects", prospects, words.prospectsOf],
    ["qualified", qualified, words.qualifiedOf],
    ["orders", orders, words.ordersOf],
  ] as const;
  return card(locale, sourceLabel(turn, one), [
    facts(
      [words.ran, campaign ? daysOf(turn, campaign) : undefined],
      [words.won, formatWithParts(won, locale, currency)],
      [
        words.cost,
        isWhole && campaign?.isCosted ? formatWithParts(campaign.cost, locale, currency) : undefined,
      ],
      [words.perOrder, per && formatSums(per, locale, currency)],
    ),
    actions(
      ...counted.map(
        ([part, count, say]) =>
          count > 0 && button(say(count), "deal.list", dealsFrom(asked, told, one, part)),
      ),
    ),
    quiet(words.explained),
  ]);
}

function daysOf(
  { locale, today }: Turn,
  { startsOn, endsOn }: NonNullable<SourceNumbers["campaign"]>,
): string {
  const words = sourceWords(locale);
  return endsOn
    ? words.fromTo(formatShortDate(startsOn, locale, today), formatDate(endsOn, locale, today))
    : words.goesOn(formatDate(startsOn, locale, today));
}
