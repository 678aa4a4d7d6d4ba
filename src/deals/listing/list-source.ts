/** `from "Autumn fair"`, 来自 秋季展会, `from referral`: where the deals of a list came from. */
import { type Campaign, loadCampaigns } from "../../campaigns/campaign.ts";
import { campaignCalled, foldCampaign } from "../../campaigns/campaign-in-line.ts";
import { refuse } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { formatList } from "../../text/count.ts";
import { sources } from "../facts/deal.ts";
import { factsEn } from "../facts/words.en.ts";
import { factsZh } from "../facts/words.zh.ts";
import type { ListFilter } from "./list-filter.ts";
import { listWords } from "./words.ts";

/** What leads to a source; a name in quotes is surely one. */
const leads =
  /(?:^|\s)(?:from|source|来自|来源|来源于)\s*[:：]?\s*(?:["“「『](?<quoted>[^"”」』]+)["”」』]|(?=(?<bare>\S.*)$))/iu;

/** @returns the line without it, and the filter that it means @throws Refusal for a name in quotes that no campaign has */
export async function splitSource(
  turn: Turn,
  line: string,
): Promise<Readonly<{ line: string; filter: Pick<ListFilter, "source" | "campaign"> }>> {
  const found = leads.exec(line);
  if (!found) return { line, filter: {} };
  const campaigns = await loadCampaigns(turn);
  const { quoted, bare } = found.groups!;
  const name = quoted ?? nameAtStart(bare ?? "", campaigns);
  if (name === undefined) return { line, filter: {} };
  const campaign = campaignCalled(name, campaigns);
  const source = sources.find((code) => isCalled(code, name));
  if (!campaign && !source) throw new Refusal(refuse(unknown(turn, name, campaigns)));
  const before = line.slice(0, found.index);
  const after = quoted === undefined ? bare!.slice(name.length) : line.slice(found.index + found[0].length);
  return {
    line: `${before} ${after}`.trim(),
    filter: campaign ? { campaign: campaign.id } : { source: source! },
  };
}

/** The longest of the names with which the words begin, as it was typed. */
function nameAtStart(said: string, campaigns: readonly Campaign[]): string | undefined {
  const ends = [...said.matchAll(/\s|$/gu)].map(({ index }) => index);
  return ends
    .toReversed()
    .map((end) => said.slice(0, end))
    .find(
      (one) => one !== "" && (campaignCalled(one, campaigns) || sources.some((code) => isCalled(code, one))),
    );
}

const isCalled = (code: (typeof sources)[number], name: string): boolean =>
  [code, factsEn.sources[code], factsZh.sources[code]].some(
    (one) => foldCampaign(one) === foldCampaign(name),
  );

function unknown({ locale }: Turn, name: string, campaigns: readonly Campaign[]): string {
  const words = listWords(locale);
  const known = campaigns.slice(0, 5).map((one) => one.name);
  return known.length > 0 ? words.noCampaign(name, formatList(known, locale)) : words.noCampaigns(name);
}

/** What a filter by source, partner or competitor says above its list. */
export async function sourceSaid(
  turn: Turn,
  { source, campaign, partner, competitor }: ListFilter,
): Promise<string | undefined> {
  const { filterFrom, filterNoSource, filterWith, filterAgainst, sources: names } = listWords(turn.locale);
  const named = (id: string) => ({ where: { workspaceId: turn.workspace.id, id }, select: { name: true } });
  if (partner) return filterWith((await turn.db.partner.findFirst(named(partner)))?.name ?? "–");
  if (competitor) return filterAgainst((await turn.db.competitor.findFirst(named(competitor)))?.name ?? "–");
  if (campaign) {
    const found = await turn.db.campaign.findFirst(named(campaign));
    return found ? filterFrom(found.name) : undefined;
  }
  if (source === undefined) return undefined;
  return source === "none" ? filterNoSource : filterFrom(names[source as keyof typeof names] ?? source);
}
