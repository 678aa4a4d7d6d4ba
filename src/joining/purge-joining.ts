import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/** Codes that have expired, and requests to join after 30 days. @returns how many rows went */
export async function purgeJoining(db: Tx): Promise<number> {
  const codes = await db.$executeRaw`DELETE FROM "JoinCode" WHERE "expiresAt" < now() - interval '1 day'`;
  const requests = await db.$executeRaw`DELETE FROM "JoinRequest" WHERE "at" < now() - interval '30 days'`;
  return codes + requests;
}

/** Takes every code away: among those out of a backup are such as were used since. */
export const endAllCodes = (db: Pick<Tx, "$executeRaw">): Promise<number> =>
  db.$executeRaw(sql`DELETE FROM "JoinCode"`);
