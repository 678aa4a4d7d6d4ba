import type { ChartJob, ChartPicture } from "./chart-job.ts";
import { PictureCache } from "./picture-cache.ts";
import { RenderThread } from "./render-thread.ts";

/** Some 100 kB each for a PNG. */
const cachedPictures = 64;

const thread = new RenderThread();
const cache = new PictureCache(cachedPictures);

/** Draws in the one thread of this process, or hands out the picture drawn before for the same content. */
export function drawShared(job: ChartJob): Promise<ChartPicture> {
  return cache.get(job, () => thread.draw(job));
}

/** Ends the drawing thread and forgets the pictures; for the end of the process and of tests. */
export async function closeCharts(): Promise<void> {
  cache.clear();
  await thread.close();
}
