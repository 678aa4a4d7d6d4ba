/** rich_text: words that Slack shows as they are, with a style that no typed character can switch on or off. */
import type { RichTextBlock, RichTextText } from "@slack/types";
import { unbroken } from "../../text/unbroken.ts";
import type { Asked, TrailStep } from "../card.ts";
import { limits } from "./limits.ts";
import { harmless, splitText } from "./plain-text.ts";
import { typeableHere } from "./slash-commands.ts";

const words = (text: string, style?: RichTextText["style"]): RichTextText => ({
  type: "text",
  text: harmless(typeableHere(text)),
  ...(style ? { style } : {}),
});

const richText = (...elements: RichTextText[]): RichTextBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});

export const boldBlocks = (text: string): RichTextBlock[] =>
  splitText(text, limits.richText).map((piece) => richText(words(piece, { bold: true })));

/** A question on two lines, its name in bold. */
export function askedBlocks({ name, more, line }: Asked): RichTextBlock[] {
  const [shown = ""] = splitText(name, limits.richText / 2);
  const [rest = ""] = splitText(` · ${more}\n${line}`, limits.richText / 2);
  return [richText(words(shown, { bold: true }), words(rest))];
}

/** Lines in a fixed-width box, in as many boxes as they need. */
export function preformatted(lines: readonly string[]): RichTextBlock[] {
  const boxes: string[] = [];
  for (const piece of lines.flatMap((line) => splitText(line, limits.richText))) {
    const last = boxes.at(-1);
    if (last !== undefined && last.length + piece.length < limits.richText)
      boxes[boxes.length - 1] = `${last}\n${piece}`;
    else boxes.push(piece);
  }
  return boxes.map((box) => ({
    type: "rich_text",
    elements: [{ type: "rich_text_preformatted", elements: [words(box)] }],
  }));
}

const marks: Readonly<Record<TrailStep["state"], string>> = { done: "✓", now: "●", ahead: "○" };

/** "✓ Target account › ● Qualified › ○ Signed" with the present stage in bold. */
export function trailBlock(steps: readonly TrailStep[]): RichTextBlock[] {
  if (steps.length === 0) return [];
  const elements = steps.flatMap((step, index) => {
    const caption = step.caption ? ` · ${step.caption}` : "";
    const step_ = words(
      `${marks[step.state]}\u00a0${unbroken(step.label + caption)}`,
      step.state === "now" ? { bold: true } : undefined,
    );
    return index === 0 ? [step_] : [words(" › "), step_];
  });
  return [richText(...elements)];
}
