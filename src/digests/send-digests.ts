/** The Friday digest to every manager, each about the own teams. */
import type { Temporal } from "temporal-polyfill";
import type { ForecastWeek } from "../calendar/forecast-week.ts";
import type { Card } from "../chat/card.ts";
import { type Manager, managersOf } from "../company/managers.ts";
import type { Workspace } from "../company/member.ts";
import type { Tx } from "../database/transaction.ts";
import { notifyMembers } from "../delivery/notify-member.ts";
import { isClosed } from "../measures/closed-week.ts";
import type { PipelineBook } from "../pipelines/book.ts";
import { digestUsefulFor } from "../schedule/catch-up.ts";
import { digestCard } from "./digest-card.ts";
import { digestFacts } from "./digest-facts.ts";

export const digestKey = (week: string, memberId: string): string => `digest:${week}:${memberId}`;

/** The company it is about. */
type Company = Readonly<{ workspace: Workspace; pipelines: PipelineBook }>;

type Sending = Readonly<{
  /** The week that was closed; found by the clock when missing. */
  week?: ForecastWeek;
  /** Distinguishes a digest sent by hand from the week's own. */
  key?: typeof digestKey;
  /** All managers when missing. */
  to?: readonly Manager[];
}>;

/** @returns how many were put on their way; who has one already gets no second */
export async function sendDigests(
  tx: Tx,
  company: Company,
  now: Temporal.Instant,
  { week: about, key = digestKey, to }: Sending = {},
): Promise<number> {
  const { workspace } = company;
  // A company that was founded between a close and its digest has nothing to be told of yet.
  if (about && !(await isClosed(tx, workspace.id, about.id))) return 0;
  const managers = to ?? (await managersOf(tx, workspace.id));
  const notices = [];
  for (const manager of managers) {
    const { member } = manager;
    const { week, card } = await digestFor(tx, company, manager, now, about);
    const usefulUntil = now.add(digestUsefulFor);
    notices.push({ memberId: member.id, key: key(week, member.id), card, usefulUntil });
  }
  const sent = await notifyMembers(tx, notices);
  return [...sent.values()].filter((how) => how === "enqueued").length;
}

/**
 * A manager's digest, in their language and zone, about the deals they may see.
 * @param about a week that has closed; without one, the running week so far
 * @param inChannel shown where others may read along
 * @returns the week's id, such as `2026-W49`, and the card
 */
export async function digestFor(
  tx: Tx,
  { workspace, pipelines }: Company,
  { member, team }: Manager,
  now: Temporal.Instant,
  about?: ForecastWeek,
  inChannel = false,
): Promise<{ week: string; card: Card }> {
  const today = now.toZonedDateTimeISO(member.zone).toPlainDate();
  const reader = {
    locale: member.locale,
    today,
    member,
    workspace,
    pipelines,
    db: tx,
    now,
  };
  const facts = await digestFacts(reader, about);
  const { today: day, workspace: rules } = facts;
  const told = { ...reader, today: day, workspace: rules };
  return { week: facts.week.id, card: digestCard(told, team, facts, { inChannel }) };
}
