/** What the schedule does when a slot is due: the features' answers to its words. */

import { purgeClaims } from "./chat/claim.ts";
import { purgeDrafts } from "./chat/drafts.ts";
import { purgeConversations } from "./chat/web/purge-conversations.ts";
import { managersOf } from "./company/managers.ts";
import { tellOwners } from "./deals/tell-owners.ts";
import { purgeDeliveries } from "./delivery/purge-deliveries.ts";
import { sendDigests } from "./digests/send-digests.ts";
import { sendWeeklyWorkbooks } from "./digests/weekly-workbook.ts";
import { purgeFiles } from "./files/purge-files.ts";
import { tellSteps } from "./first-steps/tell-steps.ts";
import { remindMembers } from "./follow-up/remind.ts";
import { closeWeek } from "./forecasts/close-week.ts";
import { nudgeMembers } from "./forecasts/nudge-members.ts";
import { purgeImports } from "./imports/purge-imports.ts";
import { purgeJoining } from "./joining/purge-joining.ts";
import { recycleLeads } from "./leads/recycling/recycle-leads.ts";
import { askReviews } from "./leads/reviewing/ask-reviews.ts";
import { tellDuplicates } from "./pages/duplicates/tell-duplicates.ts";
import { loadBook } from "./pipelines/rows/load-pipelines.ts";
import { askPriorityReviews } from "./priorities/reviewing/ask-reviews.ts";
import { askForRates } from "./rates/ask-for-rates.ts";
import type { SlotHandlers } from "./schedule/fire-slot.ts";
import type { Purge } from "./schedule/purge.ts";
import { purgeAccess } from "./web/end-access.ts";

const remind: SlotHandlers["reminder"] = async (tx, due) =>
  nudgeMembers(tx, due, await loadBook(tx, due.workspace));

export const slotHandlers: SlotHandlers = {
  async nudge(tx, due) {
    await remind(tx, due);
    await askForRates(tx, due);
  },
  morning: async (tx, due) => remindMembers(tx, due, await loadBook(tx, due.workspace)),
  reminder: remind,
  async close(tx, due) {
    await closeWeek(tx, due);
  },
  async digest(tx, due) {
    const managers = await managersOf(tx, due.workspace.id);
    const to = managers.filter(({ member }) => due.memberIds.includes(member.id));
    const { workspace } = due;
    await sendDigests(tx, { workspace, pipelines: await loadBook(tx, workspace) }, due.now, {
      week: due.week,
      to,
    });
  },
  upkeep: tellDuplicates,
  async minutely(...about) {
    await tellOwners(...about);
    await tellSteps(...about);
    await recycleLeads(...about);
    await askReviews(...about);
    await askPriorityReviews(...about);
    await sendWeeklyWorkbooks(...about);
  },
  digestReaders: async (db, workspaceId) =>
    (await managersOf(db, workspaceId)).map(({ member }) => member.id),
};

/** What goes once a day, asked of those whose it is. */
export const purges: readonly Purge[] = [
  purgeClaims,
  purgeDrafts,
  purgeConversations,
  purgeDeliveries,
  purgeFiles,
  purgeImports,
  purgeAccess,
  purgeJoining,
];
