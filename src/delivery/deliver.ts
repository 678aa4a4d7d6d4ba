/** One delivery from its job to its end: wait for the turn, take it up, send, write down what happened. */
import { type Chat, SendError } from "../chat/platform.ts";
import type { Database } from "../database/open-database.ts";
import { afterFailure } from "./after-failure.ts";
import { type Begun, beginSending, type Sendable } from "./begin-sending.ts";
import type { DeliveryMetrics } from "./delivery-metrics.ts";
import { inGroups } from "./in-groups.ts";
import type { DeliveryJob } from "./job-table.ts";
import { outboundKey } from "./outbound-key.ts";
import type { Turn } from "./paced-row.ts";
import { type Settlement, settleSending } from "./settle-sending.ts";
import type { Pass, Turns } from "./turns.ts";

export type DeliverParts = Readonly<{
  database: Database;
  chat: Chat;
  turns: Turns;
  metrics: DeliveryMetrics;
  log: { warn(facts: object, message: string): void };
  /** Told when a job was put back, so that somebody fetches it then. */
  onPutBack: (at: Date) => void;
  /** Aborted at shutdown: what has not begun goes back to the queue. */
  stopping: AbortSignal;
}>;

/** Longer than any adapter waits by itself, in milliseconds. */
const sendTimeout = 60_000;
/** Nobody waits for the end of a delivery, so those of a few moments are written down together. In milliseconds. */
const settleLinger = 40;
/** How soon to look again whether the message to be replaced has been sent, in milliseconds. */
const predecessorWait = 2_000;

/** @returns what a worker does with each job; it throws only when the database does */
export function createDeliverer(parts: DeliverParts): (jobId: string, job: DeliveryJob) => Promise<void> {
  const begin = inGroups<string, Begun>((ids) => beginSending(parts.database, ids));
  const settle = inGroups<Settlement, void>(
    async (settlements) => {
      await settleSending(parts.database, settlements);
      return settlements.map(() => undefined);
    },
    { linger: settleLinger },
  );
  async function beginAndGo(delivery: string, pass: Pass): Promise<{ begun: Begun; turn: Turn }> {
    try {
      const begun = await begin(delivery);
      return { begun, turn: typeof begun === "object" ? await pass.go() : "now" };
    } finally {
      pass.leave();
    }
  }

  /** After a suspended laptop wakes, pg-boss may hand out a job whose first worker is this very process. */
  const inHand = new Set<string>();

  return async (jobId, job) => {
    const ids = { job: jobId, delivery: job.delivery };
    const later = async (at: Date) => {
      await settle({ ...ids, type: "later", at });
      parts.onPutBack(at);
    };

    if (inHand.has(job.delivery)) return later(new Date(Date.now() + predecessorWait));
    inHand.add(job.delivery);
    try {
      const pass = await parts.turns.enter(job, parts.stopping);
      if ("notBefore" in pass) return await later(pass.notBefore);
      const { begun, turn } = await beginAndGo(job.delivery, pass);
      if (begun === "settled") return;
      if (begun === "predecessor") return await later(new Date(Date.now() + predecessorWait));
      const ended = turn === "now" ? await attempt(parts, job, begun) : notTried(begun, turn.notBefore);
      await settle({ ...ids, ...ended });
      if (ended.type === "again") parts.onPutBack(ended.at);
    } finally {
      inHand.delete(job.delivery);
    }
  };
}

type Ended = { type: "sent"; ref: string } | ReturnType<typeof afterFailure>;

async function attempt(
  { chat, turns, metrics, log }: DeliverParts,
  job: DeliveryJob,
  delivery: Sendable,
): Promise<Ended> {
  const { platform } = chat;
  const began = performance.now();
  try {
    const { ref } = await inTime(
      chat.send({
        key: outboundKey(delivery.key),
        installation: delivery.installation,
        recipient: delivery.recipient,
        card: delivery.card,
        replaces: delivery.replacesRef,
        doubtful: delivery.doubtful,
      }),
    );
    metrics.sent.inc({ platform });
    metrics.seconds.observe({ platform }, (performance.now() - began) / 1000);
    return { type: "sent", ref };
  } catch (error) {
    if (error instanceof SendError && error.retryAfterSeconds !== undefined) {
      turns.refused(job, error.retryAfterSeconds);
      metrics.refused.inc({ platform });
    }
    const ended = afterFailure(error, delivery, new Date());
    (ended.type === "dead" ? metrics.dead : metrics.failed).inc({ platform });
    log.warn({ delivery: delivery.id, key: delivery.key, platform, ended }, "A message was not sent");
    return ended;
  }
}

/** The turn was lost between entering and going: back to the queue as if nothing had been. */
const notTried = ({ doubtful }: Sendable, at: Date): Ended => ({
  type: "again",
  at,
  doubtful,
  counts: false,
  error: "put off",
});

async function inTime<T>(sending: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new SendError(`no answer within ${sendTimeout / 1000} s`, {
      code: "timeout",
      retryable: true,
      doubtful: true,
    });
    timer = setTimeout(() => reject(error), sendTimeout);
  });
  try {
    return await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}
