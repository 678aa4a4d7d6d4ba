import { changeCalendar } from "./calendar.ts";
import { chooseLanguage } from "./choose-language.ts";
import { changeCompany } from "./company.ts";
import { changeCustomerNames } from "./customer-names.ts";
import { changeHours } from "./hours.ts";
import { showSettings } from "./show-settings.ts";

export const settingsUseCases = [
  chooseLanguage,
  showSettings,
  changeHours,
  changeCalendar,
  changeCompany,
  changeCustomerNames,
];
