/** Resolves what a person or button named to one deal, or asks which one. */

import { actions, type Button, button, card, text as paragraph, quiet, sayButton } from "../../chat/card.ts";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { sql } from "../../database/sql.ts";
import { formatMoney } from "../../money/money.ts";
import { nameIn, numberIn, tellsWhatHappened } from "../../understanding/deal-name.ts";
import type { Deal } from "../facts/deal.ts";
import { loadDeal, loadDeals } from "../facts/load-deals.ts";
import { loadCandidates, orNear, ownersNamed } from "./candidates.ts";
import { dealsIn, type FoundDeal, findDeal, frontsOf, type Preference } from "./find-deal.ts";
import { helpedDeal, helpedDeals } from "./helped-deals.ts";
import { namingWords } from "./words.ts";

/** The action that the choice buttons resume with the chosen deal. */
export type Again = Readonly<{
  action: string;
  values?: Readonly<Record<string, string>>;
  /** Which deals to prefer when several share a name. */
  prefer?: Preference;
  /** A whole line that may have been meant; asked for only when nothing was found. */
  instead?: (isKnown: (name: string) => boolean) => string | undefined;
  /** The question when no name was given, and the answer when there is no deal to choose from. */
  question?: string;
  /** Above it, where more than a deal may be meant. */
  title?: string | undefined;
  noneOfMine?: string;
  /** What else may have been meant, in front of the deals. */
  offer?: Button | undefined;
  /** Text in the name's place that isn't one: the note is kept whole and its deal is asked for. */
  unknown?: string;
  /** Whoever helps with a deal may do this with it, too, whosever it is. */
  helped?: boolean;
  /** No button can carry what was typed: it has to be sent again, with the deal's number. */
  tooLong?: boolean;
}>;

/**
 * @param named `id` from a button or form (untrusted: looked up within the member's scope), or `deal` as typed,
 * and
 *   what was `found` by it if that is known
 * @throws Refusal with a choice, "did you mean" buttons, or a sentence
 */
export async function theDeal(
  turn: Turn,
  named: Readonly<{ id?: string; deal?: string; found?: FoundDeal }>,
  again: Again,
): Promise<Deal> {
  if (named.id) {
    const deal =
      (await loadDeal(turn.db, turn.workspace.id, named.id, await ownersNamed(turn))) ??
      (again.helped ? await helpedDeal(turn, named.id) : undefined);
    if (!deal) throw new Refusal(refuse(namingWords(turn.locale).gone));
    return deal;
  }
  const name = nameIn(named.deal ?? "");
  if (name === "") throw new Refusal(await chooseAmongMine(turn, again));
  const { found, instead } = named.found ? { found: named.found } : await search(turn, name, again);
  const words = namingWords(turn.locale);
  if (found.kind === "one") return found.deal;
  const helped = again.helped && found.kind === "none" ? findDeal(await helpedDeals(turn), name) : found;
  if (helped.kind === "one") return helped.deal;
  if (found.kind === "several") throw new Refusal(choose(turn, words.whichOf(name), found.deals, again));
  if (found.near.length > 0 || instead)
    throw new Refusal(choose(turn, words.noneButNear(name), found.near, again, instead));
  const number = numberIn(name);
  throw new Refusal(refuse(number?.isSure ? words.noneNumbered(number.value) : words.none(name)));
}

async function search(
  turn: Turn,
  name: string,
  { action, prefer, instead }: Again,
): Promise<{ found: FoundDeal; instead?: string }> {
  const behind = action === "deal.show" ? behindFirstWord(name) : undefined;
  const tiers = [[name], frontsOf(name), behind ? [behind, ...frontsOf(behind)] : []];
  const { candidates, owners } = await loadCandidates(turn, tiers, prefer);
  const find = (one: string) => findDeal(candidates, one, prefer);
  const found = await orNear(turn, owners, find(name), name);
  if (found.kind !== "none") return { found };
  const said = instead?.((one) => find(one).kind !== "none");
  if (!behind || found.near.length > 0) return { found, instead: said };
  return { found: { kind: "none", near: dealsIn(find(behind)) }, instead: said };
}

/** 关闭 瑞丰: an unknown first word followed by a deal. */
const behindFirstWord = (name: string): string | undefined => /^\S+\s+(.+)$/su.exec(name)?.[1];

async function chooseAmongMine(turn: Turn, again: Again): Promise<Reply> {
  const closed = again.prefer === "closed";
  const mine = await loadDeals(turn.db, {
    workspaceId: turn.workspace.id,
    owners: [turn.member.id],
    where: [closed ? sql`d."outcome" IS NOT NULL` : sql`d."outcome" IS NULL`],
    orderBy: sql`d."updatedAt" DESC`,
    limit: 8,
  });
  const { noneClosed, nameOne, none, noteOnWhich, whichDeal } = namingWords(turn.locale);
  const name = again.unknown && !tellsWhatHappened(again.unknown) ? again.unknown : undefined;
  if (mine.length === 0 && !again.offer)
    return refuse(name ? none(name) : closed ? noneClosed : (again.noneOfMine ?? nameOne));
  const question = again.unknown ? noteOnWhich(again.unknown) : (again.question ?? whichDeal);
  return choose(turn, question, mine, again);
}

function choose(turn: Turn, question: string, deals: readonly Deal[], again: Again, instead?: string): Reply {
  const words = namingWords(turn.locale);
  const offered = deals.slice(0, 8);
  const label = labelsOf(turn, offered);
  const buttons = offered.map(
    (deal): Button => button(label(deal), again.action, { ...again.values, id: deal.id }),
  );
  const answers = again.tooLong
    ? [paragraph(offered.map(label).join("\n")), quiet(words.sendAgainNumbered)]
    : [actions(again.offer, instead ? sayButton(instead, instead) : undefined, ...buttons)];
  return showCard(
    card(turn.locale, again.title ?? words.whichTitle, [paragraph(question), ...answers], {
      tone: "warning",
      summary: question,
    }),
  );
}

/** "#42 华信医疗 ¥120万"; of a customer with several of them "#42 华信医疗 · OA ¥120万" */
function labelsOf({ locale }: Turn, deals: readonly Deal[]): (deal: Deal) => string {
  const count = Map.groupBy(deals, ({ customer }) => customer.id);
  return ({ number, customer, title, amount }) => {
    const isToTell = count.get(customer.id)!.length > 1 && title !== customer.name;
    return `#${number} ${customer.name}${isToTell ? ` · ${title}` : ""} ${formatMoney(amount, locale, "short")}`;
  };
}

/** Without the keys that have no value. */
export const optional = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
