/** Which rows of a table stand there more than once. */
import { createHash } from "node:crypto";
import type { Why } from "../rows.ts";

type Seen = Readonly<{ does: "twice" | "reject"; why: Why }>;

/** Asked row by row, from the top: of equal ones the first is none. What is kept of each is a few bytes. */
export class Repeated {
  readonly #cells = new Map<string, number>();
  readonly #values = new Map<string, number>();

  /** @param own the value that no two rows may share, where there is one */
  find(nth: number, cells: readonly string[], own: string): Seen | undefined {
    const hash = createHash("md5").update(JSON.stringify(cells)).digest("base64");
    const first = this.#cells.get(hash);
    if (first !== undefined) return { does: "twice", why: { code: "twice", first } };
    this.#cells.set(hash, nth);
    if (own === "") return undefined;
    const other = this.#values.get(own);
    if (other !== undefined) return { does: "reject", why: { code: "same-id", name: own, first: other } };
    this.#values.set(own, nth);
    return undefined;
  }
}
