import { bar, button, type Card, card, text as paragraph, selfSaid, table } from "../chat/card.ts";
import { formatNumber } from "../text/count.ts";
import type { Locale } from "../text/locale.ts";
import { type Step, steps } from "./steps.ts";
import { stepsWords } from "./words.ts";

/** The form or card where each of the others is done; these are looked at first. */
const doneBy: Readonly<Partial<Record<Step, string>>> = {
  people: "team.invite",
  teams: "team.new",
  quotas: "team.quota",
};

/** The checklist: what is done has a tick, what is left a button. */
export function stepsCard(locale: Locale, done: readonly Step[]): Card {
  const words = stepsWords(locale);
  const left = steps.length - done.length;
  const count = (amount: number) => ({ value: formatNumber(amount, locale), amount });
  const rows = steps.map((step) => {
    const { name, why, open } = words.steps[step];
    if (done.includes(step)) return { cells: [`✓ ${name}`, why] };
    const action = doneBy[step];
    return {
      cells: [name, why],
      button: action ? button(open, action) : button(open, "setup.check", { step }),
    };
  });
  return card(
    locale,
    left === 0 ? words.allSet : words.title,
    [
      paragraph(left === 0 ? words.allSetText : words.left(left)),
      bar([{ label: words.done, ...count(done.length), look: "good" }], {
        whole: { label: words.ofAll, ...count(steps.length) },
      }),
      table([words.step, selfSaid(words.why)], rows),
    ],
    left === 0
      ? { tone: "good", summary: words.allSetText }
      : { summary: `${words.title}: ${words.left(left)}` },
  );
}
