/** What the customer's card tells of it as a lead: where it stands, who had it, and what can be done. */
import { type Block, type Button, button, quiet, strong } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { may } from "../company/permissions.ts";
import { knowsOnlyOwn } from "../customers/match-customer.ts";
import { type Holding, heldJson, holdingsIn } from "../customers/standing/holdings.ts";
import type { Standing } from "../customers/standing/standing.ts";
import { fromTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { formatShortDate } from "../text/format/date.ts";
import { isProspect } from "./give-up.ts";
import { leadWords } from "./words.ts";

/** So many of those who had it are named. */
const named = 5;

type Row = Readonly<{
  standing: Standing | null;
  ownerId: string | null;
  since: Date | null;
  held: unknown;
}>;

/** @param open the open deals with it that the reader sees */
export async function leadOnCard(
  turn: Turn,
  customerId: string,
  open: readonly Deal[],
): Promise<Readonly<{ blocks: readonly (Block | undefined)[]; buttons: readonly (Button | false)[] }>> {
  const [row] = await turn.db.$queryRaw<Row[]>(sql`
    SELECT c."standing", c."ownerId", c."standingSince" AS "since", (SELECT jsonb_agg(h."held") FROM (${heldJson(turn.workspace.id, customerId, named)}) h) AS "held"
    FROM "Customer" c
    WHERE c."workspaceId" = ${turn.workspace.id}::uuid AND c."id" = ${customerId}::uuid`);
  if (!row) return { blocks: [], buttons: [] };
  const holdings = holdingsIn(row.held);
  const words = leadWords(turn.locale);
  const isIdle = row.standing !== null && open.length === 0;
  const stands = isIdle && row.since ? words.stands[row.standing!](day(turn, row.since)) : undefined;
  return {
    blocks: [
      stands ? strong(stands) : undefined,
      holdings.length > 0 && !knowsOnlyOwn(turn)
        ? quiet(words.history(holdings.map((one) => sayHolding(turn, one))))
        : undefined,
    ],
    buttons: isIdle
      ? takeButtons(turn, customerId, row.standing!)
      : await giveButtons(turn, customerId, row, open),
  };
}

const takeButtons = (turn: Turn, id: string, standing: Standing): (Button | false)[] => {
  const words = leadWords(turn.locale);
  return [
    may(turn.member, "lead.take") && button(words.lists[standing].columns.take, "customer.claim", { id }),
    may(turn.member, "lead.assign") && button(words.assign, "customer.assign", { id }),
  ];
};

/** While it is a prospect at most, and within reach. */
async function giveButtons(
  turn: Turn,
  id: string,
  { ownerId }: Row,
  open: readonly Deal[],
): Promise<(Button | false)[]> {
  const words = leadWords(turn.locale);
  const reached = await ownersWithin(turn.db, turn.member, "lead.take");
  const theirs = [...new Set([...open.map(({ owner }) => owner.id), ...(ownerId ? [ownerId] : [])])];
  const mayGive =
    theirs.length > 0 &&
    theirs.every((one) => reached === "all" || reached.includes(one)) &&
    open.every((deal) => isProspect(turn, deal));
  return [
    mayGive && button(words.release, "customer.release", { id }),
    mayGive && button(words.drop, "customer.drop", { id }),
  ];
}

const day = (turn: Turn, at: Date): string =>
  formatShortDate(dayOf(turn.workspace, fromTimestamp(at)), turn.locale, turn.today);

function sayHolding(turn: Turn, { name, since, until, ended }: Holding): string {
  const on = (at: typeof since) => formatShortDate(dayOf(turn.workspace, at), turn.locale, turn.today);
  return leadWords(turn.locale).had(name, on(since), until ? on(until) : undefined, ended ?? undefined);
}
