/** What a command of `npm run admin` is. */
import type { Temporal } from "temporal-polyfill";
import type { Config } from "../config/config.ts";
import type { Database } from "../database/open-database.ts";
import type { Purge } from "../schedule/purge.ts";
import type { Locale } from "../text/locale.ts";

/** What a command works on. */
export type On = Readonly<{
  database: Database;
  config: Config;
  /** Of the sentences: LOCALE_DEFAULT. */
  locale: Locale;
  now: Temporal.Instant;
  /** What goes after its time, room by room: the same as once a day. */
  purges: readonly Purge[];
  /** The folder in which the operator typed the command: a file they name is meant from there. */
  cwd: string;
}>;

export type AdminAnswer = Readonly<{
  done: boolean;
  /** For the terminal, in the operator's language. */
  says: string;
  /** What `--json` prints instead: plain JSON. Missing: `{ done, says }` is printed. */
  data?: unknown;
}>;

type Named = Readonly<{
  name: string;
  /** What is typed after the name ("PERSON [FILE]"), and what it does: a line of the help. */
  help(locale: Locale): Readonly<{ takes: string; does: string }>;
}>;

/** Runs in the bot while that holds the embedded database, else in a process of its own; it may take its time. */
type OnDatabase = Named & Readonly<{ run(on: On, args: readonly string[]): Promise<AdminAnswer> }>;

/** Needs no open database, so that it always runs in the operator's own process. */
type WithoutDatabase = Named &
  Readonly<{ runAlone(on: Omit<On, "database" | "purges">, args: readonly string[]): Promise<AdminAnswer> }>;

export type AdminCommand = OnDatabase | WithoutDatabase;

/** Ends a command with a sentence that says what was wrong and what to type; nothing has changed. */
export class AdminRefused extends Error {
  override readonly name = "AdminRefused";
}
