import type { FunnelChart, FunnelStage } from "./chart.ts";
import { boxMark, type Drawing, type Frame, type Mark, margin, textMark, titleMarks } from "./drawing.ts";
import { stageColours } from "./palette.ts";
import { drawableText, textLines, textWidth } from "./text-lines.ts";

const labelSize = 17;
const captionSize = 16;
const lineHeight = 23;
const linkTextSize = 14;
const barHeight = 52;
const linkHeight = 18;
const linkHeightWithText = 28;
const columnGap = 20;
/** Links reach this far under the bars, behind their rounded corners. */
const tuck = 5;
/** A stage with little or nothing in it stays visible, and can be told from one with something. */
const minBarWidth = 10;

type Row = Readonly<{
  lines: readonly { text: string; bold: boolean }[];
  top: number;
  height: number;
  barWidth: number;
  empty: boolean;
}>;

/**
 * Text to the left, centred bars to the right, joined by pale links so that the silhouette reads as a funnel.
 * ECharts' own funnel sorts by size and hides a stage of zero, so the bars are placed here.
 */
export function funnelDrawing(chart: FunnelChart, frame: Frame): Drawing {
  const { palette } = frame;
  const title = titleMarks(chart.title, frame);
  const textRoom = textColumnWidth(chart.stages, frame.width);
  const left = margin + textRoom + columnGap;
  const room = frame.width - margin - left;
  const centre = left + room / 2;
  const rows = layRows(chart.stages, title.bottom, textRoom, room);
  const colours = stageColours(palette, rows.length);

  const links: Mark[] = [];
  const bars: Mark[] = [];
  const texts: Mark[] = [...title.marks];
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    const top = row.top + (row.height - barHeight) / 2;
    if (next) {
      const from = top + barHeight;
      const to = next.top + (next.height - barHeight) / 2;
      links.push(linkMark(centre, from, row.barWidth, to, next.barWidth, palette.link));
      const passing = chart.stages[index]?.toNext;
      if (passing) {
        const look = { size: linkTextSize, colour: palette.muted, align: "center" } as const;
        texts.push(textMark(drawableText(passing), centre, (from + to) / 2, look));
      }
    }
    const colour = colours[index] ?? palette.rampTo;
    const look = row.empty
      ? { fill: palette.background, stroke: palette.muted, lineWidth: 1.5 }
      : { fill: colour, radius: Math.min(5, row.barWidth / 3) };
    bars.push(boxMark(centre - row.barWidth / 2, top, row.barWidth, barHeight, look));
    row.lines.forEach((line, at) => {
      const y = row.top + row.height / 2 + (at - (row.lines.length - 1) / 2) * lineHeight;
      const look = line.bold
        ? { size: labelSize, colour: palette.ink, bold: true }
        : { size: captionSize, colour: palette.muted };
      texts.push(textMark(line.text, margin, y, look));
    });
  });
  const last = rows.at(-1);
  return {
    option: { backgroundColor: palette.background, graphic: { elements: [...links, ...bars, ...texts] } },
    width: frame.width,
    height: Math.ceil((last ? last.top + last.height : title.bottom) + margin),
  };
}

/** As wide as the longest text wants, but the bars keep at least half of the picture. */
function textColumnWidth(stages: readonly FunnelStage[], width: number): number {
  const wanted = Math.max(
    ...stages.flatMap((stage) => [
      textWidth(drawableText(stage.label), labelSize) * 1.06,
      textWidth(drawableText(stage.caption), captionSize),
    ]),
  );
  return Math.max(72, Math.min(wanted + 4, width / 2 - margin));
}

function layRows(stages: readonly FunnelStage[], start: number, textRoom: number, room: number): Row[] {
  const biggest = Math.max(...stages.map((stage) => stage.value), 0);
  let top = start;
  return stages.map((stage) => {
    const lines = [
      ...textLines(drawableText(stage.label), labelSize * 1.06, textRoom, 3).map((text) => ({
        text,
        bold: true,
      })),
      ...textLines(drawableText(stage.caption), captionSize, textRoom, 2).map((text) => ({
        text,
        bold: false,
      })),
    ];
    const height = Math.max(barHeight, lines.length * lineHeight + 4);
    const empty = stage.value <= 0;
    const barWidth = empty ? minBarWidth : Math.max(minBarWidth, (stage.value / biggest) * room);
    const row: Row = { lines, top, height, barWidth, empty };
    top += height + (stage.toNext ? linkHeightWithText : linkHeight);
    return row;
  });
}

function linkMark(
  centre: number,
  from: number,
  wide: number,
  to: number,
  narrow: number,
  fill: string,
): Mark {
  const points = [
    [centre - wide / 2, from - tuck],
    [centre + wide / 2, from - tuck],
    [centre + wide / 2, from],
    [centre + narrow / 2, to],
    [centre + narrow / 2, to + tuck],
    [centre - narrow / 2, to + tuck],
    [centre - narrow / 2, to],
    [centre - wide / 2, from],
  ];
  return { type: "polygon", silent: true, shape: { points }, style: { fill } };
}
