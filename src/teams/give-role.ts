import type { Role } from "../company/member.ts";
import { changeMember } from "../company/members.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";

/** Whether somebody has to stay an admin is asked before: `isOnlyAdmin`. */
export async function giveRole(
  deed: Deed,
  { id, role: former }: Readonly<{ id: string; role: string }>,
  role: Role,
): Promise<void> {
  await changeMember(deed.db, { id, workspaceId: deed.workspace.id }, { role });
  await recordEvents(deed, [
    { subject: "member", subjectId: id, kind: "role", values: { columns: { role: [former, role] } } },
  ]);
}
