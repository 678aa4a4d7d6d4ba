import { z } from "zod";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { fromTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Deal } from "../deals/deal.ts";
import { dealName } from "../deals/deal-card.ts";
import { dealNamed } from "../deals/deal-values.ts";
import { loadDeal } from "../deals/load-deals.ts";
import { sayHappening, sayWhat } from "../deals/say-happening.ts";
import { showChangedDeal } from "../deals/show-changed-deal.ts";
import { answerIsClosed } from "../forecasts/put-answer-back.ts";
import { ownerScope } from "../teams/owner-scope.ts";
import { builtOn } from "./built-on.ts";
import { hasUndone, type LastDeed, ownLastDeed } from "./own-last-deed.ts";
import { takeBack } from "./take-back.ts";

/** How long one's own deed can be taken back. */
const undoMinutes = 10;

/** `/deal undo` takes back one's own last deed, of whatever kind, whole; said again, the one before. The history keeps all. */
export const undoDeed = defineUseCase({
  name: "deal.undo",
  command: {
    group: "deal",
    en: ["undo"],
    zh: ["撤回", "撤销"],
    fromLine: (): Record<string, string> => ({}),
  },
  roles: ["rep", "manager", "admin"],
  changes: true,
  /** A button knows when it was drawn: a second click on it takes nothing older back. */
  input: dealNamed.extend({ since: z.coerce.number().int().optional() }),
  async run(turn, { id, since }) {
    const words = turn.text.deals;
    const found = await ownLastDeed(turn, id);
    if (!found)
      return refuse((await hasUndone(turn, id, new Date(0))) ? words.undoneAlready : words.nothingToUndo);
    // Whoever clicks twice waits here for the first click, and then looks again.
    await turn.db.$executeRaw(sql`SELECT 1 FROM "Deal" WHERE "id" = ${found.dealId}::uuid FOR UPDATE`);
    const last = await ownLastDeed(turn, id);
    const clickedTwice = since !== undefined && (await hasUndone(turn, id, new Date(since)));
    if (last?.id !== found.id || clickedTwice) return refuse(words.undoneAlready);
    const scope = await ownerScope(turn.db, turn.member);
    const deal = await loadDeal(turn.db, turn.workspace.id, last.dealId, scope);
    if (!deal) return refuse(words.gone);
    const why = await whyNot(turn, deal, last, id);
    if (why) return refuse(why);
    await takeBack(turn, deal, last);
    const now = await loadDeal(turn.db, turn.workspace.id, deal.id, scope);
    return showChangedDeal(turn, now!, {
      banner: words.undone(sayWhat(turn, deal, last), dealName(deal)),
      undo: true,
    });
  },
});

/** Why it cannot be taken back (any more), in one sentence. */
async function whyNot(
  turn: Turn,
  deal: Deal,
  last: LastDeed,
  named: string | undefined,
): Promise<string | undefined> {
  const words = turn.text.deals;
  const what = sayWhat(turn, deal, last);
  if (turn.now.since(fromTimestamp(last.at)).total("minutes") > undoMinutes) {
    // The last deed is the one that was taken back, not this older one.
    if (await hasUndone(turn, named, last.at)) return words.undoneAlready;
    return words.tooLateToUndo(
      undoMinutes,
      what,
      dealName(deal),
      words.putRight(last.kind, deal.number, deal.outcome !== null),
    );
  }
  const { answer } = last.values;
  if (answer && (await answerIsClosed(turn, answer))) return turn.text.forecasts.weekClosed;
  const later = await builtOn(turn, deal, last);
  return later && words.builtOn(what, sayHappening(turn, deal, later));
}
