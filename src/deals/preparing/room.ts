/** How much of everything is told, so that all of it stands on one screen of a phone. Pure. */
import type { Block } from "../../chat/card.ts";
import { displayWidth } from "../../text/display-width.ts";

/** How many of each, and how wide it may be, in Latin characters. */
export type Room = Readonly<{
  /** The stage's goal, and when one was last in touch. */
  besides: boolean;
  questions: number;
  question: number;
  /** The next step, behind its day. */
  step: number;
  /** Of what to say to one type of customer. */
  points: number;
  point: number;
  /** One person; then all people, criteria or competitors that are named in one line. */
  who: number;
  names: number;
  /** Whether competitors are named, with what speaks for them and against them in lines of its own. */
  rivals: "told" | "named" | "left out";
  notes: number;
  note: number;
}>;

const { POSITIVE_INFINITY: any } = Number;
export const allOfIt: Room = {
  ...{
    besides: true,
    questions: any,
    question: 280,
    step: 280,
    points: any,
    point: 280,
    who: 280,
    names: any,
  },
  ...{ rivals: "told", notes: 3, note: 280 },
};

const several: Room = {
  ...{ besides: true, questions: 3, question: 72, step: 56, points: 2, point: 148, who: 30, names: 72 },
  ...{ rivals: "told", notes: 3, note: 90 },
};
const some: Room = { ...several, besides: false, points: 1, point: 76, rivals: "named", note: 44 };
const few: Room = { ...some, notes: 2, questions: 2 };

/** From much to little: the more there is to say, the less is said of each. */
export const rooms: readonly [Room, ...Room[]] = [
  allOfIt,
  several,
  { ...several, besides: false, points: 1, point: 72 },
  some,
  { ...some, notes: 2 },
  few,
  { ...few, names: 40 },
  { ...few, names: 40, question: 34, step: 20 },
  { ...few, who: 20, names: 30, question: 34, step: 20, rivals: "left out" },
  { ...few, who: 16, names: 20, question: 34, step: 20, rivals: "left out", notes: 1 },
  { ...few, who: 16, names: 20, question: 34, step: 20, rivals: "left out", notes: 1, point: 36 },
];

/** What is left of a screen of 390 × 844 between the bars of the web chat, less some for letters that are wider than most. */
const screen = 698;
const edges = 32;
const gap = 14;
const buttons = gap + 44;
const looks = {
  title: { perLine: 33, height: 25.2 },
  plain: { perLine: 38, height: 24.8 },
  strong: { perLine: 40, height: 24.8 },
  quiet: { perLine: 45, height: 21.7 },
};

/** Taken from the web chat, where letters are larger than on Slack and Lark. Below it are its buttons. */
export function fitsOnPhone(title: string, blocks: readonly Block[]): boolean {
  const heights = blocks.map((block, at) => {
    if (block.type !== "text") throw new RangeError(`No height is known of ${block.type}`);
    const former = blocks[at - 1];
    const isHeaded = former?.type === "text" && former.style === "strong";
    return linesOf(block.text, looks[block.style]) + (isHeaded ? 4 : gap);
  });
  const whole = linesOf(title, looks.title) + heights.reduce((sum, one) => sum + one, 0);
  return edges + whole + buttons <= screen;
}

const linesOf = (text: string, { perLine, height }: (typeof looks)[keyof typeof looks]): number =>
  text.split("\n").reduce((sum, line) => sum + wrapped(line, perLine), 0) * height;

/** On how many lines: words stay whole, Chinese breaks anywhere. */
function wrapped(line: string, perLine: number): number {
  let lines = 1;
  let used = 0;
  for (const [word] of line.matchAll(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/gu)) {
    const width = displayWidth(word.trimEnd());
    if (used > 0 && used + width > perLine) {
      lines += 1;
      used = 0;
    }
    used += displayWidth(word);
  }
  return lines;
}
