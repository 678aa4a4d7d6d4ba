import { z } from "zod";
import { asked } from "../asking/asked.ts";
import { card, quiet, table, toTheRight } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import { conversionRates } from "../measures/conversion-rates.ts";
import { funnelNumbers, knownAmong } from "../measures/funnel-numbers.ts";
import { formatShare } from "../text/format/percent.ts";
import { amongAsked, pipelineAsked } from "./funnel-card.ts";
import { funnelTold, readFunnelLine } from "./funnel-question.ts";
import { questionParts } from "./funnel-title.ts";
import { digestWords } from "./words.ts";

/** `/funnel conversion`, `/漏斗 推进率 华东`: what each rate is made of, and how far to trust it. */
export const showConversion = defineUseCase({
  name: "funnel.conversion",
  command: {
    group: "funnel",
    en: ["conversion", "rates"],
    zh: ["推进率", "转化率"],
    fromLine: (_words, rest): Record<string, string> => (rest ? { line: rest } : {}),
  },
  needs: "funnel.see",
  changes: false,
  input: asked.extend({ line: z.string().max(300).optional() }),
  async run(turn, { line, ...values }) {
    const words = digestWords(turn.locale);
    const { db, workspace, locale } = turn;
    const question = line ? await readFunnelLine(turn, line, "conversion") : values;
    const told = await funnelTold(turn, question);
    const among = await amongAsked(turn, question, told);
    const pipeline = pipelineAsked(turn, question, told);
    const versions = turn.pipelines.versionsOf(pipeline);
    const rates = await conversionRates(db, workspace.id, versions, among, told.at ?? turn.now, told.at);
    // What was known on an earlier day nobody asks.
    const numbers = told.at
      ? []
      : await funnelNumbers(db, workspace.id, pipeline.code, among, undefined, versions);
    const hasKnown = knownAmong(numbers) !== undefined;
    const open = pipeline.stages.filter(({ phase, counted }) => phase === "open" && counted);
    const hasTargets = open.some(({ targetConversion }) => targetConversion !== null);
    const knownIn = (code: string) => {
      const known = knownAmong(numbers.filter(({ stage }) => stage === code));
      return known ? formatShare(known.known / known.of, locale) : "–";
    };
    const rows = open.map(({ code, name, targetConversion }) => {
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
          ...(hasKnown ? [knownIn(code)] : []),
          rate === undefined ? words.tooFew(advanced + lost) : formatShare(rate, locale),
          ...(hasTargets
            ? [targetConversion === null ? "–" : formatShare(targetConversion / 100, locale)]
            : []),
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
      ...(hasKnown ? [words.known] : []),
      words.conversion,
      ...(hasTargets ? [words.target] : []),
      words.range,
    ];
    return showCard(
      card(locale, [words.conversionTitle, ...(await questionParts(turn, question, told))].join(" · "), [
        table([factWords(locale).stage, ...columns.map(toTheRight), toTheRight(words.period)], rows),
        quiet([words.conversionExplained, hasKnown && words.knownExplained].filter(Boolean).join("\n")),
      ]),
    );
  },
});
