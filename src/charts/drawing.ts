import type { EChartsOption, GraphicComponentOption } from "echarts";
import type { Palette } from "./palette.ts";
import { drawableText, textLines } from "./text-lines.ts";

/** What a chart needs to be drawn: ECharts' option and the size it was laid out for, in px. */
export type Drawing = Readonly<{
  option: EChartsOption;
  width: number;
  height: number;
}>;

/** The place a chart is laid out for. */
export type Frame = Readonly<{
  /** Whole width in px. */
  width: number;
  palette: Palette;
}>;

type GraphicElements = Extract<GraphicComponentOption, { elements?: unknown }>["elements"];
export type Mark = NonNullable<GraphicElements>[number];

/** Empty border around everything, in px. */
export const margin = 24;
/** The font that PNGs are drawn with; a browser without it takes its own. */
export const fontFamily = "Noto Sans SC, PingFang SC, Microsoft YaHei, system-ui, sans-serif";

const titleSize = 20;
const titleLineHeight = 28;

/** The title's marks and the y where the content below may begin. */
export function titleMarks(title: string, frame: Frame): { marks: Mark[]; bottom: number } {
  const lines = textLines(drawableText(title), titleSize, frame.width - 2 * margin, 2);
  const marks = lines.map((line, index) =>
    textMark(line, margin, margin + titleLineHeight * (index + 0.5), {
      size: titleSize,
      colour: frame.palette.ink,
      bold: true,
    }),
  );
  return { marks, bottom: margin + titleLineHeight * lines.length + 16 };
}

export type TextLook = Readonly<{
  size: number;
  colour: string;
  bold?: boolean;
  align?: "left" | "center" | "right";
}>;

/** One line of text whose middle is at `y`. */
export function textMark(text: string, x: number, y: number, look: TextLook): Mark {
  return {
    type: "text",
    x,
    y,
    silent: true,
    style: {
      text,
      fill: look.colour,
      fontSize: look.size,
      fontWeight: look.bold ? 700 : 400,
      fontFamily,
      align: look.align ?? "left",
      verticalAlign: "middle",
    },
  };
}

export function boxMark(x: number, y: number, width: number, height: number, style: BoxLook): Mark {
  const { radius = 4, ...paint } = style;
  return { type: "rect", silent: true, shape: { x, y, width, height, r: radius }, style: paint };
}

export type BoxLook = Readonly<{
  fill: string;
  stroke?: string;
  lineWidth?: number;
  radius?: number;
}>;
