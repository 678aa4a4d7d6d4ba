import { createHash } from "node:crypto";
import type { ChartJob, ChartPicture } from "./chart-job.ts";

/**
 * The most recent pictures, by content: a digest goes to many people with the same picture. Holds promises, so
 * that concurrent requests share one drawing; a failed one is forgotten.
 */
export class PictureCache {
  readonly #pictures = new Map<string, Promise<ChartPicture>>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** @throws whatever `draw` throws; the next call draws again */
  get(job: ChartJob, draw: () => Promise<ChartPicture>): Promise<ChartPicture> {
    const key = createHash("sha256").update(JSON.stringify(job)).digest("hex");
    const known = this.#pictures.get(key);
    const picture = known ?? draw();
    // Map keeps the order of insertion: the first key is the one used longest ago.
    this.#pictures.delete(key);
    this.#pictures.set(key, picture);
    if (!known) {
      const oldest = this.#pictures.keys().next();
      if (this.#pictures.size > this.#capacity && !oldest.done) this.#pictures.delete(oldest.value);
      picture.catch(() => this.#pictures.get(key) === picture && this.#pictures.delete(key));
    }
    return picture;
  }

  clear(): void {
    this.#pictures.clear();
  }
}
