/** `/funnel sources`: what each campaign brought, against what came without one, and which of them failed. */
import { asValues } from "../../asking/asked.ts";
import { chartLocale, defineChart } from "../../charts/chart.ts";
import {
  actions,
  type Block,
  button,
  type Card,
  card,
  chartBlock,
  text as paragraph,
  quiet,
  strong,
  table,
  toTheRight,
} from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { may } from "../../company/permissions.ts";
import { factWords } from "../../deals/facts/words.ts";
import type { SourceNumbers } from "../../measures/sources.ts";
import { measureWords } from "../../measures/words.ts";
import { formatSums } from "../../money/sums.ts";
import { ratesNote } from "../../rates/rates-note.ts";
import { formatShare } from "../../text/format/percent.ts";
import type { FunnelAsked } from "../funnel-question.ts";
import { questionParts } from "../funnel-title.ts";
import { costPerOrder, type Judged, judgeCampaigns, orderRate } from "./failed-campaigns.ts";
import type { SourcesTold } from "./load-sources.ts";
import { sourceWords } from "./words.ts";

/** More rows than a screen shows; the rest is a narrower question away. */
const mostRows = 30;

export async function sourcesCard(turn: Turn, asked: FunnelAsked, found: SourcesTold): Promise<Card> {
  const { locale } = turn;
  const words = sourceWords(locale);
  const { told, sources, rates, isWhole } = found;
  const parts = await questionParts(turn, asked, told);
  const title = [words.title, ...parts, ...(told.period ? [] : [words.lastYear])].join(" · ");
  const reader = { ...turn, today: told.today, workspace: told.workspace };
  const said = sentence(turn, sources);
  return card(
    locale,
    title,
    [
      paragraph(said, "strong"),
      sources.length > 0 && picture(turn, sources),
      sources.length > 0 && sourceTable(turn, asked, found),
      ...ratesNote(reader, rates, told.period?.kind === "week"),
      ...(isWhole ? failures(turn, found) : []),
      !isWhole && sources.some(({ campaign }) => campaign) && quiet(words.partOnly),
      quiet(words.explained),
      actions(
        may(turn.member, "campaign.plan") && button(words.campaigns, "funnel.campaign"),
        button(measureWords(locale).definitions, "funnel.definitions"),
      ),
    ],
    { summary: said },
  );
}

const countOf = (some: readonly SourceNumbers[]): number =>
  some.reduce((sum, { prospects }) => sum + prospects, 0);

function sentence({ locale }: Turn, sources: readonly SourceNumbers[]): string {
  const words = sourceWords(locale);
  if (sources.length === 0) return words.none;
  const of = (code: string) => countOf(sources.filter(({ source }) => source === code));
  return words.sentence(of("campaign"), of("self-found"), countOf(sources));
}

/** A campaign by its name, a plain source by its word. */
export function sourceLabel(
  { locale }: Pick<Turn, "locale">,
  { source, campaign }: Pick<SourceNumbers, "source" | "campaign">,
): string {
  const words = sourceWords(locale);
  if (campaign) return campaign.name;
  if (source === "") return words.noSource;
  if (source === "campaign") return words.plainCampaign;
  const { sources } = factWords(locale);
  return sources[source as keyof typeof sources] ?? source;
}

function sourceTable(turn: Turn, asked: FunnelAsked, { told, sources, isWhole }: SourcesTold): Block {
  const { locale } = turn;
  const words = sourceWords(locale);
  const money = (sums: SourceNumbers["won"]) => formatSums(sums, locale, told.workspace.currency);
  const costed = isWhole && sources.some(({ campaign }) => campaign?.isCosted);
  const columns = [words.prospects, words.qualified, words.orders, words.won];
  return table(
    [words.source, ...[...columns, ...(costed ? [words.cost, words.perOrder] : [])].map(toTheRight)],
    sources.slice(0, mostRows).map((one) => {
      const per = costPerOrder(one);
      return {
        cells: [
          sourceLabel(turn, one),
          ...[one.prospects, one.qualified, one.orders].map(String),
          money(one.won),
          ...(costed
            ? [one.campaign?.isCosted ? money(one.campaign.cost) : "–", per ? money(per) : "–"]
            : []),
        ],
        button: button(words.see, "funnel.source", asValues({ ...asked, ...keyOf(one) })),
      };
    }),
  );
}

/** By what a button names it. */
const keyOf = ({ source, campaign }: Pick<SourceNumbers, "source" | "campaign">) =>
  campaign ? { campaign: campaign.id } : { source: source === "" ? "none" : source };

function picture(turn: Turn, sources: readonly SourceNumbers[]): Block {
  const { locale } = turn;
  const words = sourceWords(locale);
  const shown = sources.slice(0, 12);
  const series = (["prospects", "qualified", "orders"] as const).map((part) => ({
    label: words[part],
    values: shown.map((one) => one[part]),
  }));
  return chartBlock(
    defineChart({
      ...{ type: "bars", title: words.picture, unit: { kind: "count" }, heading: words.source },
      categories: shown.map((one) => sourceLabel(turn, one)),
      summary: shown
        .map((one) => `${sourceLabel(turn, one)} ${one.prospects} / ${one.qualified} / ${one.orders}`)
        .join(locale === "zh" ? "；" : "; "),
      summarySaysAll: true,
      locale: chartLocale(locale),
      series,
    }),
  );
}

/** In plain words, and honest where it is too early, or too few deals were won. */
function failures(turn: Turn, { told, sources, cycleDays }: SourcesTold): Block[] {
  if (!sources.some(({ campaign }) => campaign)) return [];
  const words = sourceWords(turn.locale);
  const judged = judgeCampaigns(sources, told.today, cycleDays);
  if (judged.length === 0) return [quiet(words.noneFailed)];
  const compared = selfFound(turn, sources);
  const lines = judged.map((one) => `• ${say(turn, told.workspace.currency, one, cycleDays, compared)}`);
  return [strong(words.failed), paragraph(lines.join("\n"))];
}

function selfFound({ locale }: Turn, sources: readonly SourceNumbers[]): string {
  const words = sourceWords(locale);
  const own = sources.find(({ source, campaign }) => source === "self-found" && !campaign);
  const rate = own && orderRate(own);
  return rate === undefined
    ? words.selfTooFew((own?.orders ?? 0) + (own?.lost ?? 0))
    : words.selfRate(formatShare(rate, locale));
}

function say(
  { locale }: Turn,
  own: string,
  { numbers, campaign, verdict, daysOver }: Judged,
  cycleDays: number | undefined,
  compared: string,
): string {
  const words = sourceWords(locale);
  const [comma, stop] = locale === "zh" ? ["；", "。"] : ["; ", "."];
  if (verdict === "cycle") return words.unknownCycle(campaign.name);
  if (verdict === "early")
    return `${words.early(campaign.name, daysOver)}${comma}${words.usually(cycleDays!)}${stop}`;
  const cost = campaign.isCosted ? formatSums(campaign.cost, locale, own) : "";
  const said =
    verdict === "none"
      ? words.noOrder(campaign.name, cost, numbers.prospects)
      : words.dear(campaign.name, cost, numbers.orders, formatSums(numbers.won, locale, own));
  return `${said}${comma}${compared}${stop}`;
}
