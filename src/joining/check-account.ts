/** Looks at a known account again: whether it may stay, and what its profile says. */
import { Temporal } from "temporal-polyfill";
import type { Actor } from "../chat/inbound.ts";
import type { Member } from "../company/member.ts";
import type { Database } from "../database/open-database.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import { mayStay } from "./admission.ts";
import type { Known } from "./find-identity.ts";
import { followProfile } from "./follow-profile.ts";
import { endCodes } from "./join-code.ts";
import { recordRequest } from "./join-request.ts";
import { tellWhoIsGone } from "./tell-who-is-gone.ts";

/** Shuts the web chat's doors, too, for a member who may not come in any more. An admin's invitation opens them again. */
export type EndAccess = (tx: Tx, member: Member) => Promise<void>;

export type Standing = Pick<Known, "account" | "admitted" | "member">;

/** @returns what the account is now, and its member as the profile says */
export async function checkAccount(
  database: Database,
  known: Known,
  { externalId, profile: ask }: Pick<Actor, "externalId" | "profile">,
  endAccess: EndAccess,
): Promise<Standing> {
  // Asked outside the transaction: it is a call over the network.
  const profile = await ask();
  const { account } = profile;
  // An admin's yes was to the account as it was.
  const admitted = known.admitted && account === known.account;
  return transaction(database, async (tx) => {
    const data = { account, checkedAt: new Date(), ...(admitted ? {} : { admittedAt: null }) };
    await tx.identity.update({ where: { id: known.identityId }, data });
    const member = await followProfile(tx, known, profile);
    const standing = { account, admitted, member };
    if (mayStay(account, admitted)) return standing;
    await endAccess(tx, member);
    await endCodes(tx, member);
    if (account === "deleted") {
      if (known.account !== "deleted") await tellWhoIsGone(tx, known, Temporal.Now.instant());
      return standing;
    }
    const { installationId, home, workspace } = known;
    await recordRequest(tx, {
      workspaceId: workspace.id,
      installationId,
      externalId,
      home,
      account,
      name: profile.name || member.name,
      email: profile.email ?? null,
      locale: member.locale,
      zone: member.zone,
    });
    return standing;
  });
}
