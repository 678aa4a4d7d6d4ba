/** Counts tries per key and minute, so that nobody can try sign-in links by the thousand. */
export class Attempts {
  readonly #most: number;
  readonly #counts = new Map<string, number>();
  #minute = 0;

  /** @param most tries of one key in one minute */
  constructor(most: number) {
    this.#most = most;
  }

  /** @returns false when there were too many in this minute */
  allow(key: string, now: number = Date.now()): boolean {
    const minute = Math.floor(now / 60_000);
    if (minute !== this.#minute) this.#counts.clear();
    this.#minute = minute;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count <= this.#most;
  }
}
