/** What goes wrong with one call. */
export type Fault =
  /** Rate limited: refused, come back later. */
  | { kind: "rate-limited"; seconds: number }
  /** Refused with an HTTP status; nothing happened. */
  | { kind: "refused"; status: number }
  /** Connection reset; nothing happened. */
  | { kind: "reset" }
  /** It did happen, but the answer is a reset or a 5xx: the caller cannot know. */
  | { kind: "doubtful"; how: "reset" | number }
  /** Waits for `until` before it happens, or happens at once and is answered then. */
  | { kind: "held"; what: "call" | "answer"; until: Promise<void> }
  /** Happens, answered late. */
  | { kind: "slow"; ms: number };

type Planned = {
  match: string | RegExp;
  fault: Fault;
  left: number;
};

/** Faults that a test has planned for later calls; a peer takes one before it acts. */
export class Faults {
  readonly #planned: Planned[] = [];
  /** Faults that occurred, oldest first. */
  readonly happened: { call: string; fault: Fault }[] = [];

  /**
   * Plans a fault for the next calls that match.
   * @param match a part of the call's name (`chat.postMessage`, `POST /open-apis/im/v1/messages`), or a pattern
   * @param times how many calls fail; Infinity until `clear()`
   */
  next(match: string | RegExp, fault: Fault, times = 1): void {
    this.#planned.push({ match, fault, left: times });
  }

  clear(): void {
    this.#planned.length = 0;
  }

  /** The fault planned for this call; asking uses it up. */
  take(call: string): Fault | undefined {
    const planned = this.#planned.find(
      ({ match, left }) => left > 0 && (typeof match === "string" ? call.includes(match) : match.test(call)),
    );
    if (!planned) return undefined;
    planned.left--;
    this.happened.push({ call, fault: planned.fault });
    return planned.fault;
  }
}
