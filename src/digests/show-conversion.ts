import { z } from "zod";
import { card, quiet, table, toTheRight } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { factWords } from "../deals/facts/words.ts";
import { conversionRates } from "../measures/conversion-rates.ts";
import { formatShare } from "../text/format/percent.ts";
import { digestWords } from "./words.ts";

/** `/funnel conversion`: what each rate is made of, and how far to trust it. */
export const showConversion = defineUseCase({
  name: "funnel.conversion",
  command: {
    group: "funnel",
    en: ["conversion", "rates"],
    zh: ["推进率", "转化率"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "funnel.see",
  changes: false,
  input: z.object({}),
  async run(turn) {
    const words = digestWords(turn.locale);
    const { db, workspace, pipelines, now, locale } = turn;
    const owners = await ownersWithin(db, turn.member, turn.needs);
    const rates = await conversionRates(db, workspace.id, pipelines.standard, owners, now);
    const open = pipelines.standard.stages.filter(({ phase, counted }) => phase === "open" && counted);
    const rows = open.map(({ code, name }) => {
      const { entered, advanced, lost, open, rate, range, quarters } = rates.find(
        ({ stage }) => stage === code,
      )!;
      return {
        cells: [
          name[locale],
          String(entered),
          String(advanced),
          String(lost),
          String(open),
          rate === undefined ? words.tooFew(advanced + lost) : formatShare(rate, locale),
          range ? range.map((end) => formatShare(end, locale)).join("–") : "–",
          words.months(quarters * 3),
        ],
      };
    });
    const columns = [
      words.entered,
      words.moved,
      words.lostWeek,
      words.stillOpen,
      words.conversion,
      words.range,
    ];
    return showCard(
      card(locale, words.conversionTitle, [
        table([factWords(locale).stage, ...columns.map(toTheRight), toTheRight(words.period)], rows),
        quiet(words.conversionExplained),
      ]),
    );
  },
});
