/** The weekly look for customers that may be one: whoever may settle a new pair gets it, on one card. */
import { adminsOf } from "../../company/admins.ts";
import type { Member } from "../../company/member.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { findPairs, type Pair } from "../../customers/duplicates/find-pairs.ts";
import { holdersOf, markShown } from "../../customers/duplicates/shown-pairs.ts";
import { sql } from "../../database/sql.ts";
import type { Tx } from "../../database/transaction.ts";
import { notifyMembers, whoIsReachable } from "../../delivery/notify-member.ts";
import type { DueSlot } from "../../schedule/fire-slot.ts";
import { duplicatesCard, pairsOnCard } from "./duplicates-card.ts";

/** What a week brings is less; of an import the next weeks tell more, and the list all. */
const atOnce = 100;

type Reader = Pick<Member, "id" | "role" | "locale">;

/** Only what has not been shown before; nobody gets a card with nothing on it. */
export async function tellDuplicates(
  tx: Tx,
  { workspace, week, now }: Pick<DueSlot, "workspace" | "week" | "now">,
): Promise<void> {
  const { pairs } = await findPairs({ db: tx, workspace }, { owners: "all", limit: atOnce, unshown: true });
  if (pairs.length === 0) return;
  const toRead = await readersOf(tx, workspace.id, pairs);
  for (const [reader, all] of toRead) {
    const shown = all.slice(0, pairsOnCard);
    const member = { ...reader, workspaceId: workspace.id } as Member;
    const card = await duplicatesCard({ db: tx, workspace, member, locale: reader.locale }, shown, {
      count: shown.length,
      news: true,
    });
    await notifyMembers(tx, [{ memberId: reader.id, key: `duplicates:${week.id}:${reader.id}`, card }]);
    await markShown({ db: tx, now, workspace }, shown);
  }
}

/** Of those who sell to the two, or look after them, who may merge them; else the admin who has been here longest. */
async function readersOf(tx: Tx, workspaceId: string, pairs: readonly Pair[]): Promise<Map<Reader, Pair[]>> {
  const holders = await holdersOf(
    { db: tx, workspace: { id: workspaceId } },
    pairs.flatMap(({ first, second }) => [first.id, second.id]),
  );
  const ids = [...new Set([...holders.values()].flat())];
  const reachable = await whoIsReachable(tx, ids);
  const people = await tx.$queryRaw<Reader[]>(sql`
    SELECT m."id", m."role", m."locale" FROM "Member" m
    WHERE m."workspaceId" = ${workspaceId}::uuid AND m."active" AND m."id" = ANY(${[...reachable]}::uuid[]) ORDER BY m."id"`);
  const reach = new Map<string, readonly string[] | "all">();
  for (const one of people) reach.set(one.id, await ownersWithin(tx, one, "customer.change"));
  const admin = await reachableAdmin(tx, workspaceId);
  const found = new Map<Reader, Pair[]>();
  for (const pair of pairs) {
    const [first, second] = [pair.first, pair.second].map(({ id }) => holders.get(id) ?? []);
    const mayMerge = (owners: readonly string[] | "all") =>
      owners === "all" ||
      [first!, second!].every((all) => all.length > 0 && all.every((one) => owners.includes(one)));
    const able = people.filter(({ id }) => [...first!, ...second!].includes(id) && mayMerge(reach.get(id)!));
    for (const reader of able.length > 0 ? able : admin ? [admin] : [])
      found.set(reader, [...(found.get(reader) ?? []), pair]);
  }
  return found;
}

async function reachableAdmin(tx: Tx, workspaceId: string): Promise<Reader | undefined> {
  const admins = await adminsOf(tx, workspaceId);
  const reachable = await whoIsReachable(
    tx,
    admins.map(({ id }) => id),
  );
  return admins.find(({ id }) => reachable.has(id));
}
