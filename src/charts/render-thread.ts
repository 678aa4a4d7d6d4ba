import { Worker } from "node:worker_threads";
import type { ChartAnswer, ChartJob, ChartPicture } from "./chart-job.ts";

/** A chart could not be drawn; the message says why. Known by its name. */
class ChartRenderError extends Error {
  override name = "ChartRenderError";
}

type Waiting = Readonly<{
  job: ChartJob;
  resolve: (picture: ChartPicture) => void;
  reject: (error: ChartRenderError) => void;
}>;

export type RenderThreadLimits = Readonly<{
  /** Jobs that may wait; one more is refused at once instead of growing the memory. */
  maxWaiting: number;
  /** A job that takes longer counts as hung, in ms. */
  timeout: number;
  /** A thread without work for so long is ended to give its memory back, in ms. */
  idle: number;
}>;

const usualLimits: RenderThreadLimits = { maxWaiting: 100, timeout: 30_000, idle: 120_000 };

/**
 * One worker thread, started by the first job and replaced when it dies. Jobs are handed to it one by one, so a
 * crash or a hang costs exactly the job that caused it. An idle thread does not keep the process alive.
 */
export class RenderThread {
  readonly #script: URL;
  readonly #limits: RenderThreadLimits;
  readonly #queue: Waiting[] = [];
  #worker: Worker | undefined;
  #current: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(script = new URL("./worker.ts", import.meta.url), limits: Partial<RenderThreadLimits> = {}) {
    this.#script = script;
    this.#limits = { ...usualLimits, ...limits };
  }

  /** @throws ChartRenderError when the queue is full, the chart cannot be drawn, or its thread died or hung. */
  draw(job: ChartJob): Promise<ChartPicture> {
    if (this.#queue.length >= this.#limits.maxWaiting) {
      return Promise.reject(new ChartRenderError(`${this.#queue.length} charts are waiting already`));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, resolve, reject });
      this.#next();
    });
  }

  /** Ends the thread and refuses what still waits. A later job starts a new thread. */
  async close(): Promise<void> {
    const worker = this.#worker;
    const dropped = this.#queue.splice(0);
    this.#lose("charts are closed");
    for (const waiting of dropped) waiting.reject(new ChartRenderError("charts are closed"));
    await worker?.terminate();
  }

  #next(): void {
    if (this.#current) return;
    const next = this.#queue.shift();
    if (!next) {
      this.#rest();
      return;
    }
    this.#current = next;
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#arm(this.#limits.timeout, () => this.#lose(`drawing took longer than ${this.#limits.timeout} ms`));
    this.#worker.postMessage(next.job);
  }

  #rest(): void {
    this.#worker?.unref();
    this.#arm(this.#limits.idle, () => this.#lose("idle"));
    this.#timer?.unref();
  }

  #start(): Worker {
    const worker = new Worker(this.#script, {
      // Flags of the process (`--input-type`, a debugger's) are not meant for this file.
      execArgv: [],
      // What the process itself keeps for new objects would be kept here for one picture now and then.
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 6 },
    });
    worker.on("message", (answer: ChartAnswer) => worker === this.#worker && this.#settle(answer));
    worker.on("error", (error) => worker === this.#worker && this.#lose(String(error)));
    worker.on("exit", (code) => worker === this.#worker && this.#lose(`the thread ended with ${code}`));
    return worker;
  }

  #settle(answer: ChartAnswer): void {
    const settled = this.#current;
    this.#current = undefined;
    if ("picture" in answer) settled?.resolve(answer.picture);
    else settled?.reject(new ChartRenderError(answer.error));
    this.#next();
  }

  /** Gives up the thread and the job in it; the rest of the queue goes to a new thread. */
  #lose(reason: string): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.terminate();
    const lost = this.#current;
    this.#current = undefined;
    lost?.reject(new ChartRenderError(`The chart "${lost.job.chart.title}" was not drawn: ${reason}`));
    if (this.#queue.length > 0) this.#next();
  }

  #arm(delay: number, action: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, delay);
  }
}
