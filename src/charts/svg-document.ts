import { createHash } from "node:crypto";
// One file: the parts are hundreds, which take some ten times as long to load, and half as much memory again.
import { init } from "echarts/dist/echarts.esm.min";
import type { Drawing } from "./drawing.ts";
import { drawableText } from "./text-lines.ts";

/**
 * Draws one SVG element that can be embedded in an HTML page: labels escaped, nothing loaded from elsewhere, no
 * style attributes (a strict Content-Security-Policy would drop them), ids unique on the page.
 * `identity` distinguishes this picture from every other; the same picture yields the same text each time.
 */
export function svgDocument(drawing: Drawing, summary: string, identity: string): string {
  const chart = init(null, null, {
    renderer: "svg",
    ssr: true,
    width: drawing.width,
    height: drawing.height,
  });
  try {
    chart.setOption({ animation: false, ...drawing.option });
    const drawn = chart.renderToSVGString({ useViewBox: true });
    return embeddable(drawn, drawing, summary, identity);
  } finally {
    // An undisposed chart keeps a timer, and with it the thread, alive.
    chart.dispose();
  }
}

function embeddable(drawn: string, drawing: Drawing, summary: string, identity: string): string {
  const inner = drawn.slice(drawn.indexOf(">") + 1, drawn.lastIndexOf("</svg>"));
  const prefix = `c${createHash("sha256").update(identity).digest("hex").slice(0, 10)}-`;
  // The style element holds hover effects only.
  const cleaned = inner
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/<[a-zA-Z][^>]*>/g, (tag) => cleanTag(tag, prefix));
  const { width, height } = drawing;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `role="img" aria-label="${escaped(drawableText(summary))}">${cleaned.trim()}</svg>`
  );
}

function cleanTag(tag: string, prefix: string): string {
  return (
    tag
      .replace(/\s(?:ecmeta_\w+|class)="[^"]*"/g, "")
      // ECharts counts its charts; the count would make two drawings of one chart differ.
      .replace(/zr\d+-/g, "")
      .replace(/\sstyle="([^"]*)"/g, (_, style: string) => asAttributes(style))
      .replace(/\sid="([^"]+)"/g, ` id="${prefix}$1"`)
      .replace(/url\(#([^)]+)\)/g, `url(#${prefix}$1)`)
      .replace(/(\s(?:xlink:)?href=")#/g, `$1#${prefix}`)
  );
}

/** `font-size:14px;fill:red` → ` font-size="14px" fill="red"`; all that ECharts writes exist as attributes. */
function asAttributes(style: string): string {
  return style
    .split(";")
    .map((part) => /^\s*([a-z-]+)\s*:\s*(.+?)\s*$/.exec(part))
    .map((pair) => (pair ? ` ${pair[1]}="${pair[2]}"` : ""))
    .join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
