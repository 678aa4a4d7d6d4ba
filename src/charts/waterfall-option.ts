import type { WaterfallChart, WaterfallStep } from "./chart.ts";
import { boxMark, type Drawing, type Frame, type Mark, margin, textMark, titleMarks } from "./drawing.ts";
import { numberLabel, signedLabel } from "./number-label.ts";
import { drawableText, textLines, textWidth } from "./text-lines.ts";

const textSize = 16;
const lineHeight = 22;
const rowHeight = 38;
const barHeight = 22;
const columnGap = 14;
/** A change too small for its scale still leaves a visible line. */
const minBarWidth = 2;

type Step = Readonly<{
  label: string;
  caption: string;
  from: number;
  to: number;
  total: boolean;
  good: boolean;
}>;

/** One row per step: label, floating bar, number; the numbers form one right-aligned column. */
export function waterfallDrawing(chart: WaterfallChart, frame: Frame): Drawing {
  const { palette, width } = frame;
  const title = titleMarks(chart.title, frame);
  const steps = placeSteps(chart);
  const room = width - 2 * margin;
  const labelRoom = Math.min(
    room * 0.36,
    4 + Math.max(...steps.map((s) => textWidth(s.label, textSize) * 1.06)),
  );
  const numberRoom = Math.min(
    room * 0.34,
    4 + Math.max(...steps.map((s) => textWidth(s.caption, textSize) * 1.06)),
  );
  const left = margin + labelRoom + columnGap;
  const right = width - margin - numberRoom - columnGap;
  const low = Math.min(0, ...steps.flatMap((step) => [step.from, step.to]));
  const high = Math.max(0, ...steps.flatMap((step) => [step.from, step.to]));
  const x = (value: number) => left + ((value - low) / (high - low || 1)) * (right - left);

  const marks: Mark[] = [...title.marks];
  let top = title.bottom;
  for (const [index, step] of steps.entries()) {
    const lines = textLines(step.label, textSize * 1.06, labelRoom, 2);
    const height = Math.max(rowHeight, lines.length * lineHeight + 8);
    const middle = top + height / 2;
    const colour = step.total ? palette.level : step.good ? palette.rampFrom : palette.down;
    const start = Math.min(x(step.from), x(step.to));
    const size = Math.max(minBarWidth, Math.abs(x(step.to) - x(step.from)));
    // A thin line carries the level reached down to the next bar.
    if (index < steps.length - 1) marks.push(ruleMark(x(step.to), middle, middle + height, palette.rule));
    marks.push(
      boxMark(start, middle - barHeight / 2, size, barHeight, {
        fill: colour,
        radius: Math.min(3, size / 3),
      }),
    );
    const label = { size: textSize, colour: step.total ? palette.ink : palette.muted, bold: step.total };
    lines.forEach((line, at) => {
      marks.push(textMark(line, margin, middle + (at - (lines.length - 1) / 2) * lineHeight, label));
    });
    const number = {
      size: textSize,
      // Colour is for what went wrong.
      colour: step.good || step.total ? palette.ink : colour,
      bold: true,
      align: "right",
    } as const;
    marks.push(textMark(step.caption, width - margin, middle, number));
    top += height;
  }
  return {
    option: { backgroundColor: palette.background, graphic: { elements: marks } },
    width,
    height: Math.ceil(top + margin - 6),
  };
}

function placeSteps(chart: WaterfallChart): Step[] {
  let level = 0;
  return chart.steps.map((step) => {
    const from = step.total ? 0 : level;
    level += step.delta;
    const caption = drawableText(step.caption ?? writtenNumber(step, level, chart));
    const good = step.tone ? step.tone === "good" : step.delta >= 0;
    return { label: drawableText(step.label), caption, from, to: level, total: step.total === true, good };
  });
}

function writtenNumber(step: WaterfallStep, level: number, chart: WaterfallChart): string {
  return step.total
    ? numberLabel(level, chart.locale, chart.unit)
    : signedLabel(step.delta, chart.locale, chart.unit);
}

function ruleMark(x: number, from: number, to: number, colour: string): Mark {
  return {
    type: "line",
    silent: true,
    shape: { x1: x, y1: from, x2: x, y2: to },
    style: { stroke: colour, lineWidth: 1 },
  };
}
