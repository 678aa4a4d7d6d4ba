/** A waterfall as stacked bars with an invisible base: VChart's own waterfall is not among the types Lark draws. */
import type { WaterfallChart, WaterfallStep } from "../../charts/chart.ts";
import { numberLabel, signedLabel } from "../../charts/number-label.ts";
import { localeFrom } from "../../text/locale.ts";
import { scaledTitle, scaleOf } from "./chart-scale.ts";
import { cleanText } from "./plain-text.ts";

const parts = ["base", "total", "good", "bad"] as const;
/** Colour is for what went wrong. */
const colours = ["rgba(0,0,0,0)", "#3370FF", "#97B5F7", "#F54A45"];

type Bar = { step: string; part: (typeof parts)[number]; value: number };

export function waterfallSpec(chart: WaterfallChart): Record<string, unknown> {
  const steps = placed(chart);
  const levels = steps.flatMap(({ from, to }) => [from, to]);
  const scale = scaleOf(levels, chart.unit, localeFrom(chart.locale, "en"));
  const values = steps.flatMap(({ label, from, to, part }) =>
    barsOf(label, scale.of(from), scale.of(to), part),
  );
  return {
    type: "bar",
    stack: true,
    direction: "horizontal",
    title: { text: scaledTitle(chart.title, scale) },
    data: { values },
    xField: "value",
    yField: "step",
    seriesField: "part",
    color: { type: "ordinal", domain: parts, range: colours },
    legends: { visible: false },
    tooltip: { visible: false },
  };
}

type Placed = Readonly<{ label: string; from: number; to: number; part: Bar["part"] }>;

function placed(chart: WaterfallChart): Placed[] {
  let level = 0;
  return chart.steps.map((step, index) => {
    const from = step.total ? 0 : level;
    level += step.delta;
    const good = step.tone ? step.tone === "good" : step.delta >= 0;
    // Steps of one name would be drawn as one; the count of blanks tells them apart unseen.
    const label = `${cleanText(`${step.label}  ${written(step, level, chart)}`)}${"\u200b".repeat(index)}`;
    return { label, from, to: level, part: step.total ? "total" : good ? "good" : "bad" };
  });
}

const written = (step: WaterfallStep, level: number, chart: WaterfallChart): string =>
  step.caption ??
  (step.total
    ? numberLabel(level, chart.locale, chart.unit)
    : signedLabel(step.delta, chart.locale, chart.unit));

/** A bar that crosses zero is two bars; any other one floats on its base. */
function barsOf(step: string, from: number, to: number, part: Bar["part"]): Bar[] {
  if (from * to < 0) {
    return [
      { step, part, value: from },
      { step, part, value: to },
    ];
  }
  const base = Math.abs(from) < Math.abs(to) ? from : to;
  const length = (Math.abs(from) < Math.abs(to) ? to : from) - base;
  const floating: Bar = { step, part, value: Math.round(length * 100) / 100 };
  return base === 0 ? [floating] : [{ step, part: "base", value: base }, floating];
}
