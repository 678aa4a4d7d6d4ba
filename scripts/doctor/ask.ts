/** One HTTP request with a time limit, and how far our clock is from the answerer's. */

/** How long an answer may take, in milliseconds. */
const patience = 10_000;

export type Answered = Readonly<{
  status: number;
  headers: Headers;
  /** Empty when the body is not a JSON object. */
  body: Readonly<Record<string, unknown>>;
  /** Our clock minus theirs, in milliseconds; undefined when the answer has no date. Accurate to about a second. */
  aheadMs: number | undefined;
}>;

/** What we know about the clock: who was asked, and how far ours is ahead of theirs, in milliseconds. */
export type ClockReading = Readonly<{ who: string; aheadMs: number }>;

/** @throws Error with a short reason when nobody answers */
export async function ask(url: string, init: RequestInit, now: () => number): Promise<Answered> {
  const asked = now();
  let response: Response;
  try {
    response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(patience) });
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
  const answered = now();
  const date = Date.parse(response.headers.get("date") ?? "");
  const parsed: unknown = await response.json().catch(() => undefined);
  return {
    status: response.status,
    headers: response.headers,
    body: typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {},
    // The date header has whole seconds, so on average half a second has passed since.
    aheadMs: Number.isNaN(date) ? undefined : (asked + answered) / 2 - (date + 500),
  };
}

/** The deepest code or message of a failed connection: fetch wraps it in "fetch failed". */
export function reasonOf(error: unknown): string {
  let reason = String(error);
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    reason = typeof code === "string" ? `${code} ${at.message}`.trim() : at.message || at.name;
  }
  return reason;
}
