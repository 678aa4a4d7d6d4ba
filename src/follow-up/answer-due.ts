/** The buttons of the morning's message: done, tomorrow, next week. The card they stand on is drawn again. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { addWorkdays, calendarOf } from "../calendar/workdays.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { sql } from "../database/sql.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { loadDeals } from "../deals/facts/load-deals.ts";
import { changeDeal } from "../deals/writing/write-deals.ts";
import { dueCard, mostAsked } from "./due-steps.ts";
import { followUpWords } from "./words.ts";

const input = z.object({
  id: z.uuid(),
  /** Of the morning. */
  day: z.iso.date(),
  /** The deals on the card. */
  items: z
    .string()
    .max(mostAsked * 37)
    .transform((ids) => ids.split(","))
    .pipe(z.array(z.uuid())),
});
type Input = z.output<typeof input>;

/** What becomes of the next step: null is done. */
type Change = (turn: Turn, deal: Deal) => Temporal.PlainDate | null;

const answer = (name: string, change: Change) =>
  defineUseCase({
    name,
    needs: "deal.change",
    changes: true,
    input,
    run: (turn, values) => putOff(turn, values, change),
  });

const workday = ({ today, workspace }: Turn): Temporal.PlainDate =>
  addWorkdays(today, 1, calendarOf(workspace.settings));

/** Next week's first workday. */
const weekday = ({ today, workspace }: Turn): Temporal.PlainDate =>
  addWorkdays(today.add({ days: 7 - today.dayOfWeek }), 1, calendarOf(workspace.settings));

export const answerDue = [
  answer("followup.done", () => null),
  answer("followup.tomorrow", workday),
  answer("followup.week", weekday),
] as const;

async function putOff(turn: Turn, { id, day, items }: Input, change: Change): Promise<Reply> {
  const deals = await standing(turn, items.includes(id) ? items : [id]);
  const deal = deals.find((one) => one.id === id);
  if (!deal) return refuse(followUpWords(turn.locale).nothingDue);
  const now = isOpenStep(deal) ? await put(turn, deal, change(turn, deal)) : deal;
  const shown = deals.map((one) => (one.id === id ? now : one));
  return showCard(dueCard(turn, shown, { day: Temporal.PlainDate.from(day) }), { replace: true });
}

/** In the order of the card; whatever is still within reach. */
async function standing(turn: Turn, items: readonly string[]): Promise<Deal[]> {
  const deals = await loadDeals(turn.db, {
    workspaceId: turn.workspace.id,
    owners: await ownersWithin(turn.db, turn.member, turn.needs),
    where: [sql`d."id" = ANY(${[...items]}::uuid[])`],
  });
  return items.flatMap((id) => deals.find((deal) => deal.id === id) ?? []);
}

/** Pressed twice, it is done already. */
const isOpenStep = ({ outcome, nextStep }: Deal): boolean => outcome === null && nextStep !== null;

const put = (turn: Turn, deal: Deal, date: Temporal.PlainDate | null): Promise<Deal> =>
  changeDeal(turn, {
    ...{ deal, kind: "edit", columns: { nextStepDate: date?.toString() ?? null } },
    ...(date === null && { nextStep: null }),
  });
