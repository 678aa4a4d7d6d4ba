/** The server's idea of now, which a test may push forward to let tokens and windows run out. */
export class PeerClock {
  #ahead = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}
