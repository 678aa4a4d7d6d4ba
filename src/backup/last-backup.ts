import type { Tx } from "../database/transaction.ts";
import { lastDone, markDone } from "../schedule/once.ts";

const key = "backup";

/** A backup of this database was completed. It is not in that backup itself. */
export const recordBackup = (db: Tx, at: Date): Promise<void> => markDone(db, key, at);

/** When the last backup was taken that this database knows of, by schedule or by hand. */
export const lastBackup = (db: Tx): Promise<Date | undefined> => lastDone(db, key);
