import { changeCalendar } from "./calendar.ts";
import { chooseLanguage } from "./choose-language.ts";
import { chooseZone } from "./choose-zone.ts";
import { changeCompany } from "./company.ts";
import { changeHours } from "./hours.ts";
import { changeCustomerNames, changeNewcomers } from "./policies.ts";
import { showSettings } from "./show-settings.ts";
import { changeTouchRhythm } from "./touch-rhythm.ts";

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
];
