import { z } from "zod";
import { quarterAt } from "../calendar/quarter.ts";
import { actions, button, card, chartBlock, facts, text as paragraph, quiet } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { reach } from "../company/permissions.ts";
import { conversionRates } from "../measures/conversion-rates.ts";
import { inOneCurrency } from "../measures/in-one-currency.ts";
import { quarterNumbers } from "../measures/quarter-numbers.ts";
import { funnelNumbersWithAges } from "../measures/stage-ages.ts";
import { measureWords } from "../measures/words.ts";
import { formatSums, formatWithParts, type Sums } from "../money/sums.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { amountsOf, funnelChart, funnelRows, funnelTable } from "./funnel-picture.ts";
import { quarterButtons } from "./quarter-buttons.ts";
import { quotaFacts } from "./quota-facts.ts";
import { digestWords } from "./words.ts";

const input = z.object({ whose: z.enum(["mine", "team"]).optional() });

/** `/funnel`, `/漏斗 我的`: picture and numbers; a rep's own, a manager's team's. */
export const showFunnel = defineUseCase({
  name: "funnel.show",
  command: {
    group: "funnel",
    en: ["show"],
    zh: ["看"],
    whenBare: true,
    whenUnknown: true,
    fromLine: (words): Record<string, string> =>
      /^(mine|my|我的|我)$/i.test(words[0]?.text ?? "") ? { whose: "mine" } : {},
  },
  needs: "funnel.see",
  changes: false,
  input,
  async run(turn, input) {
    const words = digestWords(turn.locale);
    const pipeline = turn.pipelines.standard;
    const whose = input.whose ?? (reach(turn.member, turn.needs) === "own" ? "mine" : "team");
    const owners = whose === "mine" ? [turn.member.id] : await ownersWithin(turn.db, turn.member, turn.needs);
    const { id, currency } = turn.workspace;
    const numbers = await funnelNumbersWithAges(turn.db, id, pipeline.code, owners);
    const conversions = await conversionRates(turn.db, id, pipeline, owners, turn.now);
    const { zone, settings } = turn.workspace;
    const running = quarterAt(turn.now, zone, settings.fiscalStartMonth);
    const told = await inOneCurrency(turn, dayOf(turn.workspace, turn.now), {
      quarter: await quarterNumbers(turn, owners, running),
      rows: funnelRows(turn, pipeline, numbers, conversions),
      open: amountsOf(numbers),
    });
    const { quarter, rows, open } = told.facts;
    const title = words.funnelTitle(whose === "team" && reach(turn.member, turn.needs) !== "own");
    const money = (sums: Sums) => formatWithParts(sums, turn.locale, currency);
    return showCard(
      card(
        turn.locale,
        title,
        [
          numbers.length > 0
            ? chartBlock(funnelChart(turn, rows, words.picture))
            : paragraph(words.nothingOpen),
          facts(
            // What a manager was given is the team's, and not for the own deals.
            ...(whose === "team" || reach(turn.member, turn.needs) === "own"
              ? quotaFacts(turn, quarter)
              : []),
            [words.open, money(open.amount)],
            [words.weighted, money(open.weighted)],
            [words.wonThisQuarter, money(quarter.won)],
            [words.commitWithWon, money(quarter.commit)],
          ),
          ...ratesNote(turn, told),
          quarterButtons(turn, quarter, whose),
          funnelTable(turn, rows, whose),
          quiet(words.conversionNote),
          actions(
            reach(turn.member, turn.needs) !== "own" &&
              button(whose === "team" ? words.showMine : words.showTeam, "funnel.show", {
                whose: whose === "team" ? "mine" : "team",
              }),
            button(words.conversionTitle, "funnel.conversion"),
            button(measureWords(turn.locale).definitions, "funnel.definitions"),
          ),
        ],
        { summary: `${title} · ${words.open} ${formatSums(open.amount, turn.locale, currency)}` },
      ),
      { replace: turn.kind === "action" },
    );
  },
});
