/** All accounts of one member become another's, who is the same person; without an account the former is a member no more. */
import { adoptMail, changeMember, moveMail, takeOffDeserted } from "../company/members.ts";
import type { Deed } from "../history/deed.ts";
import { endCodes } from "./join-code.ts";
import { moveProviderAccounts } from "./provider-accounts.ts";

/** What it takes to take it back: ids of the chats' accounts that went over, and whether the address for messages did. */
export type Joined = Readonly<{ accounts: readonly string[]; mail: boolean }>;

export async function joinMembers({ db, workspace }: Deed, from: string, to: string): Promise<Joined> {
  const { id: workspaceId } = workspace;
  const own = { workspaceId, memberId: from };
  const accounts = (await db.identity.findMany({ where: own, select: { id: true } })).map(({ id }) => id);
  await db.identity.updateMany({ where: { workspaceId, memberId: from }, data: { memberId: to } });
  await moveProviderAccounts(db, workspaceId, { from, to });
  await endCodes(db, { id: from, workspaceId });
  const email = await takeOffDeserted(db, { id: from });
  const mail = email ? await adoptMail(db, to, email) : false;
  return { accounts, mail };
}

/**
 * They are two people again: what went over and is still there goes back. An account at the sign-in provider stays, as
 * nothing tells whose it was. @param from the one who was kept @returns false when no account is left to go back
 */
export async function partMembers(
  { db, workspace }: Deed,
  from: string,
  to: string,
  { accounts, mail }: Joined,
): Promise<boolean> {
  const { id: workspaceId } = workspace;
  const { count } = await db.identity.updateMany({
    where: { workspaceId, memberId: from, id: { in: [...accounts] } },
    data: { memberId: to },
  });
  if (count === 0) return false;
  await changeMember(db, { id: to, workspaceId }, { active: true });
  if (mail) await moveMail(db, from, to);
  return true;
}
