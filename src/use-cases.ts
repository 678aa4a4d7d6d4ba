/** Everything a person can do, feature by feature. */
import { absenceUseCases } from "./absences/use-cases.ts";
import { analysisUseCases } from "./analysis/use-cases.ts";
import { audienceUseCases } from "./audiences/use-cases.ts";
import { auditUseCases } from "./audit/use-cases.ts";
import { campaignUseCases } from "./campaign-planning/use-cases.ts";
import type { UseCase } from "./chat/use-case.ts";
import { partyUseCases } from "./deal-parties/use-cases.ts";
import { changeAll } from "./deals/changing-many/change-all.ts";
import { dealUseCases } from "./deals/use-cases.ts";
import { resendUndelivered, showUndelivered } from "./delivery/show-undelivered.ts";
import { digestUseCases } from "./digests/use-cases.ts";
import { exportUseCases } from "./exports/use-cases.ts";
import { firstStepsUseCases } from "./first-steps/use-cases.ts";
import { followUpUseCases } from "./follow-up/use-cases.ts";
import { forecastUseCases } from "./forecasts/use-cases.ts";
import { peopleInTables } from "./imports/people-in-tables.ts";
import { importUseCases } from "./imports/use-cases.ts";
import { createInviteMember, type MintLink } from "./joining/invite-member.ts";
import { joiningUseCases } from "./joining/use-cases.ts";
import { leadUseCases } from "./leads/use-cases.ts";
import { createPageUseCases } from "./pages/use-cases.ts";
import { createPeopleUseCases } from "./people/use-cases.ts";
import { showPrices } from "./price-list/show-prices.ts";
import { priorityUseCases } from "./priorities/use-cases.ts";
import { setQuota } from "./quotas/set-quota.ts";
import { rateUseCases } from "./rates/use-cases.ts";
import { setPlan } from "./sales/plans/set-plan.ts";
import { salesUseCases } from "./sales/use-cases.ts";
import { processUseCases } from "./sales-process/use-cases.ts";
import { settingsUseCases } from "./settings/use-cases.ts";
import { spreadsheetUseCases } from "./spreadsheets/use-cases.ts";
import { teamUseCases } from "./teams/use-cases.ts";
import { touchUseCases } from "./touches/use-cases.ts";
import { undoDeed } from "./undo/undo-deed.ts";
import { withdrawDeal } from "./undo/withdraw-deal.ts";
import { endAccess } from "./web/end-access.ts";
import { endOtherSessions, endSession, listSessions } from "./web/sessions.ts";

/** @param mintLink how an invitation to the web chat is made: the chat's business, not a feature's */
export const createUseCases = (mintLink: MintLink): readonly UseCase[] => [
  ...dealUseCases,
  showPrices,
  ...partyUseCases,
  changeAll,
  ...exportUseCases,
  ...touchUseCases,
  ...followUpUseCases,
  ...processUseCases,
  undoDeed,
  withdrawDeal,
  ...forecastUseCases,
  ...digestUseCases,
  ...campaignUseCases,
  ...createPageUseCases(peopleInTables),
  ...spreadsheetUseCases,
  ...salesUseCases,
  ...audienceUseCases,
  ...importUseCases,
  ...analysisUseCases,
  ...leadUseCases,
  ...priorityUseCases,
  ...teamUseCases,
  ...createPeopleUseCases(endAccess, { list: listSessions, end: endSession, endOthers: endOtherSessions }),
  ...absenceUseCases,
  setQuota,
  setPlan,
  ...rateUseCases,
  ...settingsUseCases,
  ...firstStepsUseCases,
  ...joiningUseCases,
  createInviteMember(mintLink),
  ...auditUseCases,
  showUndelivered,
  resendUndelivered,
];
