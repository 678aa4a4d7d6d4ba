import { changeMember } from "../company/members.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";

/** Somebody who was removed is the same member again: with their accounts, history and past numbers. */
export async function welcomeBack(deed: Deed, { id }: Readonly<{ id: string }>): Promise<void> {
  await changeMember(deed.db, { id, workspaceId: deed.workspace.id }, { active: true });
  await recordEvents(deed, [
    { subject: "member", subjectId: id, kind: "restore", values: { columns: { active: [false, true] } } },
  ]);
}
