/** The blocks of a card → pieces that fitCard puts together. Pure. */

import type { Locale } from "../../text/locale.ts";
import { unbroken } from "../../text/unbroken.ts";
import {
  type Asked,
  type BarBlock,
  type Block,
  type Button,
  type CommandsBlock,
  type FactsBlock,
  labelOf,
  type Row,
  rowInWords,
  type SecretBlock,
  type TableBlock,
  type TextBlock,
  type TrailBlock,
} from "../card.ts";
import { type BarRun, barInLetters, barInWords } from "../lay-out-bar.ts";
import {
  button,
  column,
  columnSet,
  divider,
  type LarkElement,
  markdown,
  paragraph,
  quietParagraph,
} from "./elements.ts";
import type { Piece } from "./fit-card.ts";
import { limits } from "./limits.ts";
import { bold, coloured, escapeMarkdown, link } from "./markdown.ts";
import { cutVisibly } from "./plain-text.ts";
import { renderChart } from "./render-chart.ts";
import { renderTable } from "./render-table.ts";
import { larkWords } from "./words.ts";

/**
 * How many of the limited elements a card may still hold. Where elements are scarce, texts lose nothing but
 * their exact look, and buttons no longer flow on a phone.
 */
export type Allowance = { charts: number; tables: number; compact: Compact };
export type Compact = "nothing" | "texts" | "texts and buttons";

/**
 * @param allowance is used up by what is rendered: hand the same one to every block of a card
 * @returns no pieces for a block with nothing to show
 */
export function renderBlock(block: Block, locale: Locale, allowance: Allowance): Piece[] {
  switch (block.type) {
    case "text":
      return block.text.trim()
        ? [{ element: renderText(block, locale, allowance.compact !== "nothing") }]
        : [];
    case "facts":
      return renderFacts(block, locale).map((element) => ({ element }));
    case "trail":
      return block.steps.length > 0 ? [{ element: renderTrail(block, locale) }] : [];
    case "table":
      return tablePieces(block, locale, allowance);
    case "commands":
      return block.commands.map((command) => ({ element: renderCommand(command, locale) }));
    case "bar":
      return renderBar(block, locale).map((element) => ({ element }));
    case "chart": {
      const summary: Piece = {
        element: quietParagraph(cutVisibly(block.chart.summary, limits.text, locale)),
      };
      return allowance.charts-- > 0 ? [{ element: renderChart(block.chart) }, summary] : [summary];
    }
    case "actions":
      return [
        ...(block.asked ? [{ element: renderAsked(block.asked, locale), essential: true }] : []),
        {
          element: buttonRow(block.buttons, locale, allowance.compact === "texts and buttons"),
          essential: true,
        },
      ];
    case "secret":
      return renderSecret(block, locale);
    case "divider":
      return [{ element: divider }];
  }
}

/** A link to open or to pass on, a code to type elsewhere: large, alone on its line, and the last thing to be left out. */
function renderSecret({ label, value, address }: SecretBlock, locale: Locale): Piece[] {
  // Plain text cannot be opened.
  const element = address
    ? markdown(link(value))
    : paragraph(cutVisibly(value, limits.text, locale), { text_size: "heading" });
  return [{ element: quietParagraph(cutVisibly(label, limits.cell, locale)) }, { element, essential: true }];
}

/** Plain text costs an element more than markdown, but needs no escaping. */
function renderText(block: TextBlock, locale: Locale, compact: boolean): LarkElement {
  const content = cutVisibly(block.text, limits.text, locale);
  if (compact) {
    const escaped = escapeMarkdown(content);
    if (block.style === "plain") return markdown(escaped);
    return markdown(block.style === "quiet" ? coloured(escaped, "grey") : bold(escaped));
  }
  if (block.style === "quiet") return quietParagraph(content);
  return paragraph(content, block.style === "strong" ? { text_size: "heading" } : {});
}

/** Two facts to a line. */
function renderFacts(block: FactsBlock, locale: Locale): LarkElement[] {
  const cells = block.facts.map(({ label, value }) =>
    markdown(
      `${coloured(escapeMarkdown(cutVisibly(label, limits.cell, locale)), "grey")}\n${
        escapeMarkdown(cutVisibly(value, limits.text, locale)) || larkWords(locale).noValue
      }`,
    ),
  );
  return Array.from({ length: Math.ceil(cells.length / 2) }, (_, index) =>
    columnSet(
      cells.slice(index * 2, index * 2 + 2).map((cell) => column([cell], "weighted")),
      "bisect",
    ),
  );
}

function renderTrail(block: TrailBlock, locale: Locale): LarkElement {
  const steps = block.steps.map((step) => {
    const caption = step.caption ? ` · ${step.caption}` : "";
    const text = escapeMarkdown(unbroken(cutVisibly(step.label + caption, limits.cell, locale)));
    if (step.state === "done") return coloured(`✓\u00a0${text}`, "green");
    return step.state === "now" ? bold(`●\u00a0${text}`) : coloured(`○\u00a0${text}`, "grey");
  });
  return markdown(steps.join(" → "));
}

const barColours = { good: "blue", sure: "blue", maybe: "blue", rest: "grey" } as const;

/** In letters: a chart of Lark's is at least half as high as wide, and a bar is one line. */
function renderBar(block: BarBlock, locale: Locale): LarkElement[] {
  const drawn = barInLetters(block).map(({ look, letters }: BarRun) =>
    look === "mark" ? bold(escapeMarkdown(letters)) : coloured(letters, barColours[look]),
  );
  return [
    ...(drawn.length === 0 ? [] : [markdown(drawn.join(""))]),
    ...renderFacts(barInWords(block), locale),
  ];
}

/** A question on two lines, its name in bold. */
function renderAsked({ name, more, line }: Asked, locale: Locale): LarkElement {
  const [named, worth, stands] = [name, more, line].map((words) =>
    escapeMarkdown(cutVisibly(words, limits.cell, locale)),
  );
  return markdown(`${bold(named ?? "")} · ${worth}\n${coloured(stands ?? "", "grey")}`);
}

/** A column to each button lets them flow on a phone; all in one column saves an element each. */
function buttonRow(buttons: readonly Button[], locale: Locale, compact: boolean): LarkElement {
  const shown = buttons.map((one) => cardButton(one, locale));
  if (!compact)
    return columnSet(
      shown.map((one) => column([one], "auto")),
      "flow",
    );
  return columnSet([{ ...column(shown, "auto"), direction: "horizontal", horizontal_spacing: "8px" }]);
}

function cardButton(one: Button, locale: Locale): LarkElement {
  const label = cutVisibly(labelOf(one), limits.buttonLabel, locale) || larkWords(locale).noValue;
  const confirm = one.confirm && {
    title: cutVisibly(one.confirm.title, limits.title, locale),
    text: cutVisibly(one.confirm.text, limits.cell, locale),
  };
  return button(
    { label, style: one.chosen ? "primary" : one.style, confirm, opens: one.opens },
    { kind: "press", action: one.action, values: { ...one.values } },
  );
}

function tablePieces(block: TableBlock, locale: Locale, allowance: Allowance): Piece[] {
  if (block.rows.length === 0) return [];
  const native = !block.rows.some((row) => row.button) && block.columns.length <= limits.tableColumns;
  if (native && allowance.tables > 0) {
    allowance.tables--;
    return [renderTable(block, locale)];
  }
  return block.rows.map((row) => ({ element: renderRow(row, block, locale) }));
}

/** One over the other: in two narrow columns, ten to a screen, a phone would show little of it. */
function renderCommand({ line, meaning }: CommandsBlock["commands"][number], locale: Locale): LarkElement {
  const [typed, does] = [line, meaning].map((words) =>
    escapeMarkdown(cutVisibly(words, limits.cell, locale)),
  );
  const below = does && coloured(does, "grey");
  return markdown([typed ? bold(typed) : larkWords(locale).noValue, below].filter(Boolean).join("\n"));
}

/** Native tables can't hold buttons, so a row with one becomes its own line: name, details below, button beside. */
function renderRow(row: Row, block: TableBlock, locale: Locale): LarkElement {
  const written = (cell: string) => escapeMarkdown(unbroken(cutVisibly(cell, limits.cell, locale)));
  const { name, rest } = rowInWords(block, row);
  const more = rest.map(({ label, value }) =>
    label === "" ? written(value) : `${coloured(written(label), "grey")}\u00a0${written(value)}`,
  );
  const called = escapeMarkdown(cutVisibly(name, limits.cell, locale)) || larkWords(locale).noValue;
  const text = [bold(called), more.join("\u00a0· ")].filter(Boolean).join("\n");
  return columnSet([
    column([markdown(text)], "weighted"),
    ...(row.button ? [column([cardButton(row.button, locale)], "auto")] : []),
  ]);
}
