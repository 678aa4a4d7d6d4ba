/** A lead goes back to where it was, with the prospects that came or went with it. */
import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { notice, type Reply, refuse, showCard } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { takeGivingBack } from "../customers/standing/give-customers.ts";
import { dropHolding, reopenHolding } from "../customers/standing/holdings.ts";
import { type Lead, lockLeads, moveCustomers } from "../customers/standing/standing.ts";
import { sql } from "../database/sql.ts";
import type { Deal } from "../deals/facts/deal.ts";
import type { DealColumns } from "../deals/facts/deal-columns.ts";
import { loadDeals } from "../deals/facts/load-deals.ts";
import { changeDeals } from "../deals/writing/write-deals.ts";
import { notTakenBack } from "../history/taken-back.ts";
import { stageIndex } from "../pipelines/pipeline.ts";
import type { LeadMove } from "./lead-move.ts";
import type { OfLead } from "./own-last-deed.ts";
import { withdrawn } from "./take-back.ts";
import { undoWords } from "./words.ts";

/** @param minutes how long it can be taken back */
export async function undoLeadMove(
  turn: Turn,
  last: OfLead,
  { tooOld, minutes }: Readonly<{ tooOld: boolean; minutes: number }>,
): Promise<Reply> {
  const words = undoWords(turn.locale);
  if (last.together) return undoGiving(turn, last, last.together, { tooOld, minutes });
  const [lead] = await lockLeads(turn, [last.subjectId]);
  if (!lead) return refuse(words.nothingToUndo);
  const what = words.theMove(last.kind, lead.name);
  if (tooOld) return refuse(words.moveTooLate(minutes, what));
  if (lead.mergedInto !== null) return refuse(words.mergedSince(what, lead.name, lead.mergedInto));
  if (lead.standing !== last.to.standing || lead.ownerId !== last.to.ownerId)
    return refuse(words.movedSince(what, lead.name));
  const deals = await dealsOf(turn, last);
  const changed = deals.find((deal) => !isAsItWas(turn, last, deal));
  if (changed) return refuse(words.workedSince(what, changed.number));
  // The lead first: deals that are open again find it theirs.
  await moveCustomers(turn, [
    { ...{ customer: lead, to: last.from, kind: "undo", since: last.since, undoes: last.id } },
  ]);
  const holder = last.from.ownerId ?? deals[0]?.owner.id;
  if (last.deal) await dropHolding(turn, lead.id);
  else if (holder) await reopenHolding(turn, lead.id, holder);
  await changeDeals(turn, await changesBack(turn, last, deals));
  return showBack(turn, lead, words.leadMoveUndone(what));
}

/** Many customers that were given to somebody at once; whoever has moved on since stays where they are. */
async function undoGiving(
  turn: Turn,
  { subjectId }: OfLead,
  together: string,
  { tooOld, minutes }: Readonly<{ tooOld: boolean; minutes: number }>,
): Promise<Reply> {
  const words = undoWords(turn.locale);
  if (tooOld) {
    const [lead] = await lockLeads(turn, [subjectId]);
    return refuse(words.moveTooLate(minutes, words.theMove("assign", lead?.name ?? "")));
  }
  const { back, all } = await takeGivingBack(turn, together);
  return back === 0 ? refuse(words.undoneAlready) : notice(words.givingUndone(back, all), "good");
}

const dealsOf = ({ db, workspace }: Turn, { deal, deals }: LeadMove): Promise<Deal[]> =>
  loadDeals(db, {
    workspaceId: workspace.id,
    owners: "all",
    where: [sql`d."id" = ANY(${deal ? [deal] : [...deals]}::uuid[])`],
  });

/** What was taken with it has gone nowhere; what was given up with it is lost still. */
function isAsItWas(turn: Turn, { deal }: LeadMove, now: Deal): boolean {
  if (!deal) return now.outcome === "lost";
  const pipeline = turn.pipelines.of(now);
  return now.outcome === null && stageIndex(pipeline, now.stage) <= stageIndex(pipeline, pipeline.start);
}

type Before = Readonly<{ id: string; subjectId: string; columns: Record<string, readonly unknown[]> | null }>;

/** The deals' own events that belong to the move: of each the nearest before it. */
async function changesBack(turn: Turn, last: OfLead, deals: readonly Deal[]) {
  const { db, workspace } = turn;
  const kind = last.deal ? "new" : "lose";
  const events = await db.$queryRaw<Before[]>(sql`
    SELECT DISTINCT ON (e."subjectId") e."id"::text AS "id", e."subjectId", e."values" -> 'columns' AS "columns" FROM "Event" e
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subjectId" = ANY(${deals.map(({ id }) => id)}::uuid[])
      AND e."kind" = ${kind} AND e."id" < ${last.id}::bigint AND ${notTakenBack(sql`e."id"`)}
    ORDER BY e."subjectId", e."id" DESC`);
  return deals.flatMap((deal) => {
    const event = events.find(({ subjectId }) => subjectId === deal.id);
    if (!event) return [];
    const before = Object.fromEntries(
      Object.entries(event.columns ?? {}).map(([name, [former]]) => [name, former]),
    );
    const columns: Partial<DealColumns> = last.deal ? withdrawn(turn) : before;
    return [{ deal, kind: "undo" as const, columns, undoes: event.id }];
  });
}

function showBack(turn: Turn, lead: Lead, said: string): Reply {
  const open = button(undoWords(turn.locale).seeCustomer, "customer.show", { id: lead.id });
  return showCard(card(turn.locale, lead.name, [paragraph(said), actions(open)], { summary: said }), {
    replace: true,
  });
}
