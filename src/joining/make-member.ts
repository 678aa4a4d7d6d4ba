import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { Role } from "../company/member.ts";
import { addMembers } from "../company/members.ts";
import { storableText } from "../database/storable.ts";
import type { Tx } from "../database/transaction.ts";
import type { Via } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import type { Locale } from "../text/locale.ts";
import { pinyinOf } from "../understanding/pinyin.ts";

export type NewMember = Readonly<{
  /** As the platform or an admin says it; cut to 80 characters. */
  name: string;
  locale: Locale;
  zone: string;
  /** Only if the platform has verified it, or an admin has said it: accounts are linked by it. */
  email?: string | null;
  role?: Role;
  teamId?: string | null;
}>;

/** Control characters and those that turn the writing direction: a name is one line, and says nothing else. */
const steering = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A name as it may be kept and shown: one line of at most 80 characters, never empty. */
export const cleanName = (name: string): string =>
  storableText(shortened(storableText(name).replace(steering, " ").trim())) || "?";

/** Not in the middle of a character. */
const shortened = (name: string): string =>
  name.length > 80 ? `${name.slice(0, 79).replace(/[\ud800-\udbff]$/, "")}…` : name;

/** `memberId`: who admitted the person; missing if they joined on their own. */
export type Host = Readonly<{ via: Via; now: Temporal.Instant; memberId?: string }>;

/** Writes down a new person of the company. @returns their id */
export const makeMember = async (
  tx: Tx,
  workspaceId: string,
  person: NewMember,
  host: Host,
): Promise<string> => (await makeMembers(tx, workspaceId, [person], host))[0]!;

/** Two statements, whatever their number. @returns their ids, in the same order */
export async function makeMembers(
  tx: Tx,
  workspaceId: string,
  people: readonly NewMember[],
  host: Host,
): Promise<string[]> {
  const rows = people.map(({ email = null, role = "rep", teamId = null, locale, zone, ...person }) => {
    const name = cleanName(person.name);
    return {
      id: randomUUID(),
      workspaceId,
      name,
      pinyin: pinyinOf(name).full,
      email,
      role,
      teamId,
      locale,
      zone,
    };
  });
  await addMembers(tx, rows);
  const by = { db: tx, now: host.now, via: host.via, workspace: { id: workspaceId } };
  const event = ({ id, role }: (typeof rows)[number]) => ({
    ...{ subject: "member" as const, subjectId: id, kind: "new" },
    values: { columns: { role: [null, role] as const } },
  });
  if (host.memberId === undefined)
    for (const row of rows) await recordEvents({ ...by, member: row }, [event(row)]);
  else await recordEvents({ ...by, member: { id: host.memberId } }, rows.map(event));
  return rows.map(({ id }) => id);
}
