/** Accounts at the sign-in provider go with the person. */
import type { Tx } from "../database/transaction.ts";

/** Two members turn out to be one: signing in by either account means the one that stays. */
export async function moveProviderAccounts(
  tx: Tx,
  workspaceId: string,
  { from, to }: Readonly<{ from: string; to: string }>,
): Promise<void> {
  await tx.providerAccount.updateMany({ where: { workspaceId, memberId: from }, data: { memberId: to } });
}
