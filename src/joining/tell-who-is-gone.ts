/** A colleague's account is deactivated or deleted in its chat: admins hear of it, once. */
import { actions, button, card, text as paragraph } from "../chat/card.ts";
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
): Promise<void> {
  const [gone] = await tx.$queryRaw<{ deals: number }[]>(sql`
    SELECT (SELECT count(*)::int FROM "Deal" d
             WHERE d."workspaceId" = m."workspaceId" AND d."ownerId" = m."id" AND d."outcome" IS NULL) AS "deals"
      FROM "Member" m WHERE m."id" = ${member.id}::uuid AND m."active" AND ${isGone}`);
  if (!gone) return;
  const admins = await tx.$queryRaw<Pick<Member, "id" | "locale">[]>(sql`
    SELECT m."id"::text AS "id", m."locale" FROM "Member" m
     WHERE m."workspaceId" = ${workspace.id}::uuid AND m."role" = 'admin' AND m."active" AND m."id" <> ${member.id}::uuid`);
  // Who comes back and goes again is told again; two looks on one day tell once.
  const day = new Date().toISOString().slice(0, 10);
  await notifyMembers(
    tx,
    admins.map(({ id, locale }) => ({
      memberId: id,
      key: `gone:${identityId}:${day}:${id}`,
      card: goneCard(locale, member, gone.deals),
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
