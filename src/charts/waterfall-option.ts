import type { WaterfallChart, WaterfallStep } from "./chart.ts";
import type { Drawing, Frame } from "./drawing.ts";
import { numberLabel, signedLabel } from "./number-label.ts";
import { type BarRow, rowsDrawing } from "./rows-drawing.ts";
import { drawableText } from "./text-lines.ts";

/** One row per step, each beginning where the one above has ended. */
export const waterfallDrawing = (chart: WaterfallChart, frame: Frame): Drawing =>
  rowsDrawing(chart.title, placeSteps(chart, frame), frame, true);

function placeSteps(chart: WaterfallChart, { palette }: Frame): BarRow[] {
  let level = 0;
  return chart.steps.map((step) => {
    const from = step.total ? 0 : level;
    level += step.delta;
    const caption = drawableText(step.caption ?? writtenNumber(step, level, chart));
    const good = step.tone ? step.tone === "good" : step.delta >= 0;
    const strong = step.total === true;
    const colour = strong ? palette.level : good ? palette.rampFrom : palette.down;
    // Colour is for what went wrong.
    const captionColour = good || strong ? palette.ink : colour;
    return { label: drawableText(step.label), caption, from, to: level, strong, colour, captionColour };
  });
}

function writtenNumber(step: WaterfallStep, level: number, chart: WaterfallChart): string {
  return step.total
    ? numberLabel(level, chart.locale, chart.unit)
    : signedLabel(step.delta, chart.locale, chart.unit);
}
