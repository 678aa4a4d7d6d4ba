import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/** Codes that have expired, requests to join and refused accounts after 30 days. @returns how many rows went */
export async function purgeJoining(db: Tx): Promise<number> {
  const codes = await db.$executeRaw`DELETE FROM "JoinCode" WHERE "expiresAt" < now() - interval '1 day'`;
  const requests = await db.$executeRaw`DELETE FROM "JoinRequest" WHERE "at" < now() - interval '30 days'`;
  const refused = await db.$executeRaw`DELETE FROM "Refused" WHERE "lastAt" < now() - interval '30 days'`;
  return codes + requests + refused;
}

/** Takes every code away: among those out of a backup are such as were used since. */
export const endAllCodes = (db: Pick<Tx, "$executeRaw">): Promise<number> =>
  db.$executeRaw(sql`DELETE FROM "JoinCode"`);
