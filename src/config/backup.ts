/** The backups that are made by themselves. */
import { z } from "zod";
import type { Read } from "./written.ts";

export const backupSettings = {
  BACKUP_DIR: z.string().optional(),
  BACKUP_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is not a time. Use hours and minutes such as 03:15")
    .default("03:15"),
  BACKUP_KEEP: z
    .string()
    .regex(/^\d+$/, "is not a number. Use a whole number such as 7")
    .transform(Number)
    .refine((count) => count >= 1 && count <= 1000, "is not between 1 and 1000")
    .default(7),
};

export type BackupConfig = Readonly<{
  directory: string;
  /** "03:15", in the zone of `Config.zone`. */
  at: string;
  /** How many are kept. */
  keep: number;
}>;

export const toBackup = (env: Read<typeof backupSettings>): BackupConfig | undefined =>
  env.BACKUP_DIR ? { directory: env.BACKUP_DIR, at: env.BACKUP_AT, keep: env.BACKUP_KEEP } : undefined;
