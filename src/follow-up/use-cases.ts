import { answerDue } from "./answer-due.ts";
import { chooseReminders } from "./choose-reminders.ts";
import { listUntouched } from "./list-untouched.ts";
import { doneToday, showToday } from "./show-today.ts";

export const followUpUseCases = [showToday, doneToday, ...answerDue, ...listUntouched, chooseReminders];
