/** Rows that lie below each other: a label, a bar, a number. For steps, and for things that have names instead of an order. */
import { boxMark, type Drawing, type Frame, type Mark, margin, textMark, titleMarks } from "./drawing.ts";
import { textLines, textWidth } from "./text-lines.ts";

const textSize = 16;
const lineHeight = 22;
const rowHeight = 38;
const barHeight = 22;
const columnGap = 14;
/** A change too small for its scale still leaves a visible line. */
const minBarWidth = 2;

export type BarRow = Readonly<{
  label: string;
  /** The number as people read it. */
  caption: string;
  from: number;
  to: number;
  colour: string;
  captionColour: string;
  /** Set apart from the others: where it began and where it ended. */
  strong?: boolean;
}>;

/**
 * The labels form one column, the numbers another that is set to the right.
 * @param rows finite, and drawable texts
 * @param joined a thin line carries each row's end down to the next
 */
export function rowsDrawing(title: string, rows: readonly BarRow[], frame: Frame, joined = false): Drawing {
  const { palette, width } = frame;
  const head = titleMarks(title, frame);
  const room = width - 2 * margin;
  const widest = (texts: readonly string[]) =>
    4 + Math.max(...texts.map((text) => textWidth(text, textSize) * 1.06));
  const labelRoom = Math.min(room * 0.36, widest(rows.map(({ label }) => label)));
  const numberRoom = Math.min(room * 0.34, widest(rows.map(({ caption }) => caption)));
  const left = margin + labelRoom + columnGap;
  const right = width - margin - numberRoom - columnGap;
  const low = Math.min(0, ...rows.flatMap(({ from, to }) => [from, to]));
  const high = Math.max(0, ...rows.flatMap(({ from, to }) => [from, to]));
  const x = (value: number) => left + ((value - low) / (high - low || 1)) * (right - left);

  const marks: Mark[] = [...head.marks];
  let top = head.bottom;
  for (const [index, row] of rows.entries()) {
    const { label, caption, from, to, colour, captionColour, strong = false } = row;
    const lines = textLines(label, textSize * 1.06, labelRoom, 2);
    const height = Math.max(rowHeight, lines.length * lineHeight + 8);
    const middle = top + height / 2;
    const start = Math.min(x(from), x(to));
    const size = Math.max(minBarWidth, Math.abs(x(to) - x(from)));
    if (joined && index < rows.length - 1) marks.push(ruleMark(x(to), middle, middle + height, palette.rule));
    marks.push(
      boxMark(start, middle - barHeight / 2, size, barHeight, {
        fill: colour,
        radius: Math.min(3, size / 3),
      }),
    );
    const look = { size: textSize, colour: strong ? palette.ink : palette.muted, bold: strong };
    lines.forEach((line, at) => {
      marks.push(textMark(line, margin, middle + (at - (lines.length - 1) / 2) * lineHeight, look));
    });
    const number = { size: textSize, colour: captionColour, bold: true, align: "right" } as const;
    marks.push(textMark(caption, width - margin, middle, number));
    top += height;
  }
  return {
    option: { backgroundColor: palette.background, graphic: { elements: marks } },
    width,
    height: Math.ceil(top + margin - 6),
  };
}

function ruleMark(x: number, from: number, to: number, colour: string): Mark {
  return {
    type: "line",
    silent: true,
    shape: { x1: x, y1: from, x2: x, y2: to },
    style: { stroke: colour, lineWidth: 1 },
  };
}
