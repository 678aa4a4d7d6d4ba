import { z } from "zod";
import { actions, button, card, text as paragraph, quiet } from "../chat/card.ts";
import { notice, type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { may } from "../company/permissions.ts";
import { customerNamed } from "../customers/naming/choose-customer.ts";
import { sayNotYourTurn } from "../customers/standing/say-turn.ts";
import { type Lead, lockLeads, moveCustomers } from "../customers/standing/standing.ts";
import { takenBy, whyNotTake } from "../customers/standing/turns.ts";
import { nameIn } from "../understanding/deal-name.ts";
import { claimCustomer } from "./claim-customer.ts";
import { showList } from "./list-leads.ts";
import { countIdle, idleIds } from "./load-leads.ts";
import { logProspects } from "./prospect-deals.ts";
import { openDealsWith } from "./whose.ts";
import { leadWords } from "./words.ts";

/** So many companies in one deed. */
const atOnce = 200;

/** `/customer market start East`, `/客户 目标市场 开始 华东`: all that fit become prospects, after a preview; `… start ACME` this one. */
export const startMarket = defineUseCase({
  name: "customer.market-start",
  command: {
    group: "customer",
    en: ["market start", "start"],
    zh: ["目标市场 开始", "目标市场开始", "开始跟进"],
    fromLine: (_words, rest) => ({ filter: rest }),
  },
  needs: "lead.take",
  changes: true,
  input: z.object({
    filter: z.string().trim().max(80).default(""),
    /** It is a filter, and no company's name. */
    all: z.string().max(3).optional(),
    /** What was chosen on the preview. */
    sure: z.enum(["mine", "pool"]).optional(),
    count: z.coerce.number().int().min(1).max(atOnce).catch(atOnce).default(atOnce),
  }),
  async run(turn, { filter, all, sure, count }) {
    const words = leadWords(turn.locale);
    if (!all && filter !== "") {
      const { sure: one } = await customerNamed(turn, nameIn(filter));
      if (one) return claimCustomer.run(turn, { id: one.id, name: one.name });
    }
    if (sure === "mine") return takeAll(turn, filter, count);
    if (sure === "pool") return poolAll(turn, filter);
    const fits = await countIdle(turn, "market", filter);
    if (fits.count === 0) return refuse(filter ? words.noneFits(filter) : words.lists.market.none);
    return preview(turn, filter, fits.count);
  },
});

/** Nothing happens before somebody says to whom they go. */
async function preview(turn: Turn, filter: string, count: number): Promise<Reply> {
  const words = leadWords(turn.locale);
  const { most } = turn.workspace.settings.pool;
  const { held } = await takenBy(turn, turn.member.id, []);
  const mine = Math.max(0, Math.min(count, most - held, atOnce));
  const all = Math.min(count, atOnce);
  const to = (sure: string, count: number) => ({ filter, all: "yes", sure, count });
  return showCard(
    card(
      turn.locale,
      words.startTitle(count),
      [
        filter ? quiet(words.filtered(filter)) : undefined,
        paragraph(words.startSays(count, mine)),
        actions(
          mine > 0 &&
            button(words.startMine(mine), "customer.market-start", to("mine", mine), { style: "primary" }),
          may(turn.member, "lead.assign") &&
            button(words.startPool(all), "customer.market-start", to("pool", all)),
        ),
      ],
      { summary: words.startSays(count, mine) },
    ),
    { replace: turn.kind !== "command" },
  );
}

/** Those that are nobody's still when their rows are locked. */
async function free(turn: Turn, filter: string, limit: number): Promise<Lead[]> {
  const leads = await lockLeads(turn, await idleIds(turn, "market", filter, limit));
  const worked = new Set(
    (
      await openDealsWith(
        turn,
        leads.map(({ id }) => id),
      )
    ).map(({ customer }) => customer.id),
  );
  return leads.filter(
    ({ id, standing, mergedInto }) => standing === "market" && !mergedInto && !worked.has(id),
  );
}

async function takeAll(turn: Turn, filter: string, count: number): Promise<Reply> {
  const words = leadWords(turn.locale);
  const { pool } = turn.workspace.settings;
  const leads = await free(turn, filter, count);
  if (leads.length === 0) return refuse(filter ? words.noneFits(filter) : words.lists.market.none);
  const taken = await takenBy(
    turn,
    turn.member.id,
    leads.map(({ id }) => id),
  );
  const wish = { fromPool: false, now: turn.now, zone: turn.workspace.zone };
  const fair = leads.filter(
    ({ id }) => whyNotTake(pool, taken, { ...wish, customerIds: [id] })?.code !== "again",
  );
  const why = whyNotTake(pool, taken, {
    ...wish,
    customerIds: (fair.length > 0 ? fair : leads).map(({ id }) => id),
  });
  if (why) return refuse(sayNotYourTurn(turn, why, leads[0]!.name));
  const logged = await logProspects(turn, fair, turn.member, "start");
  return showList(turn, "market", { filter, banner: words.startedMine(logged.map(({ number }) => number)) });
}

async function poolAll(turn: Turn, filter: string): Promise<Reply> {
  const words = leadWords(turn.locale);
  if (!may(turn.member, "lead.assign")) return refuse(words.onlyManagers);
  const leads = await free(turn, filter, atOnce);
  if (leads.length === 0) return refuse(filter ? words.noneFits(filter) : words.lists.market.none);
  await moveCustomers(
    turn,
    leads.map((customer) => ({ customer, kind: "list", to: { standing: "pool", ownerId: null } })),
  );
  return notice(words.startedPool(leads.length), "good");
}
