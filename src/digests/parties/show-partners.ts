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
import { type PartnerNumbers, partnerNumbers } from "../../measures/partners.ts";
import { type ToldPeriod, toldInOneCurrency } from "../../measures/told-period.ts";
import { measureWords } from "../../measures/words.ts";
import { formatSums } from "../../money/sums.ts";
import { ratesNote } from "../../rates/rates-note.ts";
import { amongAsked } from "../funnel-card.ts";
import { behind, type FunnelAsked, funnelAsked, readFunnelLine } from "../funnel-question.ts";
import { questionParts } from "../funnel-title.ts";
import { yearTold } from "../sources/load-sources.ts";
import { partiesCardWords } from "./words.ts";

const mostRows = 30;
const mostInPicture = 12;

/** `/funnel partners`, `/漏斗 合作伙伴 去年`: who brings and joins in deals, what these come to, and the partner's share in it. */
export const showPartners = defineUseCase({
  name: "funnel.partners",
  command: {
    group: "funnel",
    en: ["partners", "partner"],
    zh: ["合作伙伴", "伙伴"],
    fromLine: (_words, rest): Record<string, string> => (rest ? { line: rest } : {}),
  },
  needs: "funnel.see",
  changes: false,
  input: funnelAsked.extend({ line: z.string().max(300).optional() }),
  async run(turn, { line, ...values }) {
    const asked = line ? await readFunnelLine(turn, line, "partners") : values;
    const { locale } = turn;
    const words = partiesCardWords(locale);
    const told = await yearTold(turn, asked);
    const found = await partnerNumbers(turn.db, await amongAsked(turn, asked, told), told);
    const { facts: partners, ...rates } = await toldInOneCurrency(turn, told, found);
    const parts = await questionParts(turn, asked, told);
    const deals = partners.reduce((sum, one) => sum + one.deals, 0);
    const said = partners.length > 0 ? words.partnersSaid(partners.length, deals) : words.noPartners;
    const reader = { ...turn, today: told.today, workspace: told.workspace };
    return showCard(
      card(
        locale,
        [words.partners, ...parts, ...(told.period ? [] : [words.lastYear])].join(" · "),
        [
          paragraph(said, "strong"),
          partners.length > 0 && picture(turn, partners),
          partners.length > 0 && partnerTable(turn, asked, told, partners),
          ...ratesNote(reader, rates, told.period?.kind === "week"),
          quiet(words.shareExplained),
          actions(button(measureWords(locale).definitions, "funnel.definitions")),
        ],
        { summary: said },
      ),
    );
  },
});

function partnerTable(turn: Turn, asked: FunnelAsked, told: ToldPeriod, partners: readonly PartnerNumbers[]) {
  const { locale } = turn;
  const words = partiesCardWords(locale);
  const money = (sums: PartnerNumbers["won"]) => formatSums(sums, locale, told.workspace.currency);
  return table(
    [words.partner, ...[words.deals, words.brought, words.orders, words.won, words.share].map(toTheRight)],
    partners.slice(0, mostRows).map(({ id, name, deals, brought, orders, won, share }) => ({
      cells: [name, String(deals), String(brought), String(orders), money(won), money(share)],
      button: button(
        words.deals,
        "deal.list",
        asValues({
          ...{ whose: "team", ...behind(asked, told), partner: id, sourced: "prospects" },
          logged: `${told.days.start}/${told.days.end}`,
        }),
      ),
    })),
  );
}

function picture({ locale }: Turn, partners: readonly PartnerNumbers[]) {
  const words = partiesCardWords(locale);
  const shown = partners.slice(0, mostInPicture);
  return chartBlock(
    defineChart({
      ...{ type: "bars", title: words.picture, unit: { kind: "count" }, heading: words.partner },
      categories: shown.map(({ name }) => name),
      summary: shown
        .map(({ name, deals, orders }) => `${name} ${deals} / ${orders}`)
        .join(locale === "zh" ? "；" : "; "),
      summarySaysAll: true,
      locale: chartLocale(locale),
      series: [
        { label: words.deals, values: shown.map(({ deals }) => deals) },
        { label: words.orders, values: shown.map(({ orders }) => orders) },
      ],
    }),
  );
}
