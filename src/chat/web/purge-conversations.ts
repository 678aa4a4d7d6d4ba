import { deleteInParts } from "../../database/delete-in-parts.ts";
import type { Tx } from "../../database/transaction.ts";

/**
 * Removes what was said in the web chat more than 400 days ago: a year and the time to look back at it. What was done by
 * it is history, and stays. Ids grow with time, so only the oldest rows are looked at. @returns how many went
 */
export const purgeConversations = (db: Tx): Promise<number> =>
  deleteInParts(
    (atOnce) => db.$executeRaw`
      DELETE FROM "WebMessage" WHERE "id" IN (
        SELECT o."id" FROM (SELECT "id", "at" FROM "WebMessage" ORDER BY "id" LIMIT ${atOnce}) o
         WHERE o."at" < now() - interval '400 days')`,
  );
