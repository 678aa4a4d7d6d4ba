import { linkAccount } from "../joining/link-account.ts";
import { changeNewcomers } from "../joining/newcomers-setting.ts";
import { admitRequest, declineRequest, showRequests } from "../joining/requests.ts";
import { setQuota } from "../quotas/set-quota.ts";
import { changeCalendar } from "../settings/calendar.ts";
import { chooseLanguage } from "../settings/choose-language.ts";
import { changeCompany } from "../settings/company.ts";
import { changeHours } from "../settings/hours.ts";
import { showSettings } from "../settings/show-settings.ts";
import { joinTeam, newTeam, setManager, setRole } from "./change-teams.ts";
import { showTeams } from "./show-teams.ts";

export const teamUseCases = [
  showTeams,
  newTeam,
  joinTeam,
  setManager,
  setRole,
  chooseLanguage,
  setQuota,
  showSettings,
  changeHours,
  changeCalendar,
  changeCompany,
  changeNewcomers,
  showRequests,
  admitRequest,
  declineRequest,
  linkAccount,
];
