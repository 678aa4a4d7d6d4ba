/** What a week's pictures are made of, row by row, each with its deals. */
import { button, type Row, selfSaid, type TableBlock, table, toTheRight } from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import type { WeekBridge } from "../measures/week-bridge.ts";
import { formatChanges, formatSums } from "../money/sums.ts";
import { asOf } from "./as-of.ts";
import type { DigestFacts } from "./digest-facts.ts";
import { digestWords } from "./words.ts";

/** The steps of the waterfall. */
export function bridgeTable(reader: Reader, digest: DigestFacts, { steps }: WeekBridge): TableBlock {
  const words = digestWords(reader.locale);
  const rows = steps.map(({ cause, count, sums }) => ({
    cells: [
      words.bridge[cause],
      String(count),
      formatChanges(sums, reader.locale, reader.workspace.currency),
    ],
    button: button(words.drill, "deal.list", { whose: "team", bridge: cause, ...asOf(digest) }),
  }));
  return table(
    [words.cause, toTheRight(words.count), selfSaid(toTheRight(factWords(reader.locale).amount))],
    rows,
  );
}

/** Everything that was done in the week, whichever quarter it is due in. */
export function changesTable(reader: Reader, digest: DigestFacts): TableBlock {
  const { changes, since } = digest;
  const words = digestWords(reader.locale);
  const row = (label: string, happened: keyof typeof changes): Row => {
    const { count, sums } = changes[happened];
    const cells = [label, String(count), formatSums(sums, reader.locale, reader.workspace.currency)];
    return {
      cells,
      button:
        count > 0
          ? button(words.drill, "deal.list", {
              whose: "team",
              happened,
              since: since.toString(),
              ...asOf(digest),
            })
          : undefined,
    };
  };
  return table(
    [words.happened, toTheRight(words.count), selfSaid(toTheRight(factWords(reader.locale).amount))],
    [
      row(words.created, "new"),
      row(words.wonWeek, "win"),
      row(words.lostWeek, "lose"),
      row(words.moved, "advance"),
      ...(["back", "reopen-won", "reopen-lost"] as const)
        .filter((happened) => changes[happened].count > 0)
        .map((happened) => row(words.seldom[happened], happened)),
    ],
  );
}
