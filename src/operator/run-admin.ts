/** Finds the command that was typed and runs it; every mistake is answered with one sentence. */
import { Temporal } from "temporal-polyfill";
import type { Config } from "../config/config.ts";
import type { Database } from "../database/open-database.ts";
import type { Purge } from "../schedule/purge.ts";
import type { Locale } from "../text/locale.ts";
import { nearest } from "../understanding/nearest.ts";
import { type AdminAnswer, type AdminCommand, AdminRefused } from "./admin-command.ts";
import { adminCommands } from "./admin-commands.ts";
import { adminWords } from "./admin-words.ts";

export type AskedOfAdmin = Readonly<{ command: string; args: readonly string[]; cwd: string }>;

/** @returns undefined where no command has that name */
export const adminCommandCalled = (name: string): AdminCommand | undefined =>
  adminCommands.find((command) => command.name === name);

/** @param name of one command, or missing: all of them */
export function adminHelp(locale: Locale, name?: string): string {
  const lines = adminCommands
    .filter((command) => name === undefined || command.name === name)
    .map((command) => ({ command, ...command.help(locale) }))
    .map(({ command, takes, does }): [string, string] => [`${command.name} ${takes}`.trim(), does]);
  return adminWords(locale).help(lines);
}

/** That there is no such command, and which may have been meant. */
export function noSuchCommand(locale: Locale, typed: string): AdminAnswer {
  const near = nearest(
    typed,
    adminCommands.map(({ name }) => name),
  );
  return { done: false, says: adminWords(locale).unknown(typed, near) };
}

/** `database` is missing for a command that works without one. */
export type AdminParts = Readonly<{ config: Config; database?: Database; purges?: readonly Purge[] }>;

/** @throws what is no mistake of the operator's */
export async function runAdmin(
  { command: typed, args, cwd }: AskedOfAdmin,
  { config, database, purges = [] }: AdminParts,
): Promise<AdminAnswer> {
  const { locale } = config;
  const command = adminCommandCalled(typed);
  if (!command) return noSuchCommand(locale, typed);
  const on = { config, locale, cwd, now: Temporal.Now.instant() };
  try {
    if ("runAlone" in command) return await command.runAlone(on, args);
    if (!database) throw new Error(`${typed} needs a database`);
    return await command.run({ ...on, database, purges }, args);
  } catch (error) {
    if (error instanceof AdminRefused) return { done: false, says: error.message };
    throw error;
  }
}
