/** Tells a workspace's admins, once a day, that messages could not be delivered. */
import type { Tx } from "../database/transaction.ts";
import type { Locale } from "../text/locale.ts";
import { deadCard } from "./dead-card.ts";
import { listDead } from "./list-dead.ts";
import { type MemberNotice, notifyMembers } from "./notify-member.ts";

/** Keys of these notices; a dead notice is not worth another one. */
const prefix = "undelivered:";
const shown = 10;

type Admin = { id: string; locale: Locale; workspaceId: string; day: string };

/** @param ids deliveries that have just died */
export async function reportDead(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  const admins = await tx.$queryRaw<Admin[]>`
    SELECT m."id"::text AS "id", m."locale", w."id"::text AS "workspaceId",
           to_char(${now.toISOString()}::timestamptz AT TIME ZONE w."zone", 'YYYY-MM-DD') AS "day"
      FROM "Member" m JOIN "Workspace" w ON w."id" = m."workspaceId"
     WHERE m."role" = 'admin' AND m."active"
       AND w."id" IN (SELECT d."workspaceId" FROM "Delivery" d
                     WHERE d."id" = ANY (${ids}::uuid[]) AND NOT starts_with(d."key", ${prefix}))`;
  const notices: MemberNotice[] = [];
  for (const workspaceId of new Set(admins.map((admin) => admin.workspaceId))) {
    const dead = await listDead(tx, workspaceId, { limit: shown });
    for (const admin of admins.filter((each) => each.workspaceId === workspaceId)) {
      notices.push({
        memberId: admin.id,
        key: `${prefix}${admin.day}:${admin.id}`,
        card: deadCard(dead, admin.locale),
      });
    }
  }
  await notifyMembers(tx, notices);
}
