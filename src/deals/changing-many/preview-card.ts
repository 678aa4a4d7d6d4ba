/** What would happen to which deal, and which cannot be changed and why, before anything does. */
import type { Campaign } from "../../campaigns/campaign.ts";
import { actions, type Block, button, type Card, card, quiet, strong, table } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import type { KnownPerson } from "../../company/people-known.ts";
import { formatShortDate } from "../../text/format/date.ts";
import { dealName } from "../card/deal-card.ts";
import { sayChanges } from "../card/say-changes.ts";
import type { Deal } from "../facts/deal.ts";
import { differences } from "../facts/deal-columns.ts";
import type { DealEventValues } from "../facts/deal-events.ts";
import type { Planned, Wish } from "./wish.ts";
import type { WishTexts } from "./wish-form.ts";
import { manyWords } from "./words.ts";

const rowsShown = 15;

export type Preview = Readonly<{
  planned: Planned;
  wish: Wish;
  texts: WishTexts;
  /** The list, as its buttons carry it, and how it stood. */
  list: string;
  stood: string;
  people: readonly KnownPerson[];
  campaigns: readonly Campaign[];
  /** What there is to say first. */
  banner?: string;
}>;

export function previewCard(turn: Turn, preview: Preview): Card {
  const { locale } = turn;
  const words = manyWords(locale);
  const { planned, list, texts, stood, banner } = preview;
  const { changing, same, refused } = planned;
  const summary = words.summary(changing.length, same.length, refused.length);
  return card(
    locale,
    words.previewTitle(changing.length + same.length + refused.length),
    [
      banner ? strong(banner) : undefined,
      strong(sayWish(turn, preview)),
      quiet(summary),
      ...changes(turn, preview),
      ...refusals(turn, planned),
      changing.length === 0 && quiet(words.nothingToDo),
      actions(
        changing.length > 0 &&
          button(
            words.confirm(changing.length),
            "deal.change-all",
            { list, ...texts, stood },
            { style: "primary" },
          ),
        button(words.change, "deal.change-all", { list, ...texts, again: true }),
      ),
    ],
    { summary },
  );
}

/** "owner → Priya · close date +14 days" */
function sayWish(
  { locale, today }: Turn,
  { wish, people, campaigns }: Pick<Preview, "wish" | "people" | "campaigns">,
): string {
  const { wish: say, facts } = manyWords(locale);
  const { owner, date, category, nextStep, source } = wish;
  const campaign = source?.campaignId && campaigns.find(({ id }) => id === source.campaignId)?.name;
  const parts = [
    owner && say.owner(people.find(({ id }) => id === owner.id)?.name ?? ""),
    date && ("day" in date ? say.day(formatShortDate(date.day, locale, today)) : say.days(date.days)),
    category && say.category(facts.categories[category]),
    nextStep && say.nextStep(nextStep),
    source &&
      say.source(campaign || (facts.sources[source.source as keyof typeof facts.sources] ?? source.source)),
  ];
  return parts.filter(Boolean).join(" · ");
}

function changes(turn: Turn, preview: Preview): Block[] {
  const words = manyWords(turn.locale);
  const { changing } = preview.planned;
  if (changing.length === 0) return [];
  const rows = changing
    .slice(0, rowsShown)
    .map((deal) => ({ cells: [dealName(deal), whatChanges(turn, deal, preview)] }));
  const more = changing.length - rows.length;
  return [table([words.deal, words.what], rows), ...(more > 0 ? [quiet(words.more(more))] : [])];
}

function whatChanges(turn: Turn, deal: Deal, { planned, wish, people, campaigns }: Preview): string {
  const { wish: say } = manyWords(turn.locale);
  const edit = planned.edited.find((one) => one.deal === deal);
  const isGiven = planned.given.includes(deal);
  const columns = edit ? differences(deal, edit.columns) : {};
  const steps = edit?.nextStep === undefined ? {} : { nextStepId: [deal.nextStepId, "new"] as const };
  const named = campaigns.find(({ id }) => id === wish.source?.campaignId)?.name ?? null;
  const said = sayChanges(turn, deal, {
    values: { columns: { ...columns, ...steps } as DealEventValues["columns"], criteria: [] },
    steps: [deal.nextStep, edit?.nextStep ?? null],
    campaigns: "campaignId" in columns ? [deal.campaign, named] : null,
  });
  const owner = isGiven && say.owner(people.find(({ id }) => id === wish.owner?.id)?.name ?? "");
  return [said, owner].filter(Boolean).join(turn.locale === "zh" ? "，" : ", ");
}

function refusals({ locale }: Turn, { refused }: Planned): Block[] {
  const words = manyWords(locale);
  if (refused.length === 0) return [];
  const rows = refused
    .slice(0, rowsShown)
    .map(({ deal, why }) => ({ cells: [dealName(deal), words.whyNot[why]] }));
  const more = refused.length - rows.length;
  return [table([words.deal, words.why], rows), ...(more > 0 ? [quiet(words.more(more))] : [])];
}
