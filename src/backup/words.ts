import { whyUnusable } from "../database/open-database.ts";
import { inBoth } from "../text/in-both.ts";
import type { Locale } from "../text/locale.ts";
import { BackupTrouble, type Reason } from "./trouble.ts";
import { backupEn } from "./words.en.ts";
import { backupZh } from "./words.zh.ts";

export const backupWords = inBoth(backupEn, backupZh);

/** SQLSTATE disk_full. */
const diskFull = "53100";

/** What kept something from being done, in a sentence. */
export function explain(error: unknown, locale: Locale): string {
  const words = backupWords(locale);
  if (error instanceof BackupTrouble) return sentence(error.reason, locale);
  if ((error as { code?: unknown }).code === diskFull) return words.databaseFull;
  return whyUnusable(error) ?? words.failed(error instanceof Error ? error.message : String(error));
}

function sentence(reason: Reason, locale: Locale): string {
  const words = backupWords(locale);
  switch (reason.code) {
    case "file exists":
      return words.fileExists(reason.file);
    case "no such file":
      return words.noSuchFile(reason.file);
    case "not a backup":
      return words.notABackup(reason.file);
    case "cut off":
      return words.cutOff(reason.file);
    case "damaged":
      return words.damaged(reason.file);
    case "cannot write":
      return words.cannotWrite(reason.file, reason.why);
    case "cannot read":
      return words.cannotRead(reason.file, reason.why);
    case "no room":
      return words.noRoom(reason.file);
    case "newer format":
      return words.newerFormat(reason.file);
    case "newer program":
      return words.newerProgram(reason.file, reason.program, reason.unknown[0] ?? "");
    case "not empty":
      return words.notEmpty(reason.place, reason.holds);
    case "bot runs":
      return words.botRuns(reason.place);
    case "nothing there":
      return words.nothingThere(reason.place);
    case "came out differently":
      return words.cameOutDifferently(reason.table);
    case "moving elsewhere":
      return words.movingElsewhere(reason.to);
    case "same place":
      return words.samePlace;
    case "in memory":
      return words.inMemory;
  }
}
