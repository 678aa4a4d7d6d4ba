/** What people see of one deal. */

import { Temporal } from "temporal-polyfill";
import { calendarOf, workdaysBetween } from "../../calendar/workdays.ts";
import {
  actions,
  type Button,
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
import { buyingRoleNames } from "../../pipelines/buying-role.ts";
import { stageIndex, stageOf } from "../../pipelines/pipeline.ts";
import { formatList } from "../../text/count.ts";
import { formatDate, formatRelativeDay, formatShortDate } from "../../text/format/date.ts";
import { criteriaNamed } from "../facts/criteria-named.ts";
import { type Deal, dueOn, isAwaiting, productsOf } from "../facts/deal.ts";
import { reasonOfDeal } from "../facts/deal-reason.ts";
import { goesOn, isClosed } from "../facts/goes-on.ts";
import type { DealHelper, DealPartner, Parties } from "../facts/parties.ts";
import { sayBeyondGrade } from "./beyond-grade.ts";
import type { DealStory } from "./deal-story.ts";
import { linesTable } from "./lines-table.ts";
import { cardWords } from "./words.ts";

export type DealCardOptions = Readonly<{
  /** What just happened, in one sentence. */
  banner?: string;
  /** Offer to take it back. */
  undo?: boolean;
  /** What else what just happened offers. */
  also?: readonly Button[];
  story?: DealStory;
  /** The reader helps with it and sees no more of it than this card: whatever else it could start would be refused. */
  asHelper?: boolean;
}>;

/** The whole deal, with the buttons that the reader's role and the deal's state allow. */
export function dealCard(turn: Turn, deal: Deal, options: DealCardOptions = {}): Card {
  const { locale } = turn;
  const words = cardWords(locale);
  const title = dealName(deal);
  // A prospect may come without an amount, and zero would be one.
  const isUnknown = deal.amount.minor === 0n && deal.outcome === null;
  const amount = isUnknown ? words.amountUnknown : formatMoney(deal.amount, locale, "exact");
  const should = shouldOf(turn, deal, options);
  const blocks = [
    options.banner ? strong(options.banner) : undefined,
    stageTrail(turn, deal),
    facts(
      [words.amount, amount],
      ...datesOf(turn, deal),
      [
        words.likelihood,
        deal.outcome ? undefined : `${deal.likelihood}% · ${words.categories[deal.category]}`,
      ],
      [words.owner, deal.owner.name],
      [words.products, productsOf(deal).join(locale === "zh" ? "、" : ", ")],
      [words.source, sourceName(turn, deal)],
      ...(options.story ? partyFacts(turn, options.story.parties) : []),
      [words.nextStep, nextStepOf(turn, deal)],
      [words.notMet, notMet(turn, deal, options)],
      [
        words.lostReason,
        deal.outcome === "lost" ? reasonOfDeal(turn, deal, "lostReasons", deal.lostReason) : undefined,
      ],
      [words.wonReason, reasonOfDeal(turn, deal, "wonReasons", deal.wonReason)],
    ),
    deal.repeatOf === null ? undefined : quiet(words.repeatOf(deal.repeatOf)),
    deal.follows ? quiet(words.follows(deal.follows)) : undefined,
    exceptedLine(turn, deal, options),
    linesTable(turn.locale, deal),
    beyondLine(turn, deal, options),
    linkButtons(deal, options),
    options.story ? storyLines(turn, options.story) : undefined,
    ages(turn, deal),
    options.story?.externalId ? quiet(words.externalId(options.story.externalId)) : undefined,
    should && !mayLearn(turn, should) ? quiet(words.should(should.held, should.of)) : undefined,
    dealButtons(turn, deal, options),
  ];
  return card(turn.locale, title, blocks, {
    tone: toneOf(deal),
    summary: `${title} · ${amount} · ${stageName(turn, deal)}`,
  });
}

/** Whom one wins it with, and against whom. */
function partyFacts({ locale }: Turn, { partners, competitors, helpers }: Parties) {
  const words = cardWords(locale);
  const partner = ({ name, role, share }: DealPartner) =>
    words.withMore(`${name} ${share}%`, words.partyRoles[role]);
  const helper = ({ name, role, hours }: DealHelper) => {
    const time = hours === null ? [] : [words.hours(hours)];
    return words.withMore(name, [words.partyRoles[role], ...time].join(locale === "zh" ? "，" : ", "));
  };
  return [
    [words.partners, formatList(partners.map(partner), locale)],
    [
      words.competitors,
      formatList(
        competitors.map(({ name }) => name),
        locale,
      ),
    ],
    [words.helpers, formatList(helpers.map(helper), locale)],
  ] as const;
}

/** Under what it is about. */
function beyondLine(turn: Turn, deal: Deal, { story }: DealCardOptions) {
  const said = story && sayBeyondGrade(turn, deal, story.grade);
  return said === undefined ? undefined : paragraph(`⚠ ${said}`);
}

/** More of them are on the card of all who play a part. */
const linksShown = 5;

function linkButtons({ id }: Deal, { story }: DealCardOptions) {
  const links = story?.parties.links ?? [];
  return actions(
    ...links
      .slice(0, linksShown)
      .map(({ url, title }) => button(title, "deal.open-link", { id }, { opens: url })),
  );
}

/** Where it came from: a campaign by its name. */
export function sourceName({ locale }: Pick<Turn, "locale">, { source, campaign }: Deal): string | undefined {
  const { sources } = cardWords(locale);
  return campaign ?? (source ? (sources[source as keyof typeof sources] ?? source) : undefined);
}

/** "#42 ACME · Analytics" */
export const dealName = ({ number, customer, title }: Pick<Deal, "number" | "customer" | "title">): string =>
  `#${number} ${customer.name}${title === customer.name ? "" : ` · ${title}`}`;

const toneOf = (deal: Deal) =>
  deal.outcome === "won" ? "good" : deal.outcome === "lost" ? "bad" : deal.signedAt ? "good" : "plain";

/** "Signed, awaiting first payment" stands apart from the stage's own name. */
export function stageName(turn: Pick<Turn, "locale" | "pipelines">, deal: Deal): string {
  const words = cardWords(turn.locale);
  if (deal.outcome === "withdrawn") return words.withdrawn;
  if (isAwaiting(deal)) return words.awaitingPayment;
  const name = stageOf(turn.pipelines.of(deal), deal.stage).name[turn.locale];
  return deal.outcome === "lost" ? words.lostFrom(name) : name;
}

function stageTrail(turn: Turn, deal: Deal) {
  const pipeline = turn.pipelines.of(deal);
  const current = stageIndex(pipeline, deal.stage);
  const isAtTheEnd = deal.outcome === "won" && !goesOn(turn.pipelines, deal);
  const stateOf = (index: number) =>
    index < current || isAtTheEnd ? "done" : index === current ? "now" : "ahead";
  return trail(
    pipeline.stages.map((stage, index) => ({
      label: stage.name[turn.locale],
      state: stateOf(index),
      caption:
        index === current && (deal.signedAt || deal.outcome !== null) && deal.outcome !== "won"
          ? deal.outcome === "lost"
            ? cardWords(turn.locale).lostHere
            : stageName(turn, deal)
          : undefined,
    })),
  );
}

/** The date it is about: when it was won, when its money is expected, or its signature. */
function datesOf(turn: Turn, deal: Deal): (readonly [label: string, date: string])[] {
  const words = cardWords(turn.locale);
  const day = (date: Temporal.PlainDate) => formatDate(date, turn.locale, turn.today);
  if (deal.wonOn) return [[words.wonOn, day(deal.wonOn)]];
  if (deal.outcome !== null) return [[words.closeDate, day(deal.closeDate)]];
  const due = dueOn(deal);
  const overdue = Temporal.PlainDate.compare(due, turn.today) < 0;
  const date = `${overdue ? "⚠ " : ""}${day(due)} · ${formatRelativeDay(due, turn.locale, turn.today)}`;
  if (isAwaiting(deal))
    return [...(deal.signedOn ? [[words.signedOn, day(deal.signedOn)] as const] : []), [words.moneyOn, date]];
  return [[words.closeDate, deal.slips > 0 ? `${date} · ${words.slipped(deal.slips)}` : date]];
}

function nextStepOf(turn: Turn, deal: Deal): string | undefined {
  if (!deal.nextStep) return undefined;
  return deal.nextStepDate
    ? `${formatShortDate(deal.nextStepDate, turn.locale, turn.today)} ${deal.nextStep}`
    : deal.nextStep;
}

/** While it can still be lost for it. */
function notMet({ locale }: Turn, deal: Deal, { story }: DealCardOptions): string | undefined {
  if (deal.outcome !== null || !story || story.notMet.length === 0) return undefined;
  return formatList(
    story.notMet.map((role) => buyingRoleNames[role][locale]),
    locale,
  );
}

/** Two clocks: workdays in the stage, with what is usual, or since the contract; and days since the last contact. */
function ages(turn: Turn, deal: Deal) {
  const contact = deal.lastContactAt && dayOf(turn, deal.lastContactAt);
  const said = [
    ageOf(turn, deal),
    contact && cardWords(turn.locale).lastContact(formatRelativeDay(contact, turn.locale, turn.today)),
  ].filter(Boolean);
  return said.length > 0 ? quiet(said.join(" · ")) : undefined;
}

/** A lost deal stopped ageing when it was lost; one that is won and goes nowhere has arrived. */
function ageOf(turn: Turn, deal: Deal): string | undefined {
  const words = cardWords(turn.locale);
  const until = deal.closedAt && deal.outcome !== "won" ? dayOf(turn, deal.closedAt) : turn.today;
  const age = (since: Temporal.PlainDate) =>
    workdaysBetween(since, until, calendarOf(turn.workspace.settings));
  if (deal.outcome !== "lost" && isClosed(turn.pipelines, deal)) return undefined;
  if (isAwaiting(deal) && deal.signedOn) return words.sinceSigned(age(deal.signedOn));
  const { workdays } = stageOf(turn.pipelines.of(deal), deal.stage);
  return words.inStage(age(dayOf(turn, deal.stageEnteredAt)), workdays);
}

const dayOf = ({ member }: Turn, instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(member.zone).toPlainDate();

function storyLines(turn: Turn, story: DealStory) {
  const lines = story.lines.map(
    (line) => `${formatShortDate(line.date, turn.locale, turn.today)}  ${line.sentence}`,
  );
  return lines.length > 0 ? paragraph(lines.join("\n"), "quiet") : undefined;
}

/** "Exception until Dec 15: Order likely soon", while the deal is open. */
function exceptedLine(turn: Turn, deal: Deal, { story }: DealCardOptions) {
  if (deal.outcome !== null || !story || story.excepted.size === 0) return undefined;
  const byDay = Map.groupBy(story.excepted.keys(), (key) => story.excepted.get(key)!);
  const said = [...byDay].map(([until, keys]) =>
    cardWords(turn.locale).exceptionUntil(
      formatList(criteriaNamed(turn, deal, keys), turn.locale),
      formatShortDate(Temporal.PlainDate.from(until), turn.locale, turn.today),
    ),
  );
  return quiet(said.join("\n"));
}

/** What one should know before the next stage: how much of it is. */
const shouldOf = (turn: Turn, deal: Deal, { story }: DealCardOptions): DealStory["should"] | undefined =>
  !isClosed(turn.pipelines, deal) && story && story.should.of > 0 ? story.should : undefined;

/** Then the count is a button, which asks for the rest. */
const mayLearn = (turn: Turn, { held, of }: DealStory["should"]): boolean =>
  held < of && may(turn.member, "deal.change");

function dealButtons(turn: Turn, deal: Deal, options: DealCardOptions) {
  const { undo, story, also = [] } = options;
  const words = cardWords(turn.locale);
  const values = { id: deal.id, version: deal.version };
  if (options.asHelper)
    return actions(may(turn.member, "deal.change") && button(words.note, "deal.note", values), ...also);
  // Whoever may only look is offered nothing that would be refused.
  const history = story?.more && button(words.history, "deal.history", { id: deal.id });
  if (!may(turn.member, "deal.change")) return actions(history);
  const takeBack =
    undo && button(words.undo, "deal.undo", { id: deal.id, since: turn.now.epochMilliseconds });
  const goes = goesOn(turn.pipelines, deal);
  const should = shouldOf(turn, deal, options);
  const learn =
    should && mayLearn(turn, should) && button(words.should(should.held, should.of), "deal.know", values);
  const assess =
    story?.due &&
    button(story.due.name[turn.locale], "deal.assess", { id: deal.id, assessment: story.due.code });
  if (deal.outcome !== null)
    return actions(
      goes && button(words.advance, "deal.advance", { ...values, from: deal.stage }, { style: "primary" }),
      goes && button(words.planNext, "deal.update", { ...values, plan: "yes" }),
      takeBack,
      ...also,
      learn,
      deal.outcome === "won" && button(words.again, "deal.again", { id: deal.id }),
      deal.outcome === "won" &&
        may(turn.member, "deal.correct") &&
        button(words.correct, "deal.update", values),
      deal.outcome !== "withdrawn" && button(words.reopen, "deal.reopen", values),
      button(words.note, "deal.note", values),
      deal.outcome !== "withdrawn" && button(words.lesson, "deal.lesson", { id: deal.id }),
      history,
    );
  return actions(
    // With the stage it was drawn in: a second click finds the deal moved and does not move it on.
    button(words.advance, "deal.advance", { ...values, from: deal.stage }, { style: "primary" }),
    button(words.update, "deal.update", values),
    button(words.note, "deal.note", values),
    button(words.prepare, "deal.prepare", { id: deal.id }),
    button(words.productLines, "deal.lines", { id: deal.id }),
    button(words.parties, "deal.parties", { id: deal.id }),
    learn,
    assess,
    button(words.lose, "deal.lose", values, { style: "danger" }),
    takeBack,
    ...also,
    history,
  );
}
