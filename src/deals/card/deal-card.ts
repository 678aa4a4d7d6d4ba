/** What people see of one deal. */

import { Temporal } from "temporal-polyfill";
import { calendarOf, workdaysBetween } from "../../calendar/workdays.ts";
import {
  actions,
  button,
  type Card,
  card,
  facts,
  text as paragraph,
  quiet,
  strong,
  trail,
} from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { may } from "../../company/permissions.ts";
import { formatMoney } from "../../money/money.ts";
import { stageIndex, stageOf } from "../../pipelines/pipeline.ts";
import { formatDate, formatRelativeDay, formatShortDate } from "../../text/format/date.ts";
import { type Deal, productsOf } from "../facts/deal.ts";
import type { DealStory } from "./deal-story.ts";
import { cardWords } from "./words.ts";

export type DealCardOptions = Readonly<{
  /** What just happened, in one sentence. */
  banner?: string;
  /** Offer to take it back. */
  undo?: boolean;
  story?: DealStory;
}>;

export function dealCard(turn: Turn, deal: Deal, options: DealCardOptions = {}): Card {
  const { locale } = turn;
  const words = cardWords(locale);
  const title = dealName(deal);
  const amount = formatMoney(deal.amount, locale, "exact");
  const blocks = [
    options.banner ? strong(options.banner) : undefined,
    stageTrail(turn, deal),
    facts(
      [words.amount, amount],
      [words.closeDate, closeDateOf(turn, deal)],
      [
        words.likelihood,
        deal.outcome ? undefined : `${deal.likelihood}% · ${words.categories[deal.category]}`,
      ],
      [words.owner, deal.owner.name],
      [words.products, productsOf(deal).join(locale === "zh" ? "、" : ", ")],
      [
        words.source,
        deal.source ? (words.sources[deal.source as keyof typeof words.sources] ?? deal.source) : undefined,
      ],
      [words.nextStep, nextStepOf(turn, deal)],
      [
        words.lostReason,
        deal.outcome === "lost" && deal.lostReason ? words.lostReasonName(deal.lostReason) : undefined,
      ],
    ),
    options.story ? storyLines(turn, options.story) : undefined,
    quiet(ages(turn, deal)),
    options.story && options.story.should.of > 0 && deal.outcome === null
      ? quiet(words.should(options.story.should.held, options.story.should.of))
      : undefined,
    dealButtons(turn, deal, options),
  ];
  return card(turn.locale, title, blocks, {
    tone: toneOf(deal),
    summary: `${title} · ${amount} · ${stageName(turn, deal)}`,
  });
}

/** "#42 ACME · Analytics" */
export const dealName = ({ number, customer, title }: Deal): string =>
  `#${number} ${customer.name}${title === customer.name ? "" : ` · ${title}`}`;

const toneOf = (deal: Deal) =>
  deal.outcome === "won" ? "good" : deal.outcome === "lost" ? "bad" : deal.signedAt ? "good" : "plain";

/** "Signed, awaiting first payment" stands apart from the stage's own name. */
export function stageName(turn: Pick<Turn, "locale" | "pipelines">, deal: Deal): string {
  const words = cardWords(turn.locale);
  if (deal.outcome === "withdrawn") return words.withdrawn;
  if (deal.outcome === null && deal.signedAt) return words.awaitingPayment;
  const name = stageOf(turn.pipelines.of(deal), deal.stage).name[turn.locale];
  return deal.outcome === "lost" ? words.lostFrom(name) : name;
}

function stageTrail(turn: Turn, deal: Deal) {
  const pipeline = turn.pipelines.of(deal);
  const current = stageIndex(pipeline, deal.stage);
  return trail(
    pipeline.stages.map((stage, index) => ({
      label: stage.name[turn.locale],
      state: index < current || deal.outcome === "won" ? "done" : index === current ? "now" : "ahead",
      caption:
        index === current && (deal.signedAt || deal.outcome !== null) && deal.outcome !== "won"
          ? deal.outcome === "lost"
            ? cardWords(turn.locale).lostHere
            : stageName(turn, deal)
          : undefined,
    })),
  );
}

function closeDateOf(turn: Turn, deal: Deal): string {
  const date = formatDate(deal.closeDate, turn.locale, turn.today);
  if (deal.outcome !== null) return date;
  const overdue = Temporal.PlainDate.compare(deal.closeDate, turn.today) < 0;
  const away = formatRelativeDay(deal.closeDate, turn.locale, turn.today);
  const slipped = deal.slips > 0 ? cardWords(turn.locale).slipped(deal.slips) : "";
  return [overdue ? `⚠ ${date}` : date, away, slipped].filter(Boolean).join(" · ");
}

function nextStepOf(turn: Turn, deal: Deal): string | undefined {
  if (!deal.nextStep) return undefined;
  return deal.nextStepDate
    ? `${formatShortDate(deal.nextStepDate, turn.locale, turn.today)} ${deal.nextStep}`
    : deal.nextStep;
}

/** Three clocks: workdays in the stage, days since the last contact, and whether that is unusual. */
function ages(turn: Turn, deal: Deal): string {
  const words = cardWords(turn.locale);
  const stage = stageOf(turn.pipelines.of(deal), deal.stage);
  const zone = turn.member.zone;
  const since = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate();
  const inStage = workdaysBetween(
    since(deal.stageEnteredAt),
    turn.today,
    calendarOf(turn.workspace.settings),
  );
  const parts = [words.inStage(inStage, stage.workdays)];
  if (deal.lastContactAt)
    parts.push(words.lastContact(formatRelativeDay(since(deal.lastContactAt), turn.locale, turn.today)));
  return parts.join(" · ");
}

function storyLines(turn: Turn, story: DealStory) {
  const lines = story.lines.map(
    (line) => `${formatShortDate(line.date, turn.locale, turn.today)}  ${line.sentence}`,
  );
  return lines.length > 0 ? paragraph(lines.join("\n"), "quiet") : undefined;
}

function dealButtons(turn: Turn, deal: Deal, { undo, story }: DealCardOptions) {
  const words = cardWords(turn.locale);
  const values = { id: deal.id, version: deal.version };
  // Whoever may only look is offered nothing that would be refused.
  const history = story?.more && button(words.history, "deal.history", { id: deal.id });
  if (!may(turn.member, "deal.change")) return actions(history);
  const takeBack =
    undo && button(words.undo, "deal.undo", { id: deal.id, since: turn.now.epochMilliseconds });
  if (deal.outcome !== null)
    return actions(
      takeBack,
      deal.outcome !== "withdrawn" && button(words.reopen, "deal.reopen", values),
      button(words.note, "deal.note", values),
      history,
    );
  return actions(
    // With the stage it was drawn in: a second click finds the deal moved and does not move it on.
    button(words.advance, "deal.advance", { ...values, from: deal.stage }, { style: "primary" }),
    button(words.update, "deal.update", values),
    button(words.note, "deal.note", values),
    button(words.lose, "deal.lose", values, { style: "danger" }),
    takeBack,
    history,
  );
}
