/** Decides what a failed attempt means. Pure. */
import { SendError } from "../chat/platform.ts";
import { storableText } from "../database/storable.ts";

export type Attempted = Readonly<{
  /** How many times it has been tried, this time included. */
  attempts: number;
  /** For how many milliseconds an earlier attempt may have arrived; undefined: none may. */
  doubtfulFor: number | undefined;
  /** The chat had asked whether it was still ours: before, nothing leaves. */
  mayHaveLeft: boolean;
  createdAt: Date;
  /** For how many milliseconds more; undefined: never too late, and tried for two days. */
  usefulFor: number | undefined;
}>;

export type Circumstances = Readonly<{
  now: Date;
  knowsKeysFor: number;
  pausedFor?: number;
  random?: number;
}>;

export type AfterFailure =
  | Readonly<{ type: "again"; at: Date; doubtful: boolean; counts: boolean; error: string }>
  | Readonly<{ type: "dead"; doubtful: boolean; error: string }>;

/** What says nothing of its end is worth as much trouble as a digest. */
const triedFor = 48 * 3_600_000;
/** An admin's "try again" of an older one is worth some, too: with the waits below a quarter of an hour. */
const leastAttempts = 10;
const firstWait = 2_000;
const longestWait = 10 * 60_000;
/** Of what a chat says that it remembers; between our look and its clock there are queues. */
const memoryMargin = 10 * 60_000;
/** A last attempt is made that long before an end, give or take half, if there is time; in milliseconds. */
const lastMinute = 60_000;

/** Whether a repetition might be a second message: the chat may not know the key of the first any more. */
export const isForgotten = (doubtfulFor: number | undefined, knowsKeysFor: number): boolean =>
  doubtfulFor !== undefined && doubtfulFor > knowsKeysFor - memoryMargin;

/**
 * @param knowsKeysFor of the chat, see there
 * @param pausedFor all messages of the installation wait for so many milliseconds; the failed ones try first
 * @param random 0 to 1, so that those that failed together do not come back together
 */
export function afterFailure(
  error: unknown,
  attempted: Attempted,
  { now, knowsKeysFor, pausedFor, random = Math.random() }: Circumstances,
): AfterFailure {
  // What an adapter did not foresee may have happened after the message had left.
  const known = error instanceof SendError ? error : undefined;
  const doubtful =
    attempted.doubtfulFor !== undefined || (attempted.mayHaveLeft && (known?.doubtful ?? true));
  const said = describe(error);
  const dead: AfterFailure = { type: "dead", doubtful, error: said };
  if (known && !known.retryable) return dead;

  const { attempts, createdAt, usefulFor = Number.POSITIVE_INFINITY } = attempted;
  const refusedFor = known?.retryAfterSeconds;
  const isOld = now.getTime() - createdAt.getTime() > triedFor;
  if (attempted.usefulFor === undefined && isOld && attempts >= leastAttempts) return dead;
  const wait =
    refusedFor === undefined
      ? (pausedFor ?? Math.min(firstWait * 2 ** (attempts - 1), longestWait) * (0.75 + random / 2))
      : refusedFor * 1000 + random * 250;
  const left = Math.min(
    usefulFor,
    doubtful ? knowsKeysFor - memoryMargin - (attempted.doubtfulFor ?? 0) : Number.POSITIVE_INFINITY,
  );
  const last = left - lastMinute * (0.5 + random);
  if (last < Math.min(wait, lastMinute)) return dead;
  const at = new Date(now.getTime() + Math.min(wait, last));
  return { type: "again", at, doubtful, counts: refusedFor === undefined, error: said };
}

function describe(error: unknown): string {
  const code = error instanceof SendError ? `${error.code}: ` : "";
  // The platform's words; a character that is cut in half, or a NUL, would keep the whole group from being written down.
  return storableText(`${code}${error instanceof Error ? error.message : String(error)}`.slice(0, 500));
}
