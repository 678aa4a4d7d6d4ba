/** One delivery from its job to its end: wait for the turn, take it up, send, write down what happened. */
import type { Temporal } from "temporal-polyfill";
import { type Chat, SendError } from "../chat/platform.ts";
import { toTimestamp } from "../database/columns.ts";
import type { Database } from "../database/open-database.ts";
import { momentNow } from "../database/two-clocks.ts";
import { inSpan, tell as tellSpan } from "../tracing/span.ts";
import { afterFailure, isForgotten } from "./after-failure.ts";
import { batched } from "./batched.ts";
import { type Begun as Answer, beginSending, type Sendable } from "./begin-sending.ts";
import type { DeliveryMetrics } from "./delivery-metrics.ts";
import type { DeliveryJob, JobClaim } from "./job-table.ts";
import type { Lease, Leases } from "./leases.ts";
import { outboundKey } from "./outbound-key.ts";
import type { When } from "./paced-row.ts";
import { type Ended, type Settled, type Settlement, settleSending } from "./settle-sending.ts";
import type { Pass, Turns } from "./turns.ts";

export type DeliverParts = Readonly<{
  database: Database;
  chat: Chat;
  turns: Turns;
  leases: Leases;
  metrics: DeliveryMetrics;
  /** The company's clock, which decides what has expired; the machine's when missing. */
  now?: () => Temporal.Instant;
  log: { warn(facts: object, message: string): void };
  /** Notified when a job is put back, so that it is fetched at that time. */
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
/** The same while another process sends this one; its lease tells how long that may take, in milliseconds. */
const holderWait = 500;

/** What a send may end with that says nothing of the platform: the lease, our database, our own patience with all before. */
const ours: ReadonlySet<string> = new Set(["lease_lost", "lease_unconfirmed", "given_up", "database"]);

type TakenUp = Sendable & Readonly<{ lease: Lease }>;
type Begun = TakenUp | Exclude<Answer, Sendable>;

const isTakenUp = (begun: Begun): begun is TakenUp => typeof begun === "object" && "lease" in begun;

/** @returns what a worker does with each job; it throws only when the database does */
export function createDeliverer(parts: DeliverParts): (claim: JobClaim, job: DeliveryJob) => Promise<void> {
  const { database, leases } = parts;
  const begin = batched<string, Begun>(async (ids) => {
    const asked = momentNow();
    const answers = await beginSending(database, ids, leases.lasts, parts.now && toTimestamp(parts.now()));
    return answers.map((each) =>
      typeof each === "object" && "hold" in each ? { ...each, lease: leases.begin(each, asked) } : each,
    );
  });
  const settle = batched<Settlement, Settled>((settlements) => settleSending(database, settlements), {
    linger: settleLinger,
  });

  async function beginAndGo(delivery: string, pass: Pass): Promise<{ begun: Begun; turn: When }> {
    try {
      const begun = await begin(delivery);
      return { begun, turn: isTakenUp(begun) ? await pass.go() : "now" };
    } finally {
      pass.leave();
    }
  }

  async function sendAndSettle(claim: JobClaim, job: DeliveryJob, begun: TakenUp, turn: When): Promise<void> {
    try {
      const ended = turn === "now" ? await traced(parts, job, begun) : notTried(begun, turn.notBefore);
      const settled = ended === "lost" || (await settle({ job: claim, delivery: begun, ...ended }));
      tell(parts, begun, ended === "lost" || settled === "lost" ? "lost" : ended);
      if (ended !== "lost" && ended.type === "again") parts.onPutBack(ended.at);
    } finally {
      begun.lease.end();
    }
  }

  /** After a suspended laptop wakes, pg-boss may hand out a job whose first worker is this very process. */
  const inHand = new Set<string>();

  async function work(claim: JobClaim, job: DeliveryJob): Promise<void> {
    const later = async (at: Date) => {
      await settle({ job: claim, type: "later", at });
      parts.onPutBack(at);
    };
    const laterBy = (milliseconds: number) => later(new Date(Date.now() + milliseconds));

    if (inHand.has(job.delivery)) return laterBy(predecessorWait);
    inHand.add(job.delivery);
    try {
      // What comes too late waits for nobody, nor takes the turn that tries whether a platform is back.
      const pass = isLate(parts, job) ? atOnce : await parts.turns.enter(job, parts.stopping);
      if ("notBefore" in pass) return await later(pass.notBefore);
      const { begun, turn } = await beginAndGo(job.delivery, pass);
      if (begun === "settled") return;
      if (begun === "late") return tellLate(parts, job);
      if (begun === "predecessor") return await laterBy(predecessorWait);
      if (!isTakenUp(begun)) return await laterBy(begun.heldFor + holderWait);
      await sendAndSettle(claim, job, begun, turn);
    } finally {
      inHand.delete(job.delivery);
    }
  }

  return (claim, job) => {
    const { platform } = parts.chat;
    const facts = { "loudou.chat": platform, "loudou.delivery": job.delivery };
    const caused = { kind: "CONSUMER", facts, cause: job.trace ?? undefined } as const;
    return inSpan(`deliver ${platform}`, caused, () => work(claim, job));
  };
}

const atOnce: Pass = { go: async () => "now", leave() {} };

const isLate = ({ now }: DeliverParts, { usefulUntil }: DeliveryJob): boolean =>
  typeof usefulUntil === "string" && Date.parse(usefulUntil) <= (now ? now().epochMilliseconds : Date.now());

/** The call to the platform is a span of its own: before it a message waits for its turn. */
function traced(parts: DeliverParts, job: DeliveryJob, begun: TakenUp): Promise<Ended | "lost"> {
  const facts = { "loudou.chat": parts.chat.platform, "loudou.attempt": begun.attempts };
  return inSpan(`send ${parts.chat.platform}`, { kind: "CLIENT", facts }, async () => {
    const ended = await attempt(parts, job, begun);
    tellSpan({ "loudou.outcome": ended === "lost" ? ended : ended.type });
    return ended;
  });
}

/** @returns "lost" when it was not sent because another process has taken it up, whose it is now */
async function attempt(
  { chat, turns, metrics, now }: DeliverParts,
  job: DeliveryJob,
  delivery: TakenUp,
): Promise<Ended | "lost"> {
  const { platform, knowsKeysFor } = chat;
  const { doubtfulFor, lease } = delivery;
  // After a long stop of ours, say. Two Thursday cards would be worse than an admin who looks.
  if (isForgotten(doubtfulFor, knowsKeysFor))
    return { type: "dead", doubtful: true, error: "too long ago to be recognised if it is repeated" };
  let mayHaveLeft = false;
  let isOver = false;
  const stillMine = async () => {
    if (isOver) throw new SendError("it was given up meanwhile", { code: "given_up", retryable: true });
    mayHaveLeft = true;
    await lease.stillMine();
  };
  const began = performance.now();
  try {
    const { ref } = await inTime(
      chat.send({
        key: outboundKey(delivery.key),
        installation: delivery.installation,
        recipient: delivery.recipient,
        card: delivery.card,
        file: delivery.file,
        replaces: delivery.replacesRef,
        doubtful: doubtfulFor !== undefined,
        stillMine,
      }),
    );
    turns.worked(job);
    metrics.seconds.observe({ platform }, (performance.now() - began) / 1000);
    return { type: "sent", ref };
  } catch (error) {
    isOver = true;
    if (lease.lost) return "lost";
    if (error instanceof SendError && error.retryAfterSeconds !== undefined) {
      turns.refused(job, error.retryAfterSeconds);
      metrics.refused.inc({ platform });
    } else if (error instanceof SendError && error.retryable && !ours.has(error.code))
      turns.failed(job, error.code);
    const { usefulUntil } = delivery;
    const usefulFor = usefulUntil && usefulUntil.getTime() - (now ? now().epochMilliseconds : Date.now());
    const attempted = { ...delivery, mayHaveLeft, usefulFor };
    return afterFailure(error, attempted, {
      now: new Date(),
      knowsKeysFor,
      pausedFor: turns.pausedFor(job),
    });
  }
}

/** The turn was lost between entering and going: back to the queue as if nothing had been. */
const notTried = ({ doubtfulFor }: Sendable, at: Date): Ended => ({
  type: "again",
  at,
  doubtful: doubtfulFor !== undefined,
  counts: false,
  error: "put off",
});

/** The row is dead already, and the admins are told with it. */
function tellLate({ chat: { platform }, metrics, log }: DeliverParts, { delivery }: DeliveryJob): void {
  tellSpan({ "loudou.outcome": "late" });
  metrics.dead.inc({ platform });
  log.warn({ delivery, platform }, "A message came too late to be sent");
}

/** To the operator, once it is certain that the end was this process's to write down. */
function tell({ chat, metrics, log }: DeliverParts, { id, key }: Sendable, ended: Ended | "lost"): void {
  const { platform } = chat;
  const facts = { delivery: id, key, platform };
  if (ended === "lost") log.warn(facts, "A message was taken over by another process");
  else if (ended.type === "sent") metrics.sent.inc({ platform });
  else {
    (ended.type === "dead" ? metrics.dead : metrics.failed).inc({ platform });
    log.warn({ ...facts, ended }, "A message was not sent");
  }
}

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
