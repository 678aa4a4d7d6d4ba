import { z } from "zod";
import { actions, button, card, text as paragraph, quiet } from "../chat/card.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import { type OwnerScope, ownersWithin } from "../company/owner-scope.ts";
import { knowsOnlyOwn } from "../customers/match-customer.ts";
import type { Lead, Standing } from "../customers/standing/standing.ts";
import { sql } from "../database/sql.ts";
import { cardWords } from "../deals/card/words.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { optional } from "../deals/naming/ask-which.ts";
import { formatList } from "../text/count.ts";
import { type Given, giveUp, isProspect } from "./give-up.ts";
import { readLead, theLead } from "./lead-named.ts";
import { showList } from "./list-leads.ts";
import { openDealsWith } from "./whose.ts";
import { leadWords } from "./words.ts";

const input = z.object({
  line: z.string().max(1200).optional(),
  name: z.string().trim().max(200).default(""),
  id: z.uuid().optional(),
  reason: z.string().trim().max(1000).default(""),
});

/** `/customer release ACME no budget before summer`, `/客户 放回公海 华信`: a lead goes to the pool, for others to claim. */
export const releaseCustomer = defineUseCase({
  name: "customer.release",
  command: {
    group: "customer",
    en: ["release"],
    zh: ["放回公海", "退回公海", "释放"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "lead.take",
  changes: true,
  input,
  run: (turn, said) => give(turn, said, "pool"),
});

/** `/customer drop ACME`, `/客户 退回目标市场 华信`: a lead is a company of the target market again. */
export const dropCustomer = defineUseCase({
  name: "customer.drop",
  command: {
    group: "customer",
    en: ["drop"],
    zh: ["退回目标市场", "放回目标市场"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "lead.take",
  changes: true,
  input,
  run: (turn, said) => give(turn, said, "market"),
});

async function give(turn: Turn, said: z.output<typeof input>, to: Standing): Promise<Reply> {
  const action = to === "pool" ? "customer.release" : "customer.drop";
  const { name, rest } =
    said.line === undefined ? { name: said.name, rest: said.reason } : await readLead(turn, said.line);
  if (!said.id && name === "") return showList(turn, to, {});
  const values = optional({ reason: rest.slice(0, longestInButton) });
  const lead = await theLead(turn, { id: said.id, name }, { action, values });
  const given = await whatIsGiven(turn, lead, to, await ownersWithin(turn.db, turn.member, turn.needs));
  const kind = to === "pool" ? "release" : "drop";
  await giveUp(turn, [given], { to, kind, ...(rest === "" ? {} : { remark: rest }) });
  return showGiven(turn, given, to);
}

/** What a button can carry, whatever the characters. */
const longestInButton = 300;

/**
 * What goes with a lead that leaves.
 * @param reached whose leads the speaker may give away @throws Refusal with the sentence why not
 */
export async function whatIsGiven(turn: Turn, lead: Lead, to: Standing, reached: OwnerScope): Promise<Given> {
  const words = leadWords(turn.locale);
  const refuses = (sentence: string) => new Refusal(refuse(sentence));
  if (lead.mergedInto !== null) throw refuses(words.mergedMeanwhile(lead.name, lead.mergedInto));
  const deals = await openDealsWith(turn, [lead.id]);
  if (lead.standing === to && deals.length === 0) throw refuses(words.isThere[to](lead.name));
  const isMine = (id: string) => reached === "all" || reached.includes(id);
  const others = deals.filter(({ owner }) => !isMine(owner.id));
  const [first] = deals;
  if (others.length > 0) throw refuses(sayOthers(turn, lead, others));
  const further = deals.find((deal) => !isProspect(turn, deal));
  if (further) throw refuses(words.isFurther(further.number, lead.name));
  const owners = [...new Set(deals.map(({ owner }) => owner.id))];
  // Several people's prospects are in the reach of who gives them all away, but nobody's alone.
  if (owners.length > 1)
    throw refuses(
      words.severalHave(
        formatList([...new Set(deals.map(({ owner }) => owner.name))], turn.locale),
        lead.name,
      ),
    );
  const holder = first?.owner.id ?? lead.ownerId ?? (lead.standing ? null : await lastOwner(turn, lead.id));
  if (holder && !isMine(holder)) throw refuses(await sayHolder(turn, lead, holder));
  return { lead, holder, deals };
}

/** Whose last deal it was, where nobody has it by name. */
async function lastOwner({ db, workspace }: Turn, customerId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ ownerId: string }[]>(sql`
    SELECT d."ownerId" FROM "Deal" d WHERE d."workspaceId" = ${workspace.id}::uuid AND d."customerId" = ${customerId}::uuid
      AND d."outcome" IS DISTINCT FROM 'withdrawn' ORDER BY d."createdAt" DESC LIMIT 1`);
  return row?.ownerId ?? null;
}

function sayOthers(turn: Turn, lead: Lead, others: readonly Deal[]): string {
  const words = leadWords(turn.locale);
  if (knowsOnlyOwn(turn)) return words.othersToo(lead.name);
  return words.isTheirs(
    formatList([...new Set(others.map(({ owner }) => owner.name))], turn.locale),
    lead.name,
  );
}

async function sayHolder(turn: Turn, lead: Lead, holder: string): Promise<string> {
  const words = leadWords(turn.locale);
  if (knowsOnlyOwn(turn)) return words.othersToo(lead.name);
  const { name } = await turn.db.member.findUniqueOrThrow({ where: { id: holder }, select: { name: true } });
  return words.isTheirs(name, lead.name);
}

function showGiven(turn: Turn, { lead, deals }: Given, to: Standing): Reply {
  const words = leadWords(turn.locale);
  const said = words.given[to](lead.name);
  return showCard(
    card(
      turn.locale,
      lead.name,
      [
        paragraph(said),
        deals.length > 0 && quiet(words.closedWith(deals.map(({ number }) => number))),
        actions(
          button(cardWords(turn.locale).undo, "deal.undo", {
            id: lead.id,
            since: turn.now.epochMilliseconds,
          }),
          button(words.view, "customer.show", { id: lead.id }),
        ),
      ],
      { tone: "good", summary: said },
    ),
    { replace: true },
  );
}
