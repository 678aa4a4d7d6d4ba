import { z } from "zod";
import { notice, type Reply, refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { fromTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import { dealName } from "../deals/card/deal-card.ts";
import { sayHappening, sayWhat } from "../deals/card/say-happening.ts";
import { sayTouch } from "../deals/card/say-touch.ts";
import { showChangedDeal } from "../deals/card/show-changed-deal.ts";
import { takeBulkBack } from "../deals/changing-many/change-deals-at-once.ts";
import { dealNamed } from "../deals/facts/deal-values.ts";
import { loadDeal } from "../deals/facts/load-deals.ts";
import { theDeal } from "../deals/naming/ask-which.ts";
import { namingWords } from "../deals/naming/words.ts";
import { takeHandoverBack } from "../deals/writing/assign-deals.ts";
import { inTheNameOf } from "../forecasts/in-the-name-of.ts";
import { forecastNow } from "../forecasts/show-forecast.ts";
import { isSubmittedSince, takeSubmissionBack, weekIsClosed } from "../forecasts/submit-week.ts";
import { forecastWords } from "../forecasts/words.ts";
import { editionOf } from "../pipelines/pipeline.ts";
import { takeTouchBack, takeTouchesBack } from "../touches/customer-touch.ts";
import { ownTouch } from "../touches/load-touches.ts";
import { builtOn, isInOtherVersion } from "./built-on.ts";
import {
  type BulkDeed,
  type DealDeed,
  type HandoverDeed,
  hasUndone,
  type LastDeed,
  leadTakenWith,
  ownLastDeed,
  type TouchDeed,
  type WeekDeed,
} from "./own-last-deed.ts";
import { takeBack } from "./take-back.ts";
import { undoCalling } from "./undo-calling.ts";
import { undoFile } from "./undo-file.ts";
import { undoLeadMove } from "./undo-lead-move.ts";
import { undoOnContact } from "./undo-on-contact.ts";
import { undoOnCustomer } from "./undo-on-customer.ts";
import { undoWords } from "./words.ts";

/** How long one's own deed can be taken back. */
const undoMinutes = 10;

/**
 * `/deal undo` undoes one's own last deed as a whole, of whatever kind; repeated, the one before. `/deal undo
 * ACME` undoes the last one on that deal. The history keeps everything.
 */
export const undoDeed = defineUseCase({
  name: "deal.undo",
  command: {
    group: "deal",
    en: ["undo"],
    zh: ["撤回", "撤销"],
    fromLine: (_words, rest): Record<string, string> => (rest === "" ? {} : { deal: rest }),
  },
  needs: "deal.change",
  changes: true,
  /** A button knows when it was drawn: a second click on it takes nothing older back. */
  input: dealNamed.extend({ since: z.coerce.number().int().min(0).max(8.64e15).optional() }),
  async run(turn, { since, ...named }) {
    const words = undoWords(turn.locale);
    // By a button as it is: whose deal it is, the deed itself tells.
    const deal = named.deal ? (await theDeal(turn, named, { action: "deal.undo" })).id : named.id;
    const first = await ownLastDeed(turn, deal);
    const lead = first?.subject === "deal" ? await leadTakenWith(turn, first) : undefined;
    const id = lead ?? deal;
    const found = lead ? await ownLastDeed(turn, lead) : first;
    if (!found)
      return refuse((await hasUndone(turn, id, new Date(0))) ? words.undoneAlready : words.nothingToUndo);
    // Whoever clicks twice waits here for the first click, and then looks again.
    await lock(turn, found);
    const last = await ownLastDeed(turn, id);
    const clickedTwice = since !== undefined && (await hasUndone(turn, id, new Date(since)));
    if (last?.id !== found.id || clickedTwice) return refuse(words.undoneAlready);
    // The last deed is the one that was taken back, not an older one.
    if (isTooOld(turn, last) && (await hasUndone(turn, id, last.at))) return refuse(words.undoneAlready);
    if (last.subject === "customer" && last.kind === "touch") return undoTouch(turn, last);
    if (last.subject === "customer")
      return undoOnCustomer(turn, last, { tooOld: isTooOld(turn, last), minutes: undoMinutes });
    if (last.subject === "lead")
      return undoLeadMove(turn, last, { tooOld: isTooOld(turn, last), minutes: undoMinutes });
    if (last.subject === "called")
      return undoCalling(turn, last, { tooOld: isTooOld(turn, last), minutes: undoMinutes });
    if (last.subject === "file")
      return undoFile(turn, last, { tooOld: isTooOld(turn, last), minutes: undoMinutes });
    if (last.subject === "contact")
      return undoOnContact(turn, last, { tooOld: isTooOld(turn, last), minutes: undoMinutes });
    if (last.subject === "member") return undoHandover(turn, last);
    if (last.subject === "bulk") return undoBulk(turn, last);
    const acting = await inTheNameOf(turn, last.onBehalfId ?? undefined);
    return last.subject === "deal" ? undoOnDeal(acting, last) : undoWeek(acting, last);
  },
});

const tables = {
  deal: sql`"Deal"`,
  member: sql`"Member"`,
  bulk: sql`"Member"`,
  submission: sql`"Submission"`,
  customer: sql`"Customer"`,
  lead: sql`"Customer"`,
  called: sql`"Customer"`,
  file: sql`"Customer"`,
  contact: sql`"Contact"`,
};

const lock = (turn: Turn, { subject, subjectId }: LastDeed) =>
  turn.db.$executeRaw(sql`SELECT 1 FROM ${tables[subject]} WHERE "id" = ${subjectId}::uuid FOR UPDATE`);

const isTooOld = (turn: Turn, { at }: LastDeed): boolean =>
  turn.now.since(fromTimestamp(at)).total("minutes") > undoMinutes;

async function undoOnDeal(turn: Turn, last: DealDeed): Promise<Reply> {
  const words = undoWords(turn.locale);
  // Who has given a deal away may not see it any more, and yet take it back.
  const scope = last.kind === "assign" ? "all" : await ownersWithin(turn.db, turn.member, turn.needs);
  const deal = await loadDeal(turn.db, turn.workspace.id, last.subjectId, scope);
  if (!deal) return refuse(namingWords(turn.locale).gone);
  const what = sayWhat(turn, deal, last);
  if (isTooOld(turn, last)) {
    const instead = words.putRight(last.kind, deal.number, deal.outcome !== null);
    return refuse(words.tooLateToUndo(undoMinutes, what, dealName(deal), instead));
  }
  const { answer } = last.values;
  if (answer && (await weekIsClosed(turn, answer.submissionId)))
    return refuse(forecastWords(turn.locale).weekClosed);
  if (answer && (await isSubmittedSince(turn, answer.submissionId, last.at)))
    return refuse(undoWords(turn.locale).submittedSince);
  const later = await builtOn(turn, deal, last);
  if (later) return refuse(words.builtOn(what, sayHappening(turn, deal, later)));
  if (isInOtherVersion(deal, last)) {
    const now = turn.pipelines.of(deal);
    return refuse(words.inOtherVersion(what, editionOf(now), now.name[turn.locale]));
  }
  await takeBack(turn, deal, last);
  const now = await loadDeal(turn.db, turn.workspace.id, deal.id, scope);
  const banner = words.undone(what, dealName(deal));
  return showChangedDeal(turn, now!, { banner, undo: true, toldOwner: false });
}

/** As a whole, but for deals that have gone on to somebody else. */
async function undoHandover(turn: Turn, last: HandoverDeed): Promise<Reply> {
  const words = undoWords(turn.locale);
  if (isTooOld(turn, last)) return refuse(words.handoverTooLate(undoMinutes));
  const { id, subjectId: from, values } = last;
  const back = await takeHandoverBack(turn, { id, from, ...values });
  if (back.length === 0) return refuse(words.undoneAlready);
  const { name } = await turn.db.member.findUniqueOrThrow({ where: { id: from }, select: { name: true } });
  return notice(words.handoverUndone(back.length, values.deals.length, name), "good");
}

/** As a whole, but for what somebody has changed since. */
async function undoBulk(turn: Turn, last: BulkDeed): Promise<Reply> {
  const words = undoWords(turn.locale);
  if (isTooOld(turn, last)) return refuse(words.bulkTooLate(undoMinutes));
  const back = await takeBulkBack(turn, { id: last.id, ...last.values });
  if (back.length === 0) return refuse(words.undoneAlready);
  return notice(words.bulkUndone(back.length, last.values.deals.length), "good");
}

/** However long ago a note was written, its touch can be corrected; but only a recent one is the last thing that was done. */
async function undoTouch(turn: Turn, last: TouchDeed): Promise<Reply> {
  const words = undoWords(turn.locale);
  const touch = await ownTouch(turn, last.id);
  if (!touch) return refuse(words.nothingToUndo);
  const what = sayTouch(turn, { ...touch, contacts: touch.contacts.map(({ name }) => name) });
  if (isTooOld(turn, last)) return refuse(words.touchTooLate(undoMinutes, what, touch.customer));
  if (last.together) {
    const back = await takeTouchesBack(turn, last.together);
    return notice(words.touchesUndone(back), "good");
  }
  await takeTouchBack(turn, touch.customerId, last.id);
  return notice(words.touchUndone(what, touch.customer), "good");
}

async function undoWeek(turn: Turn, last: WeekDeed): Promise<Reply> {
  const words = undoWords(turn.locale);
  if (await weekIsClosed(turn, last.subjectId)) return refuse(forecastWords(turn.locale).weekClosed);
  if (isTooOld(turn, last)) return refuse(words.weekTooLate(undoMinutes));
  await takeSubmissionBack(turn, last.subjectId, last.id, last.values);
  return forecastNow(turn, 1, { replace: false, banner: words.submissionUndone });
}
