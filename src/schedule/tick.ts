/**
 * Does what is due now, in every company. A tick remembers nothing that matters: it computes what was due in the
 * last days, skips what has a row, and does the rest, so that downtime, a jump of the clock and the ordinary
 * minute are the same case.
 */
import { Temporal } from "temporal-polyfill";
import { chunksOf } from "../chunks-of.ts";
import type { Database } from "../database/open-database.ts";
import { isHeldUp } from "../database/transaction.ts";
import { catchUp } from "./catch-up.ts";
import { atOnce, fireSlots, type SlotHandlers, SlotsBusy } from "./fire-slot.ts";
import { dueSlots, type Slot } from "./local-slots.ts";
import { scheduleOf } from "./schedule-settings.ts";
import {
  membersWithoutSlot,
  type Place,
  readersWithoutSlot,
  type ScheduledWorkspace,
  scheduledWorkspaces,
} from "./scheduled-workspaces.ts";

export type TickParts = Readonly<{
  database: Database;
  handlers: SlotHandlers;
  /** Told of what failed; it stays due, and the next tick tries again. */
  onError: (error: unknown, facts: object) => void;
  /** Told of what was done. */
  onFired?: (facts: { workspaceId: string; slot: string; count: number }) => void;
}>;

/**
 * How long the remaining slots of a moment wait for a row once one was held up by others, in milliseconds: the
 * usual wait, repeated that often, would keep everyone else from their card for minutes. There is a next tick.
 */
const shortWait = 100;

/** Older slots are skipped, except closes: two weeks, plus the day a tick may be late. */
const lookBack = { hours: 15 * 24 };

/** @returns a function to call every minute, at start and after the clock has jumped; one call at a time */
export function createTick(parts: TickParts): (now: Temporal.Instant) => Promise<void> {
  /** Moments with nobody left to notify, cached to avoid a query every minute. Losing it costs one query. */
  const finished = new Set<string>();

  return async (now) => {
    const workspaces = await scheduledWorkspaces(parts.database.prisma, (error, workspaceId) =>
      parts.onError(error, { workspaceId }),
    );
    for (const scheduled of workspaces) {
      try {
        await tickWorkspace(parts, scheduled, now, finished);
        await parts.handlers.minutely?.(parts.database, scheduled.workspace, now);
      } catch (error) {
        parts.onError(error, { workspaceId: scheduled.workspace.id });
      }
    }
    if (finished.size > 10_000) finished.clear();
  };
}

async function tickWorkspace(
  parts: TickParts,
  scheduled: ScheduledWorkspace,
  now: Temporal.Instant,
  finished: Set<string>,
): Promise<void> {
  const { workspace } = scheduled;
  let closeFailed = false;
  for (const slot of dueNow(scheduled, now, parts.handlers.morning !== undefined)) {
    // Somebody joining or moving, and a change of hours, make it another moment.
    const people = slot.memberId === undefined ? 1 : placeOf(scheduled, slot)?.members;
    const moment = `${workspace.id} ${slot.key} ${slot.at} ${people}`;
    if (finished.has(moment)) continue;
    // The digest tells of the week that the close has frozen.
    if (slot.kind === "digest" && closeFailed) continue;
    if (await fire(parts, scheduled, slot, now)) finished.add(moment);
    else if (slot.kind === "close") closeFailed = true;
  }
}

/** Members who share a zone and an hour share all moments: the name of their place takes that of a member's id. */
const nameOf = ({ zone, nudgeAt }: Place): string => `${zone} ${nudgeAt ?? ""}`;

const placeOf = ({ places }: ScheduledWorkspace, slot: Slot): Place | undefined =>
  places.find((place) => nameOf(place) === slot.memberId);

/** The moments that are due. @param isReminding whether anybody is reminded in the morning */
function dueNow(
  { workspace, createdAt, closedWeek, closedAt, restoredAt, places, digestHours }: ScheduledWorkspace,
  now: Temporal.Instant,
  isReminding: boolean,
): Slot[] {
  const earliest = now.subtract(lookBack);
  const begun = Temporal.Instant.compare(createdAt, earliest) > 0 ? createdAt : earliest;
  if (Temporal.Instant.compare(begun, now) >= 0) return [];
  // What was due before the rows came out of a backup, the original has done; only a close is each database's own.
  const since = restoredAt && Temporal.Instant.compare(restoredAt, begun) > 0 ? restoredAt : begun;
  const usual = scheduleOf(workspace.zone, workspace.settings);
  const settings = isReminding ? usual : { ...usual, followUpAt: null };
  const people = places.map((place) => ({ ...place, id: nameOf(place) }));
  // However long the bot was away: every week since the last close gets its own.
  const unclosed = closedAt && Temporal.Instant.compare(closedAt, begun) < 0 ? closedAt : begun;
  const missed = dueSlots(unclosed, since, settings, []).filter(({ kind }) => kind === "close");
  const { fire } = catchUp([...missed, ...dueSlots(since, now, settings, people, digestHours)], now);
  return fire.filter((slot) => slot.kind !== "close" || closedWeek === null || slot.week.id > closedWeek);
}

/** @returns true when nobody is left to notify */
async function fire(
  parts: TickParts,
  scheduled: ScheduledWorkspace,
  slot: Slot,
  now: Temporal.Instant,
): Promise<boolean> {
  const { workspace } = scheduled;
  let complete = true;
  let lockWait: number | undefined;
  for (const group of chunksOf(await slotsOf(parts, scheduled, slot), atOnce(slot.kind))) {
    const attempt = async (slots: readonly Slot[]) => {
      const count = await fireSlots(parts.database, parts.handlers, workspace, slots, now, lockWait);
      if (count > 0) parts.onFired?.({ workspaceId: workspace.id, slot: slot.key, count });
    };
    try {
      await attempt(group);
    } catch (error) {
      // One member's trouble must not keep the others from their card.
      const alone = group.length > 1 && !(error instanceof SlotsBusy) ? group : [];
      if (isHeldUp(error)) lockWait = shortWait;
      if (alone.length === 0) {
        complete = false;
        parts.onError(error, { workspaceId: workspace.id, slot: slot.key });
      }
      for (const each of alone) {
        await attempt([each]).catch((reason: unknown) => {
          complete = false;
          parts.onError(reason, { workspaceId: workspace.id, slot: each.key });
        });
      }
    }
  }
  return complete;
}

/** A place's moment → its members' slots that are not done yet; a digest's → its readers'; a close is itself. */
async function slotsOf(
  { database, handlers }: TickParts,
  scheduled: ScheduledWorkspace,
  slot: Slot,
): Promise<Slot[]> {
  const workspaceId = scheduled.workspace.id;
  const { prisma } = database;
  // As its key begins, whoever's it is.
  const name =
    slot.memberId === undefined
      ? `${slot.kind}:${slot.week.id}`
      : slot.key.slice(0, -slot.memberId.length - 1);
  const each = (ids: readonly string[]) => ids.map((id) => ({ ...slot, key: `${name}:${id}`, memberId: id }));
  if (slot.kind === "digest") {
    const readers = await handlers.digestReaders(prisma, workspaceId);
    return each(
      await readersWithoutSlot(prisma, workspaceId, readers, { slot: name, hour: slot.hour ?? null }),
    );
  }
  const place = placeOf(scheduled, slot);
  if (!place) return [slot];
  const wanted = { ...place, at: slot.at, slot: name };
  return each(await membersWithoutSlot(prisma, workspaceId, wanted));
}
