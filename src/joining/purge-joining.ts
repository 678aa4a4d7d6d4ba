import type { Tx } from "../database/transaction.ts";

/** Codes that have expired, and requests to join after 30 days. @returns how many rows went */
export async function purgeJoining(db: Tx): Promise<number> {
  const codes = await db.$executeRaw`DELETE FROM "JoinCode" WHERE "expiresAt" < now() - interval '1 day'`;
  const requests = await db.$executeRaw`DELETE FROM "JoinRequest" WHERE "at" < now() - interval '30 days'`;
  return codes + requests;
}
