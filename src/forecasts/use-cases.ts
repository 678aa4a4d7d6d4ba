import { advanceFromCard } from "./answer-advance.ts";
import { answerChange } from "./answer-change.ts";
import { answerLose } from "./answer-lose.ts";
import { answerSame } from "./answer-same.ts";
import { answerSlip } from "./answer-slip.ts";
import { exportForecast } from "./export-forecast.ts";
import { forecastStatus } from "./forecast-status.ts";
import { nudgeMember } from "./nudge-member.ts";
import { nudgeOwner } from "./nudge-owner.ts";
import { showForecast } from "./show-forecast.ts";
import { submitForecast } from "./submit-forecast.ts";

export const forecastUseCases = [
  showForecast,
  answerSame,
  answerChange,
  advanceFromCard,
  answerSlip,
  answerLose,
  submitForecast,
  forecastStatus,
  exportForecast,
  nudgeOwner,
  nudgeMember,
];
