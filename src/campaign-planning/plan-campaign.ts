import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type Campaign, loadCampaigns } from "../campaigns/campaign.ts";
import { campaignCalled } from "../campaigns/campaign-in-line.ts";
import { archiveCampaign, type CampaignPlan, saveCampaign } from "../campaigns/write-campaigns.ts";
import { fillForm, saysAll } from "../chat/fill-form.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { sql } from "../database/sql.ts";
import { DeedRefused } from "../history/deed.ts";
import { campaignCard } from "./campaign-card.ts";
import { campaignForm } from "./campaign-form.ts";
import { readCampaignLine } from "./campaign-line.ts";
import { campaignList } from "./campaign-list.ts";
import { campaignWords } from "./words.ts";

const typed = z.string().trim().max(200).optional();

/** `/funnel campaigns` lists them; `/funnel campaign "Autumn fair" 20k 9/1-9/30` plans one, or changes the one of that name. */
export const planCampaign = defineUseCase({
  name: "funnel.campaign",
  command: {
    group: "funnel",
    en: ["campaign", "campaigns"],
    zh: ["活动", "市场活动"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "campaign.plan",
  changes: true,
  input: z.object({
    line: z.string().max(300).optional(),
    id: z.uuid().optional(),
    /** The form for a new one is wanted, not the list. */
    plan: z.boolean().optional(),
    page: z.coerce.number().int().min(1).max(1000).default(1),
    ...{ name: typed, cost: typed, startsOn: typed, endsOn: typed },
  }),
  async run(turn, { line, id, plan, page, ...values }) {
    const wantsList = turn.kind === "submit" ? false : !id && !plan && (line ?? "").trim() === "";
    if (wantsList) return showCard(await campaignList(turn, page), { replace: turn.kind === "action" });
    const said = line?.trim() ? readCampaignLine(line, turn.today, turn.workspace.currency) : values;
    const offered = await loadCampaigns(turn, sql`AND k."archivedAt" IS NULL`);
    const known = line?.trim() ? campaignCalled(said.name ?? "", offered) : undefined;
    const before = id ? await campaignById(turn, id) : known;
    if (id && !before) return refuse(campaignWords(turn.locale).gone);
    return ask(turn, before, offered, said);
  },
});

const campaignById = async (turn: Turn, id: string): Promise<Campaign | undefined> =>
  (await loadCampaigns(turn, sql`AND k."id" = ${id}::uuid`))[0];

type Said = Partial<Record<"name" | "cost" | "startsOn" | "endsOn", string>>;

async function ask(
  turn: Turn,
  before: Campaign | undefined,
  offered: readonly Campaign[],
  said: Said,
): Promise<Reply> {
  const isLine = turn.kind !== "submit";
  const texts = isLine ? withoutEmpty(said) : said;
  const others = offered.filter(({ id }) => id !== before?.id);
  const form = campaignForm(turn, before, others);
  // A new one is planned by a line that says when it is; one that is known changes in what a line says of it.
  const isSaid = before ? Object.keys(texts).length > 1 : Boolean(texts.name && texts.startsOn);
  const complete = !isLine || (isSaid && saysAll(form.questions, texts));
  const kept = isLine && before && complete ? { ...textsOf(form), ...texts, name: before.name } : texts;
  const filled = fillForm(turn, { ...form, complete }, kept);
  return filled.ok ? save(turn, before, filled.said) : filled.reply;
}

const withoutEmpty = (said: Said): Said =>
  Object.fromEntries(Object.entries(said).filter(([, text]) => text !== undefined && text !== ""));

/** What stands now, as the form would show it. */
const textsOf = ({ questions }: ReturnType<typeof campaignForm>): Said =>
  Object.fromEntries(Object.entries(questions).map(([name, { now }]) => [name, now]));

async function save(turn: Turn, before: Campaign | undefined, plan: CampaignPlan): Promise<Reply> {
  const words = campaignWords(turn.locale);
  try {
    const campaign = await saveCampaign(turn, before, plan);
    const isOn = Temporal.PlainDate.compare(plan.startsOn, turn.today) <= 0;
    const banner = (before ? words.changed : isOn ? words.running : words.saved)(campaign.name);
    return showCard(campaignCard(turn, campaign, banner), { replace: true });
  } catch (error) {
    // Somebody else has planned one of that name since the form was read.
    if (!(error instanceof DeedRefused) || error.code !== "name-taken") throw error;
    return refuse(words.nameTaken((error.facts as { name: string }).name));
  }
}

/** A campaign that is over, or was a mistake, is offered no more; and may be again. */
export const putCampaignAway = defineUseCase({
  name: "campaign.archive",
  needs: "campaign.plan",
  changes: true,
  input: z.object({ id: z.uuid(), archived: z.boolean() }),
  async run(turn, { id, archived }) {
    const words = campaignWords(turn.locale);
    const campaign = await campaignById(turn, id);
    if (!campaign) return refuse(words.gone);
    if (campaign.isArchived !== archived) await archiveCampaign(turn, campaign, archived);
    const banner = (archived ? words.isArchived : words.isRestored)(campaign.name);
    return showCard(campaignCard(turn, { ...campaign, isArchived: archived }, banner), { replace: true });
  },
});
