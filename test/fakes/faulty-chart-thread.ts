/** A chart thread that does what the chart's title says: dies, hangs, or answers with the title. */
import { parentPort } from "node:worker_threads";
import type { ChartJob } from "../../src/charts/chart-job.ts";

parentPort?.on("message", ({ chart }: ChartJob) => {
  if (chart.title === "die") process.exit(3);
  if (chart.title === "throw") throw new Error("out of ink");
  if (chart.title === "hang") for (;;);
  parentPort?.postMessage({ picture: chart.title });
});
