import type { Role } from "../company/member.ts";
import { changeRoles } from "../company/members.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";

type Bearer = Readonly<{ id: string; role: string }>;

/** Whether somebody has to stay an admin is asked before: `isOnlyAdmin`. */
export const giveRole = (deed: Deed, bearer: Bearer, role: Role): Promise<void> =>
  giveRoles(deed, [bearer], role);

/** Two statements, whatever their number. */
export async function giveRoles(deed: Deed, bearers: readonly Bearer[], role: Role): Promise<void> {
  if (bearers.length === 0) return;
  const ids = bearers.map(({ id }) => id);
  await changeRoles(deed.db, deed.workspace.id, ids, role);
  await recordEvents(
    deed,
    bearers.map(({ id, role: former }) => ({
      ...{ subject: "member" as const, subjectId: id, kind: "role" },
      values: { columns: { role: [former, role] as const } },
    })),
  );
}
