/** Catches the error PostgreSQL gives up with, and refuses further queries. */

/** PostgreSQL as an Emscripten module: its exported functions, and what it calls when it aborts. */
export type EmscriptenModule = Record<string, unknown> & { onAbort?: (what: unknown) => void };

/** Thrown by whatever is asked of an embedded database that has given up. */
class DatabaseDied extends Error {
  override readonly name = "DatabaseDied";

  constructor(reason: string) {
    super(
      `The embedded database has given up: ${reason}. Nothing acknowledged is lost: mend the cause, such as a full disk, and start again.`,
    );
  }
}

/**
 * PostgreSQL gives up (PANIC) when it cannot write or sync its log. A server would restart; PGlite swallows the
 * exit and calls the dead module again, which then spins for ever, on the main thread: no request and no signal
 * gets through.
 */
export class LastWords {
  #reason = "";
  #died: DatabaseDied | undefined;
  #tell: (died: DatabaseDied) => void = () => {};

  /** PostgreSQL's own words about why it gave up or does not start; "" when it said nothing. */
  get reason(): string {
    return this.#reason;
  }

  get died(): DatabaseDied | undefined {
    return this.#died;
  }

  /** Sets who is notified, once, when it gives up. */
  whenDied(tell: (died: DatabaseDied) => void): void {
    this.#tell = tell;
  }

  /** A line of PostgreSQL's log: "2026-11-25 18:10:22.119 GMT [42] PANIC:  could not open file …". */
  hear(line: string): void {
    const [, level, text] = /\b(PANIC|FATAL|DETAIL): +(.*)$/.exec(line) ?? [];
    if (text === undefined) return;
    this.#reason = level === "DETAIL" && this.#reason ? `${this.#reason} (${text.replace(/\.$/, "")})` : text;
  }

  listen(module: EmscriptenModule): void {
    module.onAbort = (what) => {
      const died = new DatabaseDied(this.#reason || String(what || "it aborted"));
      this.#died = died;
      for (const [name, member] of Object.entries(module)) {
        if (name.startsWith("_") && typeof member === "function") module[name] = refuse(died);
      }
      this.#tell(died);
    };
  }
}

const refuse = (died: DatabaseDied) => () => {
  throw died;
};
