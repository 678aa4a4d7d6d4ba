/** The same card in words alone, for a chat that refused it as it was: without its buttons, but nothing else is lost. Pure. */
import type { Locale } from "../text/locale.ts";
import { askedLines, type Block, type Card, card, commandsTable, labelOf, text } from "./card.ts";
import { chartNumbers } from "./chart-numbers.ts";
import { barInWords } from "./lay-out-bar.ts";

export const inWords = ({ locale, title, blocks, tone, summary }: Card): Card =>
  card(locale, title, [text(blocks.flatMap((block) => linesOf(block, locale)).join("\n"))], {
    tone,
    summary,
  });

function linesOf(block: Block, locale: Locale): readonly string[] {
  switch (block.type) {
    case "text":
      return [block.text];
    case "facts":
      return block.facts.map((fact) => said(fact, locale));
    case "bar":
      return linesOf(barInWords(block), locale);
    case "trail":
      return [block.steps.map(({ label, state }) => (state === "now" ? `● ${label}` : label)).join(" › ")];
    case "table":
      return block.rows.map(({ cells }) => cells.join(" · "));
    case "commands":
      return linesOf(commandsTable(block), locale);
    case "chart":
      return chartNumbers(block.chart, locale).rows.map((cells) => cells.join(" · "));
    case "secret":
      return [said(block, locale)];
    case "actions":
      return [
        ...(block.asked ? askedLines(block.asked) : []),
        ...block.buttons.filter(({ chosen }) => chosen).map(labelOf),
      ];
    case "divider":
      return [];
  }
}

const said = ({ label, value }: { label: string; value: string }, locale: Locale): string =>
  `${label}${locale === "zh" ? "：" : ": "}${value}`;
