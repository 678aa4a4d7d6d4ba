/** What the schedule does when a slot is due: the features' answers to its four words. */
import { sendDigests } from "./digests/send-digests.ts";
import { closeWeek } from "./forecasts/close-week.ts";
import { nudgeMembers } from "./forecasts/nudge-members.ts";
import type { SlotHandlers } from "./schedule/fire-slot.ts";

export const slotHandlers: SlotHandlers = {
  nudge: nudgeMembers,
  reminder: nudgeMembers,
  async close(tx, due) {
    await closeWeek(tx, due);
  },
  async digest(tx, due) {
    await sendDigests(tx, due.workspace, due.now, { week: due.week });
  },
};
