/** The server's clock, which a test may advance to let tokens and windows expire. */
export class PeerClock {
  #ahead = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}
