/** A member's role follows their groups at the sign-in provider, at each sign-in. */
import { Temporal } from "temporal-polyfill";
import { type Card, card, text as paragraph } from "../chat/card.ts";
import { dayOf } from "../company/day-of.ts";
import type { Role } from "../company/member.ts";
import { changeMember } from "../company/members.ts";
import { isOnlyAdmin } from "../company/only-admin.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notifyMember } from "../delivery/notify-member.ts";
import { recordEvents } from "../history/record-events.ts";
import { localeFrom } from "../text/locale.ts";
import { joiningWords } from "./words.ts";

type Whom = Readonly<{ id: string; workspaceId: string }>;
type Groups = Readonly<{ role: Role | undefined; governed: readonly Role[] }>;

/** The role by the groups; a role that groups give is lost outside of them, one that they do not know stays. Pure. */
const roleByGroups = (now: Role, { role, governed }: Groups): Role =>
  role ?? (governed.includes(now) ? "rep" : now);

/** The last admin stays one: nobody could make another. Both are said to the person. */
export async function followGroups(tx: Tx, member: Whom, groups: Groups): Promise<void> {
  const [row] = await tx.$queryRaw<{ role: Role; locale: string; zone: string }[]>(sql`
    SELECT "role", "locale", "zone" FROM "Member" WHERE "id" = ${member.id}::uuid FOR UPDATE`);
  if (!row) return;
  const role = roleByGroups(row.role, groups);
  if (role === row.role) return;
  const now = Temporal.Now.instant();
  const day = dayOf(row, now).toString();
  const locale = localeFrom(row.locale, "en");
  const words = joiningWords(locale).byGroups;
  const workspace = { id: member.workspaceId };
  if (row.role === "admin" && (await isOnlyAdmin({ db: tx, workspace })))
    return tell(
      tx,
      member,
      `${day}:stays`,
      card(locale, words.title, [paragraph(words.lastAdmin)], { summary: words.lastAdmin }),
    );
  await changeMember(tx, member, { role });
  await recordEvents({ db: tx, via: "web", now, workspace, member }, [
    {
      subject: "member",
      subjectId: member.id,
      kind: "role",
      values: { columns: { role: [row.role, role] }, by: "groups" },
    },
  ]);
  const sentence = words.roleIs(words.roles[role]);
  await tell(
    tx,
    member,
    `${day}:${role}`,
    card(locale, words.title, [paragraph(sentence)], { summary: sentence }),
  );
}

/** @param what says the day, too: the same sentence comes at most once on it */
async function tell(tx: Tx, { id }: Whom, what: string, about: Card): Promise<void> {
  await notifyMember(tx, id, { key: `groups:${id}:${what}`, card: about });
}
