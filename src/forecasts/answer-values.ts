/** What the buttons and forms of the Thursday card carry; untrusted. */

import { z } from "zod";
import { refuse } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { theDeal } from "../deals/naming/ask-which.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { forecastNow } from "./show-forecast.ts";
import { forecastWords } from "./words.ts";

export const answerValues = z.object({
  id: z.uuid(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  /** The week the card was made for: an old card must not answer for another week. */
  week: z.string().max(10).optional(),
  /** The colleague in whose name it is answered. */
  for: z.uuid().optional(),
});

type Named = Readonly<{ id: string; page: number; week?: string }>;

/** @throws Refusal when the card is of a week that has closed */
export function sameWeek(turn: Turn, week: string | undefined): void {
  if (week === undefined || week === runningWeek(turn.workspace, turn.now).id) return;
  throw new Refusal(refuse(forecastWords(turn.locale).weekClosed));
}

/** The person's own open deal: no answering for others, nor for a closed week. */
export async function ownDeal(turn: Turn, { id, page, week }: Named): Promise<Deal> {
  sameWeek(turn, week);
  const deal = await theDeal(turn, { id }, { action: "forecast.show" });
  if (deal.owner.id !== turn.member.id) throw new Refusal(refuse(forecastWords(turn.locale).notYours));
  if (deal.outcome !== null) {
    // Closed elsewhere while the card stood in the chat: the card as it is now, not one that goes on asking.
    const banner = forecastWords(turn.locale).closedMeanwhile(deal.customer.name, deal.outcome);
    throw new Refusal(await forecastNow(turn, page, { replace: true, banner }));
  }
  return deal;
}

/** What a form opened from the card takes along. */
export const carried = ({
  id,
  page,
  week,
  for: whom,
}: z.output<typeof answerValues>): Record<string, string> => ({
  id,
  page: String(page),
  ...(week === undefined ? {} : { week }),
  ...(whom === undefined ? {} : { for: whom }),
});
