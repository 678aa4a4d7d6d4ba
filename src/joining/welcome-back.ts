import { changeMember } from "../company/members.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";

/** Somebody who was removed is the same member again: with their accounts, history and past numbers. */
export async function welcomeBack(deed: Deed, { id }: Readonly<{ id: string }>): Promise<void> {
  const workspaceId = deed.workspace.id;
  await changeMember(deed.db, { id, workspaceId }, { active: true });
  // The web chat's door was shut with their access; their other accounts are what their platforms say.
  await deed.db.identity.updateMany({
    where: { workspaceId, memberId: id, installation: { platform: "web" } },
    data: { account: "member" },
  });
  await recordEvents(deed, [
    { subject: "member", subjectId: id, kind: "restore", values: { columns: { active: [false, true] } } },
  ]);
}
