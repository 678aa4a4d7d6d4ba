import { z } from "zod";
import { asValues } from "../../asking/asked.ts";
import { chartLocale, defineChart } from "../../charts/chart.ts";
import {
  actions,
  button,
  card,
  chartBlock,
  text as paragraph,
  quiet,
  table,
  toTheRight,
} from "../../chat/card.ts";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { rateOf } from "../../measures/conversion-rates.ts";
import { type CompetitorNumbers, competitorNumbers } from "../../measures/partners.ts";
import type { ToldPeriod } from "../../measures/told-period.ts";
import { measureWords } from "../../measures/words.ts";
import { formatShare } from "../../text/format/percent.ts";
import { amongAsked } from "../funnel-card.ts";
import { behind, type FunnelAsked, funnelAsked, readFunnelLine } from "../funnel-question.ts";
import { questionParts } from "../funnel-title.ts";
import { yearTold } from "../sources/load-sources.ts";
import { digestWords } from "../words.ts";
import { partiesCardWords } from "./words.ts";

const mostRows = 30;
const mostInPicture = 12;

/** `/funnel competitors`, `/漏斗 竞争对手 今年`: who is met how often, and how it ends. */
export const showCompetitors = defineUseCase({
  name: "funnel.competitors",
  command: {
    group: "funnel",
    en: ["competitors", "competitor", "rivals"],
    zh: ["竞争对手", "对手"],
    fromLine: (_words, rest): Record<string, string> => (rest ? { line: rest } : {}),
  },
  needs: "funnel.see",
  changes: false,
  input: funnelAsked.extend({ line: z.string().max(300).optional() }),
  async run(turn, { line, ...values }) {
    const asked = line ? await readFunnelLine(turn, line, "competitors") : values;
    const { locale } = turn;
    const words = partiesCardWords(locale);
    const told = await yearTold(turn, asked);
    const found = await competitorNumbers(turn.db, await amongAsked(turn, asked, told), told);
    const parts = await questionParts(turn, asked, told);
    const said = found.length > 0 ? words.competitorsSaid(found.length) : words.noCompetitors;
    return showCard(
      card(
        locale,
        [words.competitors, ...parts, ...(told.period ? [] : [words.lastYear])].join(" · "),
        [
          paragraph(said, "strong"),
          found.length > 0 && picture(turn, found),
          found.length > 0 && competitorTable(turn, asked, told, found),
          quiet(words.rateExplained),
          actions(button(measureWords(locale).definitions, "funnel.definitions")),
        ],
        { summary: said },
      ),
    );
  },
});

function competitorTable(
  turn: Turn,
  asked: FunnelAsked,
  told: ToldPeriod,
  competitors: readonly CompetitorNumbers[],
) {
  const { locale } = turn;
  const words = partiesCardWords(locale);
  const headings = [words.met, words.open, words.won, words.lost, words.lostTo, words.rate];
  return table(
    [words.competitor, ...headings.map(toTheRight)],
    competitors.slice(0, mostRows).map(({ id, name, met, open, won, lost, lostTo }) => {
      const { rate, decided } = rateOf({ stage: "", entered: met, advanced: won, lost });
      return {
        cells: [
          name,
          ...[met, open, won, lost, lostTo].map(String),
          rate === undefined ? digestWords(locale).tooFew(decided) : formatShare(rate, locale),
        ],
        button: button(
          words.met,
          "deal.list",
          asValues({
            ...{ whose: "team", ...behind(asked, told), competitor: id, sourced: "prospects" },
            logged: `${told.days.start}/${told.days.end}`,
          }),
        ),
      };
    }),
  );
}

function picture({ locale }: Turn, competitors: readonly CompetitorNumbers[]) {
  const words = partiesCardWords(locale);
  const shown = competitors.slice(0, mostInPicture);
  return chartBlock(
    defineChart({
      ...{ type: "bars", title: words.rivalPicture, unit: { kind: "count" }, heading: words.competitor },
      categories: shown.map(({ name }) => name),
      summary: shown
        .map(({ name, won, lost }) => `${name} ${won} / ${lost}`)
        .join(locale === "zh" ? "；" : "; "),
      summarySaysAll: true,
      locale: chartLocale(locale),
      series: [
        { label: words.won, values: shown.map(({ won }) => won) },
        { label: words.lost, values: shown.map(({ lost }) => lost) },
      ],
    }),
  );
}
