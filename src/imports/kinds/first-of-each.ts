/** Rows of one table that are about the same thing. Pure. */
import type { Outcome } from "../rows.ts";

/** Asked row by row, from the top. */
export class FirstOfEach {
  readonly #seen = new Map<string, Readonly<{ nth: number; says: string }>>();

  /**
   * @param about what it sets @param says what it sets it to
   * @returns what becomes of a row about which another one has spoken before: it says the same, or contradicts it
   */
  find(nth: number, about: string, says: string): Outcome | undefined {
    const first = this.#seen.get(about);
    if (!first) {
      this.#seen.set(about, { nth, says });
      return undefined;
    }
    return first.says === says
      ? { nth, does: "twice", why: { code: "twice", first: first.nth } }
      : { nth, does: "reject", why: { code: "says-otherwise", name: String(first.nth) } };
  }
}
