/**
 * The thread in which charts are drawn: drawing one takes tens of milliseconds of CPU, which on the main thread
 * would delay every answer. One job at a time, one answer per job.
 */
import { parentPort } from "node:worker_threads";
import type { ChartAnswer, ChartJob, ChartPicture } from "./chart-job.ts";
import { chartDrawing } from "./chart-option.ts";
import { loadRasteriser, type Rasterise } from "./raster.ts";
import { svgDocument } from "./svg-document.ts";

if (!parentPort) throw new Error("charts/worker.ts is started as a thread by render-thread.ts");
const port = parentPort;
let rasteriser: Promise<Rasterise> | undefined;

port.on("message", async (job: ChartJob) => {
  port.postMessage(await answerOf(job));
});

async function answerOf(job: ChartJob): Promise<ChartAnswer> {
  try {
    return { picture: await draw(job) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function draw({ chart, format, theme, width, scale }: ChartJob): Promise<ChartPicture> {
  const identity = JSON.stringify([chart, theme, width]);
  const svg = svgDocument(chartDrawing(chart, width, theme), chart.summary, identity);
  if (format === "svg") return svg;
  // A web chat that shows SVG only never pays for the fonts.
  rasteriser ??= loadRasteriser();
  const rasterise = await rasteriser;
  return rasterise(svg, Math.round(width * scale));
}
