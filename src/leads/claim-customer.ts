import { z } from "zod";
import type { Campaign } from "../campaigns/campaign.ts";
import { type Reply, refuse } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import { theCustomer } from "../customers/naming/choose-customer.ts";
import { sayNotYourTurn } from "../customers/standing/say-turn.ts";
import { type Lead, lockLeads } from "../customers/standing/standing.ts";
import { takenBy, whyNotTake } from "../customers/standing/turns.ts";
import { customerWords } from "../customers/words.ts";
import { showChangedDeal } from "../deals/card/show-changed-deal.ts";
import { loadDeal } from "../deals/facts/load-deals.ts";
import { showList } from "./list-leads.ts";
import { logProspects } from "./prospect-deals.ts";
import { whyNotFree } from "./whose.ts";
import { leadWords } from "./words.ts";

/** `/customer claim ACME`, `/客户 领取 华信`: a company that is nobody's becomes a prospect of one's own. */
export const claimCustomer = defineUseCase({
  name: "customer.claim",
  command: {
    group: "customer",
    en: ["claim", "take"],
    zh: ["领取", "认领", "领"],
    fromLine: (_words, rest) => ({ name: rest }),
  },
  needs: "lead.take",
  changes: true,
  input: z.object({ name: z.string().trim().max(200).default(""), id: z.uuid().optional() }),
  async run(turn, { name, id }) {
    if (!id && name === "") return showList(turn, "pool", {});
    return claimLead(turn, { id, name });
  },
});

/** @param campaign what makes a prospect of it, where that was said */
export const claimLead = async (
  turn: Turn,
  named: Readonly<{ id: string | undefined; name: string }>,
  campaign?: Campaign,
): Promise<Reply> => claim(turn, await theLead(turn, named), campaign);

/** Locked. What a button names was nobody's when it was drawn, so that its name was known to all. */
async function theLead(
  turn: Turn,
  { id: pressed, name }: Readonly<{ id: string | undefined; name: string }>,
): Promise<Lead> {
  const named = () => theCustomer(turn, { id: undefined, name }, { action: "customer.claim", as: "id" });
  const [lead] = await lockLeads(turn, [pressed ?? (await named()).id]);
  if (!lead) throw new Refusal(refuse(customerWords(turn.locale).gone));
  return lead;
}

async function claim(turn: Turn, lead: Lead, campaign: Campaign | undefined): Promise<Reply> {
  const hindrance = await whyNotFree(turn, lead);
  if (hindrance) return refuse(hindrance);
  const { pool } = turn.workspace.settings;
  const fromPool = lead.standing === "pool";
  const why = whyNotTake(pool, await takenBy(turn, turn.member.id, [lead.id]), {
    ...{ customerIds: [lead.id], fromPool, now: turn.now, zone: turn.workspace.zone },
  });
  if (why) return refuse(sayNotYourTurn(turn, why, lead.name));
  const [logged] = await logProspects(turn, [lead], turn.member, fromPool ? "claim" : "start", campaign?.id);
  const deal = await loadDeal(turn.db, turn.workspace.id, logged!.id, "all");
  const banner = leadWords(turn.locale).claimed(lead.name, logged!.number);
  return showChangedDeal(turn, deal!, { banner, undo: true });
}
