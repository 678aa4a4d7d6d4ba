/** The daily backup: by whichever replica comes first, tried again every hour until it is done. */
import { Temporal } from "temporal-polyfill";
import type { BackupConfig } from "../config/backup.ts";
import type { Database } from "../database/open-database.ts";
import { transaction } from "../database/transaction.ts";
import { recordEverywhere } from "../history/record-everywhere.ts";
import { everyMinute } from "../schedule/every-minute.ts";
import { claimOnce } from "../schedule/once.ts";
import { backUp } from "./back-up.ts";
import { lastBackup, recordBackup } from "./last-backup.ts";
import { reportFailedBackup } from "./report-failed.ts";
import { newBackupIn, rotate } from "./rotate.ts";
import { explain } from "./words.ts";

type Parts = Readonly<{
  database: Database;
  dataDir: string;
  /** IANA name of the zone in which `backup.at` is meant. */
  zone: string;
  backup: BackupConfig;
  log: Record<"info" | "error", (facts: object, message: string) => void>;
  /** Told of each one that failed, for a metric. */
  onFailed: () => void;
}>;

export function startBackups(parts: Parts): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    running = backUpIfDue(parts, new Date()).finally(() => {
      busy = false;
    });
    await running;
  };
  const task = everyMinute(look);
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}

/** @returns whether a backup was taken */
export async function backUpIfDue(parts: Parts, now: Date): Promise<boolean> {
  const { database, dataDir, backup, log } = parts;
  try {
    if (!(await isDue(parts, now))) return false;
    const hour = now.toISOString().slice(0, 13);
    if (!(await transaction(database, (tx) => claimOnce(tx, `backup:${hour}`)))) return false;
    const file = await newBackupIn(backup.directory, now);
    const { bytes, rows, held } = await backUp(database, dataDir, file);
    await transaction(database, async (tx) => {
      await recordBackup(tx, now);
      const at = Temporal.Instant.fromEpochMilliseconds(now.getTime());
      await recordEverywhere(tx, { now: at, via: "schedule" }, "backup", { rows });
    });
    const gone = await rotate(backup.directory, backup.keep, now);
    log.info({ file, bytes, rows, held, gone }, "Backed up");
    return true;
  } catch (err) {
    parts.onFailed();
    log.error({ err }, "The backup failed and is tried again in an hour");
    await transaction(database, (tx) => reportFailedBackup(tx, (locale) => explain(err, locale), now)).catch(
      (reason: unknown) => log.error({ err: reason }, "Admins could not be told that the backup failed"),
    );
    return false;
  }
}

/** From its hour on, until there is one of that day. */
async function isDue({ database, zone, backup }: Parts, now: Date): Promise<boolean> {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const hour = here.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime: backup.at });
  if (Temporal.ZonedDateTime.compare(here, hour) < 0) return false;
  const last = await lastBackup(database.prisma);
  return !last || last.getTime() < hour.epochMilliseconds;
}
