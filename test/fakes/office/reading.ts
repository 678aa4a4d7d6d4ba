/** The content of cards and forms, as a person reads it. */
import {
  askedLines,
  type Block,
  type Button,
  type Card,
  commandsTable,
  labelOf,
  type Row,
  type TableBlock,
} from "../../../src/chat/card.ts";
import type { Form } from "../../../src/chat/form.ts";
import { barInWords } from "../../../src/chat/lay-out-bar.ts";
import type { Reply } from "../../../src/chat/reply.ts";

export function wordsOf(reply: Reply): string {
  switch (reply.type) {
    case "card":
      return wordsOfCard(reply.card);
    case "form":
      return wordsOfForm(reply.form);
    case "invalid":
      return `${wordsOfForm(reply.form)}\n${Object.values(reply.errors).join("\n")}`;
    case "notice":
      return reply.text;
    case "file":
      return reply.file.name;
    case "none":
      return "";
  }
}

export const wordsOfCard = (card: Card): string => seen([card.title, ...card.blocks.flatMap(wordsOfBlock)]);

/** Without what has no width: it only keeps a line from breaking. */
const seen = (lines: readonly string[]): string => lines.join("\n").replaceAll("\u2060", "");

const wordsOfForm = (form: Form): string =>
  seen([
    form.title,
    ...form.intro.flatMap(wordsOfBlock),
    ...form.fields.flatMap((field) => [field.label, field.hint ?? "", field.value ?? "", field.error ?? ""]),
    form.submit,
  ]);

function wordsOfBlock(block: Block): string[] {
  switch (block.type) {
    case "text":
      return [block.text];
    case "facts":
      return block.facts.map(({ label, value }) => `${label}: ${value}`);
    case "trail":
      return block.steps.map(({ label, caption }) => (caption ? `${label} (${caption})` : label));
    case "table":
      return [
        block.columns.map(({ label }) => label).join(" | "),
        ...block.rows.map(({ cells }) => cells.join(" | ")),
      ];
    case "commands":
      return wordsOfBlock(commandsTable(block));
    case "bar":
      return wordsOfBlock(barInWords(block));
    case "chart":
      return [block.chart.summary];
    case "actions":
      return [
        ...(block.asked ? askedLines(block.asked) : []),
        block.buttons.map((one) => `[${labelOf(one)}]`).join(" "),
      ];
    case "secret":
      return [`${block.label}: ${block.value}`];
    case "divider":
      return [];
  }
}

export const tablesOf = (card: Card): TableBlock[] =>
  card.blocks.filter((block): block is TableBlock => block.type === "table");

export const rowsOf = (card: Card): Row[] => tablesOf(card).flatMap(({ rows }) => rows);

export function buttonsOf(card: Card): Button[] {
  return card.blocks.flatMap((block) => {
    if (block.type === "actions") return block.buttons;
    return block.type === "table" ? block.rows.flatMap((row) => row.button ?? []) : [];
  });
}

/** The stage at which the trail shows the deal. */
export function standsIn(card: Card): string | undefined {
  for (const block of card.blocks) {
    if (block.type === "trail") return block.steps.find((step) => step.state === "now")?.label;
  }
  return undefined;
}
