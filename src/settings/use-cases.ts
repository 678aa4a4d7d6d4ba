import { changeCalendar } from "./calendar.ts";
import { chooseLanguage } from "./choose-language.ts";
import { changeCompany } from "./company.ts";
import { changeHours } from "./hours.ts";
import { changeCustomerNames, changeNewcomers } from "./policies.ts";
import { showSettings } from "./show-settings.ts";

export const settingsUseCases = [
  chooseLanguage,
  showSettings,
  changeHours,
  changeCalendar,
  changeCompany,
  changeNewcomers,
  changeCustomerNames,
];
