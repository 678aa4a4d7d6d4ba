/** What the gate wants to know, from a deal and its answers. */
import { calendarOf } from "../../calendar/workdays.ts";
import type { Turn } from "../../chat/use-case.ts";
import type { GateFacts, GateSettings } from "../../pipelines/gates/gate-kind.ts";
import type { Answers } from "./answers.ts";
import type { Deal } from "./deal.ts";

export const gateFacts = (deal: Deal, answers: Answers): GateFacts => ({
  source: deal.source,
  closeDate: deal.closeDate,
  amountMinor: deal.amount.minor,
  likelihood: deal.likelihood,
  answers,
});

export const gateSettings = (turn: Turn): GateSettings => ({
  today: turn.today,
  calendar: calendarOf(turn.workspace.settings),
  shortTermWorkdays: turn.workspace.settings.shortTermWorkdays,
});
