/** The Friday digest to every manager, each about the own teams. */
import type { Temporal } from "temporal-polyfill";
import type { Card } from "../chat/card.ts";
import type { Tx } from "../database/transaction.ts";
import { notifyMembers } from "../delivery/notify-member.ts";
import { weekOf } from "../schedule/forecast-week.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { type Manager, managersOf } from "../teams/managers.ts";
import type { Member, Workspace } from "../teams/member.ts";
import { ownerScope } from "../teams/owner-scope.ts";
import { textFor } from "../text/text.ts";
import { digestCard } from "./digest-card.ts";
import { digestFacts } from "./digest-facts.ts";

export const digestKey = (week: string, memberId: string): string => `digest:${week}:${memberId}`;

/**
 * @param key distinguishes a digest sent by hand from the week's own
 * @param to all managers when missing
 */
export async function sendDigests(
  tx: Tx,
  workspace: Workspace,
  now: Temporal.Instant,
  key = digestKey,
  to?: readonly Manager[],
): Promise<number> {
  const managers = to ?? (await managersOf(tx, workspace.id));
  const notices = [];
  for (const { member, team } of managers) {
    const { week, card } = await digestFor(tx, workspace, member, team, now);
    notices.push({ memberId: member.id, key: key(week, member.id), card });
  }
  const sent = await notifyMembers(tx, notices);
  return [...sent.values()].filter((how) => how === "enqueued").length;
}

export async function digestFor(
  tx: Tx,
  workspace: Workspace,
  member: Member,
  team: string,
  now: Temporal.Instant,
): Promise<{ week: string; card: Card }> {
  const today = now.toZonedDateTimeISO(member.zone).toPlainDate();
  const reader = {
    text: textFor(member.locale),
    locale: member.locale,
    today,
    member,
    workspace,
    db: tx,
    now,
  };
  const facts = await digestFacts(reader, await ownerScope(tx, member));
  return {
    week: facts.closed ? facts.week.id : weekOf(now, scheduleOf(workspace.zone, workspace.settings)).id,
    card: digestCard(reader, team, facts),
  };
}
