/** Somebody leaves: access ends at once, nothing is sent or asked any more, and what they were asked others are; what they did and had stays. */
import { changeMember } from "../company/members.ts";
import type { Tx } from "../database/transaction.ts";
import { askOthersForExceptions } from "../deals/exceptions/ask-others.ts";
import { askOthersToApprove } from "../deals/moves/ask-others.ts";
import { dropWaiting } from "../delivery/drop-waiting.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import { endCodes } from "../joining/join-code.ts";
import { passTeamsOn } from "../teams/team-rows.ts";

/** Ends the web chat's sessions and links of a member. */
export type EndAccess = (tx: Tx, member: Readonly<{ id: string; workspaceId: string }>) => Promise<void>;

export async function takeOff(deed: Deed, id: string, endAccess: EndAccess): Promise<void> {
  const member = { id, workspaceId: deed.workspace.id };
  // First: it waits for anyone who is logging a deal for them.
  await changeMember(deed.db, member, { active: false });
  await endAccess(deed.db, member);
  await endCodes(deed.db, member);
  await dropWaiting(deed.db, member);
  await passTeamsOn(deed, id, null);
  const { name } = await deed.db.member.findUniqueOrThrow({ where: { id }, select: { name: true } });
  await askOthersForExceptions(deed, { id, name });
  await askOthersToApprove(deed, { id, name });
  await recordEvents(deed, [
    { subject: "member", subjectId: id, kind: "remove", values: { columns: { active: [true, false] } } },
  ]);
}
