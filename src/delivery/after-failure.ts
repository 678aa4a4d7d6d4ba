/** Decides what a failed attempt means. Pure. */
import { SendError } from "../chat/platform.ts";
import { storableText } from "../database/storable.ts";

export type Attempted = Readonly<{
  /** How many times it has been tried, this time included. */
  attempts: number;
  /** An earlier attempt may have arrived. */
  doubtful: boolean;
  createdAt: Date;
}>;

export type AfterFailure =
  | Readonly<{ type: "again"; at: Date; doubtful: boolean; counts: boolean; error: string }>
  | Readonly<{ type: "dead"; doubtful: boolean; error: string }>;

/** After the tenth the message is dead: with the waits below that is some 17 minutes after the first. */
const mostAttempts = 10;
const firstWait = 2_000;
/** All within the hour in which Lark recognises a repeated `uuid`. */
const longestWait = 10 * 60_000;
/** A platform that refuses for a whole day will not take it any more. */
const longestRefusal = 24 * 3_600_000;

/** @param random 0 to 1, so that those that failed together do not come back together */
export function afterFailure(
  error: unknown,
  attempted: Attempted,
  now: Date,
  random: number = Math.random(),
): AfterFailure {
  // What an adapter did not foresee may have happened after the message had left.
  const known = error instanceof SendError ? error : undefined;
  const doubtful = attempted.doubtful || (known ? known.doubtful : true);
  const said = describe(error);
  const later = (milliseconds: number, counts: boolean): AfterFailure => ({
    type: "again",
    at: new Date(now.getTime() + milliseconds),
    doubtful,
    counts,
    error: said,
  });

  if (known && !known.retryable) return { type: "dead", doubtful, error: said };
  if (known?.retryAfterSeconds !== undefined) {
    if (now.getTime() - attempted.createdAt.getTime() > longestRefusal)
      return { type: "dead", doubtful, error: said };
    return later(known.retryAfterSeconds * 1000 + random * 250, false);
  }
  if (attempted.attempts >= mostAttempts) return { type: "dead", doubtful, error: said };
  const wait = Math.min(firstWait * 2 ** (attempted.attempts - 1), longestWait);
  return later(wait * (0.75 + random / 2), true);
}

function describe(error: unknown): string {
  const code = error instanceof SendError ? `${error.code}: ` : "";
  // The platform's words; a character that is cut in half, or a NUL, would keep the whole group from being written down.
  return storableText(`${code}${error instanceof Error ? error.message : String(error)}`.slice(0, 500));
}
