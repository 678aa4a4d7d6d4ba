/** What the gate wants to know, from a deal and its answers. */
import { calendarOf } from "../../calendar/workdays.ts";
import type { Turn } from "../../chat/use-case.ts";
import type { GateFacts, GateSettings } from "../../pipelines/gates/gate-kind.ts";
import { contractSigned } from "../../pipelines/known-criteria.ts";
import { isWin, type Pipeline, type Stage } from "../../pipelines/pipeline.ts";
import type { Answers } from "./answers.ts";
import type { Deal } from "./deal.ts";

/** @param to the stage at the end of the way: nobody comes to the win without a contract */
export const gateFacts = (pipeline: Pipeline, deal: Deal, answers: Answers, to: Stage): GateFacts => ({
  source: deal.source,
  closeDate: deal.closeDate,
  signed: deal.signedAt !== null || isWin(pipeline, to),
  amountMinor: deal.amount.minor,
  likelihood: deal.likelihood,
  // Who has signed is not asked whether there is a contract, however the deal came to it.
  answers: deal.signedAt === null ? answers : { ...answers, [contractSigned]: "yes" },
});

export const gateSettings = (turn: Pick<Turn, "today" | "workspace">): GateSettings => ({
  today: turn.today,
  calendar: calendarOf(turn.workspace.settings),
  shortTermWorkdays: turn.workspace.settings.shortTermWorkdays,
});
