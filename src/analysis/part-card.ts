/** One part of an analysis as a card: a sentence, its picture, and one tap away its table and what it means. */
import { exportButton } from "../asking/as-file.ts";
import {
  actions,
  type Block,
  type Button,
  type ButtonValues,
  button,
  type Card,
  card,
  chartBlock,
  text as paragraph,
  quiet,
  selfSaid,
  strong,
  table,
} from "../chat/card.ts";
import { measureWords } from "../measures/words.ts";
import type { Locale } from "../text/locale.ts";
import type { Part, PartTold } from "./parts.ts";
import { analysisWords } from "./words.ts";

export type Shown = Readonly<{
  locale: Locale;
  /** What was asked, in the order of a title. */
  asked: readonly string[];
  /** The use case that shows another part, or the same with its table; and what was asked, as its buttons carry it. */
  action: string;
  values: ButtonValues;
  /** The parts that there are, and what they are called. */
  parts: readonly Part[];
  names: Readonly<Record<Part, string>>;
  withTable: boolean;
  /** Of the periods before and after, and of what else can be done. */
  more: readonly (Button | undefined | false)[];
  /** Of rows left out, and years assumed. */
  notes: readonly string[];
  /** Of exchange rates. */
  blocks?: readonly Block[];
}>;

export function partCard(shown: Shown, told: PartTold): Card {
  const { locale, action, values, parts, names, withTable } = shown;
  const words = analysisWords(locale);
  const name = names[told.part];
  return card(
    locale,
    [`${words.title}${locale === "zh" ? "：" : ": "}${name}`, ...shown.asked].join(" · "),
    [
      strong(told.says),
      ...(told.also ?? []).map((one) => paragraph(one)),
      told.chart && chartBlock(told.chart),
      withTable && told.table,
      ...(told.below ?? []),
      ...[...(told.notes ?? []), ...shown.notes].map(quiet),
      ...(shown.blocks ?? []),
      actions(
        told.table !== undefined &&
          button(withTable ? words.withoutTable : words.table, action, {
            ...{ ...values, part: told.part, table: !withTable },
          }),
        button(measureWords(locale).definitions, "funnel.definitions", {
          about: words.definitions[told.part],
        }),
        ...(told.opens ?? []),
        ...shown.more,
        told.sheet !== undefined && exportButton(locale, action, { ...values, part: told.part }),
      ),
      actions(
        parts.length > 1 && button(words.overview, action, values),
        ...(parts.length > 1
          ? parts
              .filter((one) => one !== told.part)
              .map((one) => button(names[one], action, { ...values, part: one }))
          : []),
      ),
    ],
    { tone: told.warns ? "warning" : "plain", summary: told.says },
  );
}

/** All parts at once, a sentence each; each opens its own. */
export function overviewCard(shown: Shown, all: readonly PartTold[]): Card {
  const { locale, action, values, names } = shown;
  const words = analysisWords(locale);
  return card(
    locale,
    [words.title, ...shown.asked].join(" · "),
    [
      table(
        [words.part, selfSaid(words.saysHeading)],
        all.map(({ part, says, warns }) => ({
          cells: [names[part], warns ? `⚠ ${says}` : says],
          button: button(words.see, action, { ...values, part }),
        })),
      ),
      ...shown.notes.map(quiet),
      ...(shown.blocks ?? []),
      actions(...shown.more, exportButton(locale, action, values)),
    ],
    { tone: all.some(({ warns }) => warns) ? "warning" : "plain", summary: all[0]?.says ?? words.title },
  );
}
