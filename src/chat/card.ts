/**
 * What people see: a card is plain frozen data, written once and already in the reader's language.
 * Each chat has a pure renderer for it. Text is plain text: renderers escape, nobody writes markup here.
 */
import type { Chart } from "../charts/chart.ts";
import { deepFreeze } from "../charts/deep-freeze.ts";
import type { Locale } from "../text/locale.ts";

/** What a button carries back. Untrusted when it returns: every use case parses it again. */
export type ButtonValues = Readonly<Record<string, string | number | boolean>>;

export type Confirm = Readonly<{ title: string; text: string; yes: string; no: string }>;

export type Button = Readonly<{
  label: string;
  /** Name of the use case it starts, e.g. "deal.advance". */
  action: string;
  values: ButtonValues;
  style: "plain" | "primary" | "danger";
  confirm?: Confirm;
  /** Of the answers to one question, the one that was given. */
  chosen?: boolean;
  /** An https address that opens in a page of its own. A chat that tells of the press starts the use case, too. */
  opens?: string;
}>;

export type Tone = "plain" | "good" | "warning" | "bad";

export type TextBlock = Readonly<{ type: "text"; text: string; style: "plain" | "strong" | "quiet" }>;
/** Label and value pairs, shown in two columns if there is room. */
export type FactsBlock = Readonly<{
  type: "facts";
  facts: readonly Readonly<{ label: string; value: string }>[];
}>;
export type TrailStep = Readonly<{ label: string; state: "done" | "now" | "ahead"; caption?: string }>;
/** The stages of a pipeline in order, and where the deal stands. */
export type TrailBlock = Readonly<{ type: "trail"; steps: readonly TrailStep[] }>;
export type Column = Readonly<{
  label: string;
  align: "left" | "right";
  /** Its values say by themselves what they are: in a line of values they go without the label. */
  selfSaid?: boolean;
}>;
export type Row = Readonly<{ cells: readonly string[]; button?: Button }>;
/** Rows with the same cells. `button` opens the row's subject. The use case pages long tables. */
export type TableBlock = Readonly<{
  type: "table";
  columns: readonly Column[];
  rows: readonly Row[];
  /** How many of the first cells say together which row it is; 1 where it is not said. */
  headline?: 1 | 2;
}>;
/** Lines that can be typed, and what each does. */
export type CommandsBlock = Readonly<{
  type: "commands";
  headings: readonly [line: string, meaning: string];
  commands: readonly Readonly<{ line: string; meaning: string }>[];
}>;
/** How a part of a bar is drawn: got, nearly certain, possible, and what nothing covers. */
export type BarLook = "good" | "sure" | "maybe" | "rest";
/** `value` is the amount as people read it; `amount`s of a bar are in one unit; below 0 is drawn as 0. */
export type BarPart = Readonly<{ label: string; value: string; amount: number; look: BarLook }>;
/** Parts beside each other that do not overlap, what they make a whole of, and how far it should be by now. */
export type BarBlock = Readonly<{
  type: "bar";
  parts: readonly BarPart[];
  /** The target; parts may come to more than it. Without one the bar is as long as its parts, and has no tick. */
  whole?: Omit<BarPart, "look">;
  /** `share` of the whole, 0 to 1. */
  tick?: Readonly<{ label: string; value: string; share: number }>;
}>;
export type ChartBlock = Readonly<{ type: "chart"; chart: Chart }>;
/** What a row of buttons asks about, on two lines: what it is called with what it is worth, and how it stands. */
export type Asked = Readonly<{
  /** Tells the rows of a card apart, also when it is drawn again. */
  key: string;
  name: string;
  more: string;
  line: string;
}>;
export type ActionsBlock = Readonly<{
  type: "actions";
  buttons: readonly Button[];
  asked?: Asked;
  /** Stays in sight while the card is read, as far as the chat can. */
  inSight?: boolean;
}>;
/**
 * A secret to be copied or typed elsewhere: a sign-in link, a code. Only for the person who asked, in the answer
 * to them; never in a delivery, whose card is stored.
 */
export type SecretBlock = Readonly<{
  type: "secret";
  label: string;
  value: string;
  /** It is an address of ours, there to be opened. */
  address?: boolean;
}>;
export type DividerBlock = Readonly<{ type: "divider" }>;

export type Block =
  | TextBlock
  | FactsBlock
  | TrailBlock
  | TableBlock
  | CommandsBlock
  | BarBlock
  | ChartBlock
  | ActionsBlock
  | SecretBlock
  | DividerBlock;

export type Card = Readonly<{
  type: "card";
  /** The card's language, also used for text the chat adds ("…(+12 characters)"). */
  locale: Locale;
  title: string;
  tone: Tone;
  /** One sentence for notifications, lists of messages and screen readers. */
  summary: string;
  blocks: readonly Block[];
}>;

/**
 * Builds and freezes a card; absent blocks are dropped.
 * @param options.summary what a notification says (default: the title)
 * @param options.tone default: plain
 */
export function card(
  locale: Locale,
  title: string,
  blocks: readonly (Block | undefined | false)[],
  options: { tone?: Tone; summary?: string } = {},
): Card {
  return deepFreeze({
    type: "card",
    locale,
    title,
    tone: options.tone ?? "plain",
    summary: options.summary ?? title,
    blocks: blocks.filter((block): block is Block => Boolean(block)),
  });
}

export const text = (content: string, style: TextBlock["style"] = "plain"): TextBlock => ({
  type: "text",
  text: content,
  style,
});
export const quiet = (content: string): TextBlock => text(content, "quiet");
export const strong = (content: string): TextBlock => text(content, "strong");
export const divider: DividerBlock = { type: "divider" };

/** Pairs whose value is missing are left out. */
export function facts(
  ...pairs: readonly (readonly [label: string, value: string | undefined])[]
): FactsBlock {
  return { type: "facts", facts: pairs.flatMap(([label, value]) => (value ? [{ label, value }] : [])) };
}

export const secret = (label: string, value: string): SecretBlock => ({ type: "secret", label, value });
export const secretAddress = (label: string, value: string): SecretBlock => ({
  ...secret(label, value),
  address: true,
});
export const trail = (steps: readonly TrailStep[]): TrailBlock => ({ type: "trail", steps });

/** @throws RangeError when a number is not finite */
export function bar(
  parts: BarBlock["parts"],
  { whole, tick }: Pick<BarBlock, "whole" | "tick"> = {},
): BarBlock {
  const numbers = [...parts.map(({ amount }) => amount), whole?.amount ?? 0, tick?.share ?? 0];
  if (!numbers.every(Number.isFinite)) throw new RangeError(`A bar of ${numbers.join(", ")}`);
  return { type: "bar", parts, whole, tick };
}

export const chartBlock = (chart: Chart): ChartBlock => ({ type: "chart", chart });

/** A column that is set to the right, as numbers are. */
export const toTheRight = (label: string): Column => ({ label, align: "right" });

/** A column whose values need no label beside them: a person, a stage, an amount among other things of a deal. */
export const selfSaid = (heading: string | Column): Column => ({ ...columnOf(heading), selfSaid: true });

const columnOf = (heading: string | Column): Column =>
  typeof heading === "string" ? { label: heading, align: "left" } : heading;

/** @param headings a mere label is a column that is set to the left */
export function table(
  headings: readonly (string | Column)[],
  rows: readonly Row[],
  { headline }: Pick<TableBlock, "headline"> = {},
): TableBlock {
  return { type: "table", columns: headings.map(columnOf), rows, headline };
}

/**
 * A row as a chat without columns says it.
 * @returns what it is called, and its other values, each with its label where that is needed
 */
export function rowInWords(
  { columns, headline = 1 }: TableBlock,
  { cells }: Row,
): { name: string; rest: { label: string; value: string }[] } {
  const rest = cells.slice(headline).flatMap((value, index) => {
    const { label = "", selfSaid: bare } = columns[index + headline] ?? {};
    return value.trim() === "" ? [] : [{ label: bare ? "" : label.trim(), value }];
  });
  return { name: cells.slice(0, headline).filter(Boolean).join(" "), rest };
}

export const commands = (
  headings: CommandsBlock["headings"],
  lines: CommandsBlock["commands"],
): CommandsBlock => ({ type: "commands", headings, commands: lines });

/** For where they are shown as any two columns are. */
export const commandsTable = ({ headings, commands: lines }: CommandsBlock): TableBlock =>
  table(
    headings,
    lines.map(({ line, meaning }) => ({ cells: [line, meaning] })),
  );

/** A row of buttons; undefined when none is left, so that callers can list conditional ones. */
export function actions(...buttons: readonly (Button | undefined | false)[]): ActionsBlock | undefined {
  const present = buttons.filter((button): button is Button => Boolean(button));
  return present.length > 0 ? { type: "actions", buttons: present } : undefined;
}

/** A question on two lines, and a button for each answer to it. */
export const answers = (asked: Asked, ...buttons: readonly (Button | false)[]): ActionsBlock => ({
  type: "actions",
  buttons: buttons.filter((one) => one !== false),
  asked,
});

/** For a card that is longer than a screen. */
export const inSight = (block: ActionsBlock | undefined): ActionsBlock | undefined =>
  block && { ...block, inSight: true };

/** In words, a line each. */
export const askedLines = ({ name, more, line }: Asked): [string, string] => [`${name} · ${more}`, line];

/** As it is read: which answer was given is never told by a colour alone. */
export const labelOf = ({ label, chosen }: Button): string => (chosen ? `✓ ${label}` : label);

/**
 * The blocks for a chat that cannot keep buttons in sight: beyond a screenful of questions what ends the card stands
 * above them, too.
 */
export function withEndsAbove(blocks: readonly Block[]): readonly Block[] {
  const isQuestion = (block: Block) => block.type === "actions" && block.asked !== undefined;
  const end = blocks.find((block) => block.type === "actions" && block.inSight);
  if (!end || blocks.filter(isQuestion).length <= screenful) return blocks;
  const at = blocks.findIndex(isQuestion);
  return [...blocks.slice(0, at), end, ...blocks.slice(at)];
}
const screenful = 4;

/**
 * @param action name of the use case it starts
 * @param values what that use case gets; they come back from outside and count as untrusted
 */
export function button(
  label: string,
  action: string,
  values: ButtonValues = {},
  options: Partial<Pick<Button, "style" | "confirm" | "chosen" | "opens">> = {},
): Button {
  return { label, action, values, ...options, style: options.style ?? "plain" };
}

/** The action of a button that says a line: understood as if the person had typed it. Dispatch knows it. */
export const sayAction = "chat.say";

/** What is done with files that were sent: the name of a use case, as dispatch starts it. */
export const fileAction = "deal.file";
/** Reads a file as a table. */
export const sheetAction = "sheet.show";
/** The line that does so with the files that come with it. */
export const sheetLine: Readonly<Record<Locale, string>> = { en: "/funnel table", zh: "/漏斗 表格" };

/** Longer lines get no button: platforms limit a button's value to less than a person can type. */
export const longestSaid = 500;

/** "Did you mean": pressing it says the line. */
export const sayButton = (label: string, line: string, style: Button["style"] = "plain"): Button =>
  button(label, sayAction, { line }, { style });
