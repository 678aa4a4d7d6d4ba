import type { ChartTheme } from "./chart.ts";

/** The few colours charts are drawn with; on the background text reaches 4.5:1 and shapes 3:1 in both themes. */
export type Palette = Readonly<{
  background: string;
  ink: string;
  muted: string;
  rule: string;
  /** First and last colour of the funnel's single hue: nearer to money is stronger. */
  rampFrom: string;
  rampTo: string;
  link: string;
  down: string;
  level: string;
  /** One colour per series, told apart by lightness too and not only by hue. */
  series: readonly string[];
}>;

const light: Palette = {
  background: "#ffffff",
  ink: "#1b2430",
  muted: "#5b6675",
  rule: "#dfe4ea",
  rampFrom: "#6a93cb",
  rampTo: "#1d4f91",
  link: "#e9eff7",
  down: "#b8452f",
  level: "#3b5b85",
  series: ["#1d4f91", "#c47f17", "#3f8f79", "#b3566b", "#7d8796", "#6f5aa8"],
};

const dark: Palette = {
  background: "#161b22",
  ink: "#eef2f7",
  muted: "#a3afbd",
  rule: "#303945",
  rampFrom: "#4a70a5",
  rampTo: "#8ab8f5",
  link: "#212a36",
  down: "#e58570",
  level: "#8ea9cc",
  series: ["#8ab8f5", "#e9b95f", "#6fbfa6", "#dd8499", "#a3afbd", "#a999df"],
};

export function paletteOf(theme: ChartTheme): Palette {
  return theme === "dark" ? dark : light;
}

/** Colours for `count` stages, from the weak to the strong end of the ramp. */
export function stageColours(palette: Palette, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    mix(palette.rampFrom, palette.rampTo, count === 1 ? 1 : index / (count - 1)),
  );
}

function mix(from: string, to: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) =>
    Math.round(channel(from, at) * (1 - share) + channel(to, at) * share)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${mixed.join("")}`;
}
