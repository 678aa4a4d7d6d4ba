/** A colleague's account is deactivated or deleted in its chat: admins hear of it, once. */
import type { Temporal } from "temporal-polyfill";
import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { adminsOf, dayOfCompany } from "../company/admins.ts";
import { isGone } from "../company/may-come-in.ts";
import type { Member } from "../company/member.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notifyMembers } from "../delivery/notify-member.ts";
import type { Locale } from "../text/locale.ts";
import type { Known } from "./find-identity.ts";
import { joiningWords } from "./words.ts";

/** Nothing is said while the person is still here by another chat. */
export async function tellWhoIsGone(
  tx: Tx,
  { member, workspace, identityId }: Pick<Known, "member" | "workspace" | "identityId">,
  now: Temporal.Instant,
): Promise<void> {
  const [gone] = await tx.$queryRaw<{ deals: number }[]>(sql`
    SELECT (SELECT count(*)::int FROM "Deal" d
             WHERE d."workspaceId" = m."workspaceId" AND d."ownerId" = m."id" AND d."outcome" IS NULL) AS "deals"
      FROM "Member" m WHERE m."id" = ${member.id}::uuid AND m."active" AND ${isGone}`);
  if (!gone) return;
  const admins = (await adminsOf(tx, workspace.id)).filter(({ id }) => id !== member.id);
  await notifyMembers(
    tx,
    admins.map((admin) => ({
      memberId: admin.id,
      // Who comes back and goes again is told again; two looks on one day of the company's tell once.
      key: `gone:${identityId}:${dayOfCompany(admin, now)}:${admin.id}`,
      card: goneCard(admin.locale, member, gone.deals),
    })),
  );
}

function goneCard(locale: Locale, { id, name }: Pick<Member, "id" | "name">, deals: number) {
  const words = joiningWords(locale);
  const said = words.isGone(name);
  const blocks = [
    paragraph(words.goneThen(name, deals)),
    actions(button(words.removeThem, "team.remove", { who: id })),
  ];
  return card(locale, said, blocks, { tone: "warning", summary: said });
}
