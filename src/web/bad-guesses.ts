/** Counts failed attempts per client, to prevent guessing sign-in links. */

/** Clients tracked at once, so that an attacker with many addresses can't fill memory. */
const mostClients = 10_000;

export class BadGuesses {
  readonly #most: number;
  readonly #counts = new Map<string, number>();
  #minute = 0;

  /** @param most bad guesses of one client in one minute */
  constructor(most: number) {
    this.#most = most;
  }

  /** How many clients are counted at present. */
  get size(): number {
    return this.#counts.size;
  }

  /**
   * Counts one more.
   * @returns 0, or the seconds this client has to wait because there were too many in this minute
   */
  count(client: string, now: number = Date.now()): number {
    const minute = Math.floor(now / 60_000);
    if (minute !== this.#minute) this.#counts.clear();
    this.#minute = minute;
    const count = (this.#counts.get(client) ?? 0) + 1;
    // Reinserted as the newest, so that the client idle longest is dropped first.
    this.#counts.delete(client);
    this.#counts.set(client, count);
    if (this.#counts.size > mostClients) {
      const [oldest] = this.#counts.keys();
      if (oldest !== undefined) this.#counts.delete(oldest);
    }
    return count > this.#most ? Math.ceil(((minute + 1) * 60_000 - now) / 1000) : 0;
  }
}
