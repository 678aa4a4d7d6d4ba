import { Temporal } from "temporal-polyfill";
import type { Slot } from "./local-slots.ts";

export type CatchUp = Readonly<{
  /** To be done now, oldest first. */
  fire: readonly Slot[];
  /** Never to be done; recorded like the others, so that they are not looked at again. */
  drop: readonly { readonly slot: Slot; readonly reason: "expired" | "superseded" }[];
}>;

/** A Friday digest that is older is no news any more. */
export const digestUsefulFor = { hours: 48 };

/** A morning's message about what is due would rather disturb in the evening. */
export const morningUsefulFor = { hours: 6 };

/** What is looked after once a week, on Monday, may wait until Friday; the Monday after brings the next. */
const upkeepUsefulFor = { hours: 4 * 24 };

/**
 * What to do about slots that are due and not recorded as done: usually this minute's, after downtime everything
 * since. Each is done once, if it is still useful:
 *
 * - nudges and reminders until their week closes, and of one member's only the latest;
 * - a morning's message until the afternoon;
 * - the week's upkeep for four days, closed or not: a week of holidays can close on its Monday, before the upkeep;
 * - a close always: a week must become immutable however late;
 * - a digest up to 48 hours.
 */
export function catchUp(due: readonly Slot[], now: Temporal.Instant): CatchUp {
  const fire: Slot[] = [];
  const drop: { slot: Slot; reason: "expired" | "superseded" }[] = [];
  const latest = new Map<string, Slot>();
  for (const slot of [...due].sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const until = usefulUntil(slot);
    if (until && Temporal.Instant.compare(now, until) >= 0) {
      drop.push({ slot, reason: "expired" });
      continue;
    }
    fire.push(slot);
    if (isAsking(slot)) latest.set(`${slot.week.id}:${slot.memberId}`, slot);
  }
  const superseded = (slot: Slot) =>
    isAsking(slot) && latest.get(`${slot.week.id}:${slot.memberId}`) !== slot;
  drop.push(...fire.filter(superseded).map((slot) => ({ slot, reason: "superseded" as const })));
  return { fire: fire.filter((slot) => !superseded(slot)), drop };
}

/** Of these a later one says all that an earlier one did. */
const isAsking = ({ kind, memberId }: Slot): boolean => memberId !== undefined && kind !== "morning";

/** The moment from which doing it would only disturb; `undefined` for what is never too late. */
function usefulUntil(slot: Slot): Temporal.Instant | undefined {
  switch (slot.kind) {
    case "close":
      return undefined;
    case "morning":
      return slot.at.add(morningUsefulFor);
    case "digest":
      return slot.at.add(digestUsefulFor);
    case "upkeep":
      return slot.at.add(upkeepUsefulFor);
    default:
      return slot.week.closesAt;
  }
}
