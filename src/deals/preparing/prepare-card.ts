/** All that one should have in mind before a meeting, on one screen of a phone. */
import {
  actions,
  type Block,
  button,
  type Card,
  card,
  facts,
  text as paragraph,
  strong,
} from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { may } from "../../company/permissions.ts";
import type { PartMet } from "../../customers/contacts/met.ts";
import { formatMoney } from "../../money/money.ts";
import { buyingRoleNames } from "../../pipelines/buying-role.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import { contentAndDoubtKeys } from "../../pipelines/known-criteria.ts";
import { criteriaOf, type Pipeline, stageIndex, stageOf } from "../../pipelines/pipeline.ts";
import { formatList } from "../../text/count.ts";
import { formatDate, formatRelativeDay, formatShortDate } from "../../text/format/date.ts";
import { shorten } from "../../text/shorten.ts";
import { dealName, stageName } from "../card/deal-card.ts";
import type { Answers } from "../facts/answers.ts";
import { type Deal, dueOn } from "../facts/deal.ts";
import { gateAhead } from "../facts/gate-ahead.ts";
import { isClosed } from "../facts/goes-on.ts";
import type { DealCompetitor } from "../facts/parties.ts";
import { whoIsMet } from "../facts/who-is-met.ts";
import type { LastNote } from "./last-notes.ts";
import { prepareWords } from "./words.ts";

/** What one keeps in mind; the rest is a button away. */
const questionsShown = 5;
const pointsShown = 2;
const noteLength = 140;

/** @param known what was answered, who of the customer's people was met, and against whom it is won */
export function prepareCard(
  turn: Turn,
  deal: Deal,
  {
    answers,
    met,
    competitors,
  }: Readonly<{
    answers: Answers;
    met: readonly PartMet[];
    competitors: readonly DealCompetitor[];
  }>,
  notes: readonly LastNote[],
): Card {
  const { locale } = turn;
  const words = prepareWords(locale);
  const pipeline = turn.pipelines.of(deal);
  const { guide } = stageOf(pipeline, deal.stage);
  const next = pipeline.stages[stageIndex(pipeline, deal.stage) + 1];
  const { unmet, missing } = gateAhead(turn, deal, answers);
  const people = whoIsMet(pipeline, deal.stage, answers, met);
  const named = (criteria: readonly Criterion[]) => criteria.map(({ name }) => name[locale]);
  const mayAnswer = unmet.length > 0 && !isClosed(turn.pipelines, deal) && may(turn.member, "deal.change");
  return card(locale, words.title(dealName(deal), stageName(turn, deal)), [
    facts(
      [words.goal, guide.goal?.[locale]],
      [
        words.amount,
        `${formatMoney(deal.amount, locale, "short")} · ${formatDate(dueOn(deal), locale, turn.today)}`,
      ],
      [
        words.met,
        people.met
          .map(({ role, who }) => `${who} (${buyingRoleNames[role][locale]})`)
          .join(locale === "zh" ? "、" : ", "),
      ],
      [
        words.notMet,
        formatList(
          people.missing.map((role) => buyingRoleNames[role][locale]),
          locale,
        ),
      ],
      [
        words.toMove(next?.name[locale] ?? ""),
        formatList(named(missing.filter(({ kind }) => kind !== "role")), locale),
      ],
      [words.nextStep, nextStepOf(turn, deal)],
      [words.lastContact, lastContactOf(turn, deal)],
    ),
    ...questionsOf(turn, unmet),
    ...talkingPointsOf(turn, deal),
    ...contentAndDoubts(turn, pipeline, answers),
    ...rivalsOf(turn, competitors),
    ...notesOf(turn, notes),
    actions(
      mayAnswer && button(words.answer, "deal.know", { id: deal.id, version: deal.version }),
      button(words.card, "deal.show", { id: deal.id }),
    ),
  ]);
}

const list = (lines: readonly string[]): Block => paragraph(lines.map((line) => `• ${line}`).join("\n"));

/** What to ask the customer first, then what else should be known; work of one's own is nothing to ask. */
function questionsOf({ locale }: Turn, unmet: readonly Criterion[]): Block[] {
  const words = prepareWords(locale);
  const open = unmet.filter(({ as, kind }) => as !== "work" && kind !== "role");
  const asked = open.toSorted((a, b) => Number(b.as === "question") - Number(a.as === "question"));
  if (asked.length === 0) return [paragraph(words.allAnswered, "quiet")];
  const shown = asked.slice(0, questionsShown).map(({ name }) => name[locale]);
  const more = asked.length - shown.length;
  return [strong(words.questions), list(more > 0 ? [...shown, words.moreQuestions(more)] : shown)];
}

/** By type of customer: which one this is, the rep knows. */
function talkingPointsOf({ locale, pipelines }: Turn, deal: Deal): Block[] {
  const { talkingPoints } = stageOf(pipelines.of(deal), deal.stage).guide;
  if (talkingPoints.length === 0) return [];
  const lines = talkingPoints.map(
    ({ customers, points }) =>
      `${customers[locale]}${locale === "zh" ? "：" : ": "}${points
        .slice(0, pointsShown)
        .map((one) => one[locale])
        .join(" · ")}`,
  );
  return [strong(prepareWords(locale).talkingPoints), list(lines)];
}

/** Against whom, what speaks for them, and what for us. */
function rivalsOf({ locale }: Turn, competitors: readonly DealCompetitor[]): Block[] {
  const words = prepareWords(locale);
  if (competitors.length === 0) return [];
  const lines = competitors.map(({ name, strengths, weaknesses }) => {
    const said = [
      strengths && words.forThem(shorten(strengths, noteLength)),
      weaknesses && words.forUs(shorten(weaknesses, noteLength)),
    ].filter(Boolean);
    return said.length > 0 ? `${name}${locale === "zh" ? "：" : ": "}${said.join(" · ")}` : name;
  });
  return [strong(words.competitors), list(lines)];
}

/** What they were given so far, and of which doubts they were rid: nobody should bring the same again. */
function contentAndDoubts({ locale }: Turn, pipeline: Pipeline, answers: Answers): Block[] {
  const told = criteriaOf(pipeline).filter(
    ({ key }) => contentAndDoubtKeys.includes(key) && (answers[key] ?? "") !== "",
  );
  if (told.length === 0) return [];
  const lines = told.map(
    ({ key, name }) => `${name[locale]}${locale === "zh" ? "：" : ": "}${shorten(answers[key]!, noteLength)}`,
  );
  return [strong(prepareWords(locale).givenSoFar), list(lines)];
}

function notesOf(turn: Turn, notes: readonly LastNote[]): Block[] {
  const words = prepareWords(turn.locale);
  if (notes.length === 0) return [paragraph(words.noNotes, "quiet")];
  const lines = notes.map(
    ({ text, at }) =>
      `${formatShortDate(dayOf(turn, at), turn.locale, turn.today)}  ${shorten(text, noteLength)}`,
  );
  return [strong(words.notes), paragraph(lines.join("\n"), "quiet")];
}

function nextStepOf(turn: Turn, { nextStep, nextStepDate }: Deal): string {
  if (!nextStep) return prepareWords(turn.locale).noNextStep;
  return nextStepDate ? `${formatShortDate(nextStepDate, turn.locale, turn.today)} ${nextStep}` : nextStep;
}

const lastContactOf = (turn: Turn, { lastContactAt }: Deal): string | undefined =>
  lastContactAt ? formatRelativeDay(dayOf(turn, lastContactAt), turn.locale, turn.today) : undefined;

const dayOf = ({ member }: Turn, at: LastNote["at"]) => at.toZonedDateTimeISO(member.zone).toPlainDate();
