import { type Read, right, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { defineSection } from "../section.ts";
import { sayAmount } from "./priorities.ts";
import { bandsIn, type SetAmount } from "./read-amounts.ts";
import { worthSettingsWords } from "./words.ts";

const mostBounds = 7;

/** Where the bands of customers by what they bought begin. */
export const changeTiers = defineSection({
  name: "settings.tiers",
  title: ({ locale }) => worthSettingsWords(locale).tiersTitle,
  questions(turn) {
    const words = worthSettingsWords(turn.locale);
    return {
      bounds: {
        ...{ type: "line", maxLength: 160, required: false },
        label: words.tierBounds,
        hint: words.tierBoundsHint,
        now: turn.workspace.settings.tiers.bounds
          .filter(({ currency }) => currency === turn.workspace.currency)
          .map((one) => sayAmount(turn, one))
          .join(" "),
        read: (text) => readBounds(turn, text),
      },
    };
  },
  change: ({ bounds }) => ({ settings: { tiers: { bounds } } }),
});

function readBounds({ locale, workspace }: Turn, text: string): Read<SetAmount[]> {
  const words = worthSettingsWords(locale);
  const read = bandsIn(text, workspace.currency);
  if ("wrong" in read) return wrong(words.badBand(read.wrong.slice(0, 40)));
  return read.bands.length > mostBounds ? wrong(words.tooManyBands(mostBounds)) : right([...read.bands]);
}
