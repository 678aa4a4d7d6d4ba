import type { Tx } from "../database/transaction.ts";

/** One at a time until the end of the transaction, or two first people, or two replicas, would found two companies. */
export async function oneAtATime(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('loudou:welcome'))`;
}
