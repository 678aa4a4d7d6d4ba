/** All accounts of one member become another's, who is the same person; without an account the former is a member no more. */
import { adoptMail, takeOffDeserted } from "../company/members.ts";
import type { Deed } from "../history/deed.ts";
import { endCodes } from "./join-code.ts";
import { moveProviderAccounts } from "./provider-accounts.ts";

export async function joinMembers({ db, workspace }: Deed, from: string, to: string): Promise<void> {
  const { id: workspaceId } = workspace;
  await db.identity.updateMany({ where: { workspaceId, memberId: from }, data: { memberId: to } });
  await moveProviderAccounts(db, workspaceId, { from, to });
  await endCodes(db, { id: from, workspaceId });
  const email = await takeOffDeserted(db, { id: from });
  if (email) await adoptMail(db, to, email);
}
