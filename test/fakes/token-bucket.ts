/** `perSecond` calls a second on average, `burst` at once. Infinity switches it off. */
export type Rate = Readonly<{
  perSecond: number;
  burst: number;
}>;

/** Token buckets, one per key: how the platforms' rate limits behave from outside. */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Takes one token. Returns 0 if there was one, else the seconds until there will be. */
  take(key: string, now = performance.now()): number {
    const { perSecond, burst } = this.#rate;
    if (perSecond === Infinity) return 0;
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    const allowed = tokens >= 1;
    this.#buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
    return allowed ? 0 : (1 - tokens) / perSecond;
  }
}
