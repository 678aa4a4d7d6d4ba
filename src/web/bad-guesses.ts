/** Counts what each client tried in vain, so that nobody can try sign-in links by the thousand. */

/** Clients counted at once: whoever has more addresses than this cannot fill the memory with them. */
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
   * @returns 0, or for how many seconds this client has to wait, because there were too many in this minute
   */
  count(client: string, now: number = Date.now()): number {
    const minute = Math.floor(now / 60_000);
    if (minute !== this.#minute) this.#counts.clear();
    this.#minute = minute;
    const count = (this.#counts.get(client) ?? 0) + 1;
    // Taken out and put in again it is the newest: who is forgotten is who has not guessed for longest.
    this.#counts.delete(client);
    this.#counts.set(client, count);
    if (this.#counts.size > mostClients) {
      const [oldest] = this.#counts.keys();
      if (oldest !== undefined) this.#counts.delete(oldest);
    }
    return count > this.#most ? Math.ceil(((minute + 1) * 60_000 - now) / 1000) : 0;
  }
}
