/** Lets the embedded database read and plan a statement once that comes again and again. */
import { type messages, protocol } from "@electric-sql/pglite";

type Answers = messages.BackendMessage[];
type Send = (message: Uint8Array) => Promise<Answers>;

/** A statement that the database knows by a name, and what it once answered about it. */
type Planned = { key: string; name: string; parsed?: Answers; statement?: Answers; portal?: Answers };

/** Statements that are remembered; a plan takes some ten kilobytes of a memory that never shrinks. */
const most = 100;
/** Said this often, a statement will be said again. */
const often = 3;

/** The plan no longer fits what a migration has made of the tables, or the session knows no such name any more. */
const outdated = ["0A000", "26000"];

/** Types of messages in PostgreSQL's protocol. */
const [parse, describe, bind, sync] = ["P", "D", "B", "S"].map((letter) => letter.charCodeAt(0));
const [headLength, statementKind] = [5, "S".charCodeAt(0)];

/**
 * PGlite sends each statement as parse, describe, bind, describe, execute and sync, and keeps nothing of it:
 * planning a search over five tables takes longer than running it, and each message is a call into WebAssembly.
 * Here the statement gets a name instead, and what is known about it is answered without a call.
 */
export class PlannedOnce {
  readonly #said = new Map<string, number>();
  readonly #planned = new Map<string, Planned>();
  /** Between its parse and its sync; statements do not mix, as PGlite lets one finish before the next. */
  #current: Planned | undefined;
  #names = 0;

  /** @param send what PGlite does with a message */
  async pass(message: Uint8Array, send: Send): Promise<Answers> {
    switch (message[0]) {
      case parse:
        this.#current = this.#plannedFor(message);
        break;
      case sync:
        this.#current = undefined;
        break;
    }
    const planned = this.#current;
    if (!planned) return send(message);
    try {
      return await this.#about(planned, message, send);
    } catch (error) {
      const { code } = error as { code?: string };
      if (!planned.portal || (code && outdated.includes(code))) this.#planned.delete(planned.key);
      throw error;
    }
  }

  async #about(planned: Planned, message: Uint8Array, send: Send): Promise<Answers> {
    const { name } = planned;
    switch (message[0]) {
      case parse:
        planned.parsed ??= await send(insert(message, headLength, name));
        return planned.parsed;
      case describe:
        if (message[headLength] === statementKind) {
          planned.statement ??= await send(protocol.serialize.describe({ type: "S", name }));
          return planned.statement;
        }
        planned.portal ??= await send(message);
        return planned.portal;
      case bind:
        // Behind the portal's name, which is empty.
        return send(insert(message, headLength + 1, name));
      default:
        return send(message);
    }
  }

  #plannedFor(message: Uint8Array): Planned | undefined {
    // Its text and the types of its values.
    const key = Buffer.from(message.buffer, message.byteOffset, message.byteLength).toString("latin1");
    const known = this.#planned.get(key);
    if (known) return known;
    const said = (this.#said.get(key) ?? 0) + 1;
    if (said < often) {
      if (this.#said.size < 10 * most) this.#said.set(key, said);
      return undefined;
    }
    if (this.#planned.size >= most) return undefined;
    this.#said.delete(key);
    const planned: Planned = { key, name: `planned${++this.#names}` };
    this.#planned.set(key, planned);
    return planned;
  }
}

/** The message with a name where it had an empty one. */
function insert(message: Uint8Array, at: number, name: string): Uint8Array {
  const named = Buffer.concat([message.subarray(0, at), Buffer.from(name), message.subarray(at)]);
  named.writeInt32BE(named.length - 1, 1);
  return named;
}
