/** The workers that send what was enqueued: one set per chat. */
import type { PlatformName } from "../chat/inbound.ts";
import type { Chat } from "../chat/platform.ts";
import type { Database } from "../database/open-database.ts";
import { countWaiting } from "./count-waiting.ts";
import { createDeliverer, type DeliverParts } from "./deliver.ts";
import { createDeliveryMetrics, type DeliveryMetrics } from "./delivery-metrics.ts";
import { type DeliveryJob, type JobClaim, queueOf } from "./job-table.ts";
import { createLeases, type LeaseTimes, leaseTimes } from "./leases.ts";
import { type Pace, platformPace, type Rate } from "./platform-pace.ts";
import { createSharedLane } from "./shared-lane.ts";
import { type Jobs, type JobsLog, startJobs } from "./start-jobs.ts";
import { createTurns } from "./turns.ts";
import { createWaker } from "./waker.ts";

export type DeliveryParts = Readonly<{
  database: Database;
  chats: readonly Chat[];
  log: JobsLog;
  now?: DeliverParts["now"];
  metrics?: DeliveryMetrics;
  /** Other rates than the platforms publish, for tests and benchmarks. */
  paces?: Partial<Record<PlatformName, Pace>>;
  /** Shorter ones than ours, for tests that do not wait half a minute. */
  leaseTimes?: LeaseTimes;
  /** Seconds between two looks for jobs of which no notification told, for tests of the notification. */
  looksEvery?: number;
}>;

export type Delivery = Readonly<{
  jobs: Jobs;
  /** Stops fetching, returns unstarted messages to the queue, and waits up to `seconds` (default 20) for the rest. */
  stop(seconds?: number): Promise<void>;
}>;

/** Jobs in hand per platform, at most: enough to keep a rate of 50 a second busy at a second's latency. */
const batchSize = 25;
const batches = 4;

const workOptions = {
  batchSize,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 2,
};

/** A net below the notifications and the waker; it finds what another replica put back and did not live to fetch. */
const looksEvery = 10;

/** Starts pg-boss and the workers. A chat that is not ready answers with SendErrors, which are retried. */
export async function startDelivery(parts: DeliveryParts): Promise<Delivery> {
  const jobs = await startJobs(parts.database, parts.log);
  const metrics = parts.metrics ?? createDeliveryMetrics();
  metrics.watchWaiting(() => countWaiting(parts.database));
  const leases = createLeases(parts.database, parts.leaseTimes ?? leaseTimes, parts.log);
  const stopping = new AbortController();
  const wakers: { stop(): void }[] = [];
  const options = { ...workOptions, notifyPollingIntervalSeconds: parts.looksEvery ?? looksEvery };

  // Embedded, this process is the only one that sends.
  const share =
    parts.database.kind === "server"
      ? (installation: string, rate: Rate, gap: number) =>
          createSharedLane(parts.database, installation, rate, gap)
      : undefined;

  for (const chat of parts.chats) {
    const queue = queueOf(chat.platform);
    const workers: string[] = [];
    const waker = createWaker(() => {
      for (const id of workers) jobs.boss.notifyWorker(id);
    });
    wakers.push(waker);
    const deliver = createDeliverer({
      ...parts,
      chat,
      leases,
      metrics,
      turns: createTurns(parts.paces?.[chat.platform] ?? platformPace[chat.platform], share, (err) =>
        parts.log.warn({ err, platform: chat.platform }, "The pace of all replicas together was not kept"),
      ),
      stopping: stopping.signal,
      onPutBack: waker.wakeAt,
    });
    for (let started = 0; started < batches; started++) {
      workers.push(await jobs.boss.work<DeliveryJob>(queue, options, deliverAll(deliver)));
    }
  }

  return {
    jobs,
    async stop(seconds) {
      for (const waker of wakers) waker.stop();
      const stopped = jobs.stop(seconds);
      stopping.abort();
      await stopped;
      leases.stop();
    },
  };
}

/** A batch ends when each of its deliveries has; what the database refused to write down is tried again. */
function deliverAll(deliver: (claim: JobClaim, job: DeliveryJob) => Promise<void>) {
  return async (batch: readonly (JobClaim & { data: DeliveryJob })[]): Promise<void> => {
    // Recipients' lanes are entered in this order; pg-boss hands out a batch in none.
    const inOrder = batch.toSorted((one, other) => one.data.order - other.data.order);
    const ended = await Promise.allSettled(inOrder.map((job) => deliver(job, job.data)));
    const failed = ended.find((each) => each.status === "rejected");
    if (failed) throw failed.reason;
  };
}
