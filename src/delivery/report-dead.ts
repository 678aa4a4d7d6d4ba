/** Tells a workspace's admins, once on a day of the company's, that messages could not be delivered. */
import { Temporal } from "temporal-polyfill";
import { adminsOf, dayOfCompany } from "../company/admins.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { deadCard } from "./dead-card.ts";
import { listDead } from "./list-dead.ts";
import { type MemberNotice, notifyMembers } from "./notify-member.ts";

/** Keys of these notices; a dead notice is not worth another one. */
const prefix = "undelivered:";
const shown = 10;

/** @param ids deliveries that have just died */
export async function reportDead(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  const now = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  const companies = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT d."workspaceId"::text AS "id" FROM "Delivery" d
     WHERE d."id" = ANY (${ids}::uuid[]) AND NOT starts_with(d."key", ${prefix})`);
  const notices: MemberNotice[] = [];
  for (const { id: workspaceId } of companies) {
    const dead = await listDead(tx, workspaceId, { limit: shown });
    for (const admin of await adminsOf(tx, workspaceId)) {
      notices.push({
        memberId: admin.id,
        key: `${prefix}${dayOfCompany(admin, now)}:${admin.id}`,
        card: deadCard(dead, admin.locale),
      });
    }
  }
  await notifyMembers(tx, notices);
}
