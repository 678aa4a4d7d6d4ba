/** Answers a line that named no command: what was not understood, what may have been meant, what exists. */
import type { Text } from "../text/text.ts";
import { actions, type Card, card, longestSaid, text as paragraph, quiet, sayButton, table } from "./card.ts";
import type { HelpWanted } from "./command-line.ts";
import type { CommandGroup } from "./use-case.ts";

const groups: readonly CommandGroup[] = ["deal", "forecast", "funnel", "customer", "team"];

export function helpCard(wanted: HelpWanted, text: Text): Card {
  const { chat } = text;
  // Asked in general, only what everybody needs; a group's own help has all of it.
  const usages = wanted.group
    ? chat.usages[wanted.group]
    : groups.flatMap((group) => chat.usages[group].slice(0, group === "deal" ? 8 : 1));
  const rows = usages.map(([line, meaning]) => ({ cells: [line, meaning] }));
  const near = wanted.near
    .filter((line) => line.length <= longestSaid)
    .slice(0, 5)
    .map((line) => sayButton(line, line));
  const problem = wanted.unknown
    ? paragraph(near.length > 0 ? chat.didYouMean(wanted.unknown) : chat.unknownWord(wanted.unknown))
    : undefined;
  const tone = wanted.unknown ? "warning" : "plain";
  return card(
    chat.helpTitle,
    [problem, actions(...near), table([chat.helpLine, chat.helpMeaning], rows), quiet(chat.helpHint)],
    { tone },
  );
}
