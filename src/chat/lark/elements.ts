/** The parts of Lark's card JSON 2.0 that we use. Lark refuses a card for one unknown property. */
import type { ButtonValue } from "./button-value.ts";

export type LarkElement = Readonly<{ tag: string } & Record<string, unknown>>;
export type HeaderColour = "blue" | "green" | "orange" | "red" | "grey";

export type LarkCard = Readonly<{
  schema: "2.0";
  config: Readonly<{ update_multi: true; summary: Readonly<{ content: string }> }>;
  header?: Readonly<{ title: LarkElement; template: HeaderColour }>;
  body: Readonly<{ elements: readonly LarkElement[] }>;
}>;

export const plainText = (content: string, more: Record<string, unknown> = {}): LarkElement => ({
  tag: "plain_text",
  content,
  ...more,
});

/** @param style text_size, text_color */
export const paragraph = (content: string, style: Record<string, unknown> = {}): LarkElement => ({
  tag: "div",
  text: plainText(content, style),
});

export const quietParagraph = (content: string): LarkElement =>
  paragraph(content, { text_size: "notation", text_color: "grey" });
export const redParagraph = (content: string): LarkElement =>
  paragraph(content, { text_size: "notation", text_color: "red" });

/** @param content escaped already */
export const markdown = (content: string): LarkElement => ({ tag: "markdown", content });

export const divider: LarkElement = { tag: "hr" };

export const column = (elements: readonly LarkElement[], width: "auto" | "weighted"): LarkElement => ({
  tag: "column",
  width,
  ...(width === "weighted" ? { weight: 1 } : {}),
  vertical_align: "top",
  elements,
});

/** @param flex how columns behave on a narrow screen */
export const columnSet = (
  columns: readonly LarkElement[],
  flex: "none" | "flow" | "bisect" = "none",
): LarkElement => ({ tag: "column_set", flex_mode: flex, horizontal_spacing: "8px", columns });

export type ButtonLook = Readonly<{
  label: string;
  style: "plain" | "primary" | "danger";
  confirm?: Readonly<{ title: string; text: string }>;
  /** Opens this address instead of telling of the press. */
  opens?: string | undefined;
}>;

/** @param value an object: Lark's SDKs drop strings */
export const button = (
  look: ButtonLook,
  value: ButtonValue,
  more: Record<string, unknown> = {},
): LarkElement => ({
  tag: "button",
  text: plainText(look.label),
  type: look.style === "plain" ? "default" : look.style,
  behaviors: [
    look.opens === undefined ? { type: "callback", value } : { type: "open_url", default_url: look.opens },
  ],
  ...(look.confirm
    ? { confirm: { title: plainText(look.confirm.title), text: plainText(look.confirm.text) } }
    : {}),
  ...more,
});

/** Elements as Lark counts them: whatever has a tag. A callback's value and a chart's data are ours, not elements. */
export function countElements(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, item) => sum + countElements(item), 0);
  if (typeof node !== "object" || node === null) return 0;
  const own = "tag" in node ? 1 : 0;
  return Object.entries(node).reduce(
    (sum, [key, value]) => (freeData.has(key) ? sum : sum + countElements(value)),
    own,
  );
}
const freeData = new Set(["value", "rows", "chart_spec"]);

export const byteLength = (node: unknown): number => Buffer.byteLength(JSON.stringify(node));
