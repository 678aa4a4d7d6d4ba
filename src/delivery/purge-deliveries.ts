import { deleteInParts } from "../database/delete-in-parts.ts";
import type { Tx } from "../database/transaction.ts";

/**
 * Removes messages that were sent, replaced, given up, held or expired 90 days ago: their recipients have them in the chat, and
 * a year of them would be the largest table. @returns how many rows were removed
 */
export const purgeDeliveries = (db: Tx): Promise<number> =>
  deleteInParts(
    (atOnce) => db.$executeRaw`
      DELETE FROM "Delivery" WHERE "id" IN (
        SELECT "id" FROM "Delivery" WHERE "state" IN ('sent', 'superseded', 'dead', 'expired', 'held')
           AND "createdAt" < now() - interval '90 days' LIMIT ${atOnce})`,
  );
