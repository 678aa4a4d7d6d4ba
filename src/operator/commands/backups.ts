/** `backup`, `verify`, `restore` and `move`: all of the database, as one. */
import { resolve } from "node:path";
import { backUp } from "../../backup/back-up.ts";
import { recordBackup } from "../../backup/last-backup.ts";
import { move as moveAll, stay } from "../../backup/move.ts";
import { type Head, totalOf } from "../../backup/pieces.ts";
import { restore as restoreInto, verify as verifyFile } from "../../backup/restore.ts";
import { nameOf, type Where } from "../../backup/where.ts";
import { backupWords, explain } from "../../backup/words.ts";
import type { Config } from "../../config/config.ts";
import { transaction } from "../../database/transaction.ts";
import { recordEverywhere } from "../../history/record-everywhere.ts";
import type { Locale } from "../../text/locale.ts";
import { type AdminAnswer, type AdminCommand, AdminRefused, type On } from "../admin-command.ts";
import { readArgs } from "../read-args.ts";
import { shortTime } from "./short-time.ts";

export const backup: AdminCommand = {
  name: "backup",
  help: (locale) => backupWords(locale).backupHelp,
  async run(on, args) {
    const { database, config, locale } = on;
    const file = fileIn(on, args);
    return toldBy(locale, async () => {
      const { head, rows, bytes, held } = await backUp(database, config.dataDir, file);
      await transaction(database, async (tx) => {
        await recordBackup(tx, new Date());
        await recordEverywhere(tx, { now: on.now, via: "operator" }, "backup", { rows });
      });
      const waited = held === undefined ? undefined : Math.round(held);
      const says = backupWords(locale).backedUp(file, counted(rows, locale), sized(bytes), waited);
      return { done: true, says, data: { file, rows, bytes, at: head.at, commandsWaitedMs: waited ?? 0 } };
    });
  },
};

export const verify: AdminCommand = {
  name: "verify",
  help: (locale) => backupWords(locale).verifyHelp,
  async runAlone(on, args) {
    const file = fileIn(on, args);
    return toldBy(on.locale, async () => {
      const { head, sums } = await verifyFile(file);
      const rows = totalOf(sums.values());
      const { companies, at } = named(head, on);
      return {
        done: true,
        says: backupWords(on.locale).verified(file, companies, at, counted(rows, on.locale), sums.size),
        data: { file, rows, at: head.at, companies: head.companies, tables: Object.fromEntries(sums) },
      };
    });
  },
};

export const restore: AdminCommand = {
  name: "restore",
  help: (locale) => backupWords(locale).restoreHelp,
  async runAlone(on, args) {
    const file = fileIn(on, args);
    const into = placeOf(on.config);
    const words = backupWords(on.locale);
    return toldBy(on.locale, async () => {
      const { head, sums, held } = await restoreInto(file, into, new Date());
      const rows = totalOf(sums.values());
      const { companies, at } = named(head, on);
      const says = [
        words.restored(companies, at, counted(rows, on.locale), nameOf(into)),
        words.heldNow(held),
        words.sessionsEnded,
      ].join("\n");
      return {
        done: true,
        says,
        data: { place: nameOf(into), rows, held, at: head.at, companies: head.companies },
      };
    });
  },
};

export const move: AdminCommand = {
  name: "move",
  help: (locale) => backupWords(locale).moveHelp,
  async runAlone({ config, locale, cwd }, args) {
    const { words: typed, options } = readArgs(args, { words: 1, options: { stay: "flag" } }, locale);
    const words = backupWords(locale);
    const from = placeOf(config);
    if (options.stay)
      return toldBy(locale, async () => {
        const going = await stay(from);
        return { done: going !== undefined, says: going ? words.stays(going) : words.noMove };
      });
    const to = target(typed[0], cwd, locale);
    return toldBy(locale, async () => {
      const { to: there, loaded } = await moveAll(from, to);
      const rows = loaded && totalOf(loaded.sums.values());
      const says = rows === undefined ? words.movedBefore(there) : words.moved(there, counted(rows, locale));
      return { done: true, says, data: { to: there, rows: rows ?? null } };
    });
  },
};

const placeOf = ({ databaseUrl, dataDir }: Config): Where =>
  databaseUrl ? { url: databaseUrl } : { dataDir };

function target(typed: string | undefined, cwd: string, locale: Locale): Where {
  const words = backupWords(locale);
  if (!typed) throw new AdminRefused(words.whereTo);
  if (!/^[a-z]+:\/\//i.test(typed)) return { dataDir: resolve(cwd, typed) };
  if (!/^postgres(ql)?:\/\/[^/]+\/[^/]+$/i.test(typed) || !URL.canParse(typed))
    throw new AdminRefused(words.badUrl(typed.replace(/:[^:@/]+@/, ":…@")));
  return { url: typed };
}

function fileIn({ cwd, locale }: Pick<On, "cwd" | "locale">, args: readonly string[]): string {
  const [typed] = readArgs(args, { words: 1 }, locale).words;
  if (!typed) throw new AdminRefused(backupWords(locale).whichFile);
  return resolve(cwd, typed);
}

/** What went wrong is a sentence for the operator, whoever carries the command out. */
async function toldBy(locale: Locale, work: () => Promise<AdminAnswer>): Promise<AdminAnswer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AdminRefused) throw error;
    return { done: false, says: explain(error, locale) };
  }
}

function named({ companies, at }: Head, { config, locale }: Pick<On, "config" | "locale">) {
  const names = companies.length > 0 ? companies.join(locale === "zh" ? "、" : ", ") : "–";
  return { companies: names, at: shortTime(at, config.zone) };
}

const counted = (rows: number, locale: Locale): string => rows.toLocaleString(locale);

const sized = (bytes: number): string =>
  bytes < 1024 ** 2 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
