import { z } from "zod";
import { type Campaign, offeredCampaigns } from "../campaigns/campaign.ts";
import { campaignAtEnd } from "../campaigns/campaign-in-line.ts";
import { actions, button, card, text as paragraph, quiet } from "../chat/card.ts";
import { fillForm } from "../chat/fill-form.ts";
import { choiceOf } from "../chat/question.ts";
import { notice, type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { may } from "../company/permissions.ts";
import { customerNamed } from "../customers/naming/choose-customer.ts";
import { sayNotYourTurn } from "../customers/standing/say-turn.ts";
import { type Lead, lockLeads, moveCustomers } from "../customers/standing/standing.ts";
import { takenBy, whyNotTake } from "../customers/standing/turns.ts";
import { nameIn } from "../understanding/deal-name.ts";
import { claimLead } from "./claim-customer.ts";
import { showList } from "./list-leads.ts";
import { countIdle, idleIds } from "./load-leads.ts";
import { logProspects } from "./prospect-deals.ts";
import { openDealsWith } from "./whose.ts";
import { leadWords } from "./words.ts";

/** So many companies in one deed. */
const atOnce = 200;

/** Which of them, and the campaign that makes prospects of them, where one was named. */
type Wanted = Readonly<{ filter: string; campaign: Campaign | undefined }>;

/**
 * `/customer market start East`, `/客户 目标市场 开始 华东`: all that fit become prospects, after a preview; `… start ACME` this one.
 * `… start East Autumn fair`: of a campaign, whose prospects they count as.
 */
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
    filter: z.string().trim().max(200).default(""),
    /** It is a filter, and no company's name. */
    all: z.string().max(3).optional(),
    /** Its id; "": of none. */
    campaign: z.union([z.uuid(), z.literal("")]).default(""),
    /** It is to be chosen in a form. */
    choose: z.string().max(3).optional(),
    /** What was chosen on the preview. */
    sure: z.enum(["mine", "pool"]).optional(),
    count: z.coerce.number().int().min(1).max(atOnce).catch(atOnce).default(atOnce),
  }),
  async run(turn, { filter, all, sure, count, campaign: id, choose }) {
    const words = leadWords(turn.locale);
    const campaigns = await offeredCampaigns(turn, turn.today);
    if (choose) return chooseCampaign(turn, { filter, id }, campaigns);
    const campaign = campaigns.find((one) => one.id === id);
    if (id !== "" && !campaign) return refuse(words.campaignGone);
    if (!all && filter !== "") return startTyped(turn, filter, campaigns);
    const wanted = { filter, campaign };
    if (sure === "mine") return takeAll(turn, wanted, count);
    if (sure === "pool") return poolAll(turn, wanted);
    return preview(turn, wanted, campaigns);
  },
});

/** A company's name before a filter, and what ends in a campaign's name only where no company is called so. */
async function startTyped(turn: Turn, typed: string, campaigns: readonly Campaign[]): Promise<Reply> {
  const company = async (name: string) =>
    name === "" ? undefined : (await customerNamed(turn, nameIn(name))).sure;
  const whole = await company(typed);
  if (whole) return claimLead(turn, whole);
  // A campaign's name alone stands behind a blank, too.
  const said = campaignAtEnd(` ${typed}`, campaigns);
  const filter = said ? said.before.trim() : typed;
  const one = said && (await company(filter));
  if (one) return claimLead(turn, one, said.campaign);
  return preview(turn, { filter, campaign: said?.campaign }, campaigns);
}

/** Back to the preview with what was chosen. */
async function chooseCampaign(
  turn: Turn,
  { filter, id }: Readonly<{ filter: string; id: string }>,
  campaigns: readonly Campaign[],
): Promise<Reply> {
  const words = leadWords(turn.locale);
  const options = campaigns.map(({ id: value, name: label }) => ({ value, label }));
  const plan = {
    action: "customer.market-start",
    title: words.campaignTitle,
    submit: words.campaignSubmit,
    hidden: { filter, all: "yes", choose: "yes" },
    questions: {
      campaign: {
        ...choiceOf(options, chatWords(turn.locale).required),
        ...{ label: words.campaign, hint: words.campaignHint, required: true },
      },
    },
    complete: turn.kind === "submit",
  };
  const filled = fillForm(turn, plan, { campaign: id });
  if (!filled.ok) return filled.reply;
  const campaign = campaigns.find((one) => one.id === filled.said.campaign);
  return preview(turn, { filter, campaign }, campaigns);
}

/** Nothing happens before somebody says to whom they go. */
async function preview(
  turn: Turn,
  { filter, campaign }: Wanted,
  campaigns: readonly Campaign[],
): Promise<Reply> {
  const words = leadWords(turn.locale);
  const { count } = await countIdle(turn, "market", filter);
  if (count === 0) return refuse(filter ? words.noneFits(filter) : words.lists.market.none);
  const { most } = turn.workspace.settings.pool;
  const { held } = await takenBy(turn, turn.member.id, []);
  const mine = Math.max(0, Math.min(count, most - held, atOnce));
  const all = Math.min(count, atOnce);
  const again = { filter, all: "yes", ...(campaign && { campaign: campaign.id }) };
  const to = (sure: string, count: number) => ({ ...again, sure, count });
  return showCard(
    card(
      turn.locale,
      words.startTitle(count),
      [
        filter ? quiet(words.filtered(filter)) : undefined,
        campaign && quiet(words.ofCampaign(campaign.name)),
        paragraph(words.startSays(count, mine)),
        actions(
          mine > 0 &&
            button(words.startMine(mine), "customer.market-start", to("mine", mine), { style: "primary" }),
          may(turn.member, "lead.assign") &&
            button(words.startPool(all), "customer.market-start", to("pool", all)),
          campaigns.length > 0 &&
            button(words.nameCampaign(campaign !== undefined), "customer.market-start", {
              ...{ ...again, choose: "yes" },
            }),
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

async function takeAll(turn: Turn, { filter, campaign }: Wanted, count: number): Promise<Reply> {
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
  const logged = await logProspects(turn, fair, turn.member, "start", campaign?.id);
  return showList(turn, "market", { filter, banner: words.startedMine(logged.map(({ number }) => number)) });
}

async function poolAll(turn: Turn, { filter, campaign }: Wanted): Promise<Reply> {
  const words = leadWords(turn.locale);
  if (!may(turn.member, "lead.assign")) return refuse(words.onlyManagers);
  const leads = await free(turn, filter, atOnce);
  if (leads.length === 0) return refuse(filter ? words.noneFits(filter) : words.lists.market.none);
  await moveCustomers(
    turn,
    leads.map((customer) => ({
      ...{ customer, kind: "list", to: { standing: "pool", ownerId: null }, campaignId: campaign?.id },
    })),
  );
  return notice(words.startedPool(leads.length), "good");
}
