import { z } from "zod";
import { card, quiet, table, toTheRight } from "../chat/card.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import { formatSums, type Sums } from "../money/sums.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { digestFacts } from "./digest-facts.ts";
import { funnelTold, readFunnelLine } from "./funnel-question.ts";
import { digestWords } from "./words.ts";

/** `/funnel currencies`, and behind a digest's totals: what each was added up from, and at which rates. */
export const showCurrencies = defineUseCase({
  name: "funnel.currencies",
  command: {
    group: "funnel",
    en: ["currencies"],
    zh: ["币种", "分币种"],
    fromLine: (_words, rest): Record<string, string> => (rest ? { line: rest } : {}),
  },
  needs: "funnel.see",
  changes: false,
  input: z.object({ week: z.string().max(10).optional(), line: z.string().max(300).optional() }),
  async run(turn, { line, week: asked }) {
    const words = digestWords(turn.locale);
    const week = asked ?? (await weekIn(turn, line ?? ""));
    const { quarter, answered, rows, rates, closed, workspace } = await digestFacts(turn, { id: week });
    const money = (sums: Sums) => formatSums(sums, turn.locale, workspace.currency);
    const numbers: readonly (readonly [label: string, sums: Sums])[] = [
      [words.quota, quarter.quota],
      [words.won, quarter.won],
      [words.commitWithWon, quarter.commit],
      [words.bestCaseWithWon, quarter.bestCase],
      [words.promised, answered.promised],
      [words.openDue, quarter.openDue],
      ...rows.map(({ label, amount }) => [label, amount] as const),
    ];
    const { label, total, parts } = words.byCurrencyOf;
    const shown = numbers.flatMap(([name, sums]) =>
      sums.apart ? [{ cells: [name, money(sums), money(sums.apart)] }] : [],
    );
    return showCard(
      card(turn.locale, words.byCurrency, [
        shown.length > 0
          ? table([label, toTheRight(total), toTheRight(parts)], shown)
          : quiet(words.oneCurrency),
        ...ratesNote({ ...turn, workspace }, rates, closed),
      ]),
    );
  },
});

/** These are a week's numbers, of everybody whom the reader sees. @throws Refusal for any other question */
async function weekIn(turn: Turn, line: string): Promise<string> {
  const running = runningWeek(turn.workspace, turn.now).id;
  if (!line) return running;
  const { period, ...others } = await readFunnelLine(turn, line, "conversion");
  const told = await funnelTold(turn, { period });
  const isOther = told.period && told.period.kind !== "week";
  if (isOther || Object.keys(others).length > 0)
    throw new Refusal(refuse(digestWords(turn.locale).onlyWeeks));
  return told.period?.id ?? running;
}
