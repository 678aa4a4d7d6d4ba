/** Answers a line that named no command: what was not understood, what may have been meant, what exists. */

import type { Locale } from "../text/locale.ts";
import {
  actions,
  type Card,
  card,
  commands,
  longestSaid,
  text as paragraph,
  quiet,
  sayButton,
} from "./card.ts";
import type { HelpWanted } from "./command-line.ts";
import type { UsagesIn } from "./usages.ts";
import type { CommandGroup } from "./use-case.ts";
import { chatWords } from "./words.ts";

const groups: readonly CommandGroup[] = ["deal", "forecast", "funnel", "customer", "team"];

/** What may have been meant is chosen from few. */
const mostNear = 2;

/** Names a word that was not understood, with buttons for what may have been meant; else lists a group's lines, or the essential ones of all. */
export function helpCard(wanted: HelpWanted, locale: Locale, usagesIn: UsagesIn): Card {
  const words = chatWords(locale);
  const all = usagesIn(locale);
  // General help lists only the essentials; each group's own help lists everything.
  const usages = wanted.group
    ? all[wanted.group]
    : groups.flatMap((group) => all[group].slice(0, group === "deal" ? 8 : 1));
  const lines = usages.map(([line, meaning]) => ({ line, meaning }));
  const near = wanted.near
    .filter((line) => line.length <= longestSaid)
    .slice(0, mostNear)
    .map((line) => sayButton(line, line));
  const unknown = wanted.unknown && shortened(wanted.unknown);
  const problem = unknown
    ? paragraph(near.length > 0 ? words.didYouMean(unknown) : words.unknownWord(unknown))
    : undefined;
  const tone = unknown ? "warning" : "plain";
  return card(
    locale,
    words.helpTitle,
    [
      problem,
      actions(...near),
      near.length === 0 && commands([words.helpLine, words.helpMeaning], lines),
      quiet(wanted.group ? words.helpHint : `${words.helpHint}\n${words.helpMore}`),
    ],
    { tone },
  );
}

/** Enough to see which word it was; Chinese without a blank is one word from end to end. */
const longestEcho = 40;
const shortened = (word: string): string => {
  const characters = [...word];
  return characters.length > longestEcho ? `${characters.slice(0, longestEcho).join("")}…` : word;
};
