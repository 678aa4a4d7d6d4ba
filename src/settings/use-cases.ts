import { changeCalendar } from "./calendar.ts";
import { chooseLanguage } from "./choose-language.ts";
import { chooseZone } from "./choose-zone.ts";
import { changeChurnAlarm } from "./churn-alarm.ts";
import { changeCompany } from "./company.ts";
import { changeHours } from "./hours.ts";
import { changePool, changeReview } from "./leads.ts";
import { changeCustomerNames, changeNewcomers, changeWorkbook } from "./policies.ts";
import { showSettings } from "./show-settings.ts";
import { changeTouchRhythm } from "./touch-rhythm.ts";
import { changeGrades } from "./worth/grades.ts";
import { changeKeyRule } from "./worth/key-rule.ts";
import { changePriorities } from "./worth/priorities.ts";
import { changeTiers } from "./worth/tiers.ts";

export const settingsUseCases = [
  chooseLanguage,
  chooseZone,
  showSettings,
  changeHours,
  changeTouchRhythm,
  changeCalendar,
  changeCompany,
  changeNewcomers,
  changeCustomerNames,
  changeWorkbook,
  changePool,
  changeReview,
  changePriorities,
  changeKeyRule,
  changeGrades,
  changeTiers,
  changeChurnAlarm,
];
