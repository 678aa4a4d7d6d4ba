import { Counter, Gauge, type Registry } from "prom-client";
import type { Database } from "../database/open-database.ts";
import { lastBackup } from "./last-backup.ts";

/** For an alert: when the last backup was taken, and how many attempts of this process failed. */
export function createBackupMetrics(registry: Registry, database: Database): { onFailed: () => void } {
  new Gauge({
    name: "loudou_last_backup_timestamp_seconds",
    help: "When the last backup was taken; 0 for never",
    registers: [registry],
    async collect() {
      const last = await lastBackup(database.prisma);
      this.set(last ? last.getTime() / 1000 : 0);
    },
  });
  const failed = new Counter({
    name: "loudou_backup_failures_total",
    help: "Scheduled backups that failed",
    registers: [registry],
  });
  return { onFailed: () => failed.inc() };
}
