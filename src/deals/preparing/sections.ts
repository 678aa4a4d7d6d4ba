/** What a card before a meeting tells, section by section, in as much room as it is given. */
import { type Block, text as paragraph, quiet, strong } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import type { PartMet } from "../../customers/contacts/met.ts";
import { formatMoney } from "../../money/money.ts";
import { buyingRoleNames } from "../../pipelines/buying-role.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import { contentAndDoubtKeys } from "../../pipelines/known-criteria.ts";
import { criteriaOf, stageIndex, stageOf } from "../../pipelines/pipeline.ts";
import { formatList } from "../../text/count.ts";
import { displayWidth } from "../../text/display-width.ts";
import { formatDate, formatRelativeDay, formatShortDate } from "../../text/format/date.ts";
import type { Locale } from "../../text/locale.ts";
import { shortenToWidth } from "../../text/shorten.ts";
import { stageName } from "../card/deal-card.ts";
import type { Answers } from "../facts/answers.ts";
import { type Deal, dueOn } from "../facts/deal.ts";
import type { DealCompetitor } from "../facts/parties.ts";
import { whoIsMet } from "../facts/who-is-met.ts";
import type { LastNote } from "./last-notes.ts";
import type { Room } from "./room.ts";
import { prepareWords } from "./words.ts";

/** What was answered, who of the customer's people was met, against whom it is won, and what was written last. */
export type Found = Readonly<{
  answers: Answers;
  met: readonly PartMet[];
  competitors: readonly DealCompetitor[];
  notes: readonly LastNote[];
}>;

/** What a gate says of the way to the next stage. */
type Ahead = Readonly<Record<"unmet" | "missing", readonly Criterion[]>>;

export const told = (
  turn: Turn,
  deal: Deal,
  found: Found,
  { unmet, missing }: Ahead,
  room: Room,
): Block[] => [
  ...standing(turn, deal, found, missing, room),
  ...questionsOf(turn, unmet, room),
  ...talkingPointsOf(turn, deal, room),
  ...contentAndDoubts(turn, deal, found.answers, room),
  ...rivalsOf(turn, found.competitors, room),
  ...notesOf(turn, found.notes, room),
];

const labelled = (locale: Locale, label: string, value: string): string =>
  `${label}${locale === "zh" ? "：" : ": "}${value}`;
const list = (lines: readonly string[]): Block => paragraph(lines.map((line) => `• ${line}`).join("\n"));

/** As many as there is room for, and one at least; the others are counted. */
function some(locale: Locale, names: readonly string[], widest: number): string {
  const comma = locale === "zh" ? "、" : ", ";
  let most = names.length;
  while (most > 1 && displayWidth(names.slice(0, most).join(comma)) > widest) most -= 1;
  if (most === names.length) return formatList(names, locale);
  return prepareWords(locale).andMore(names.slice(0, most).join(comma), names.length - most);
}

/** What it is worth and when, what comes next, who and what is there or missing. A line each, left out where there is nothing. */
function standing(turn: Turn, deal: Deal, found: Found, missing: readonly Criterion[], room: Room): Block[] {
  const { locale } = turn;
  const words = prepareWords(locale);
  const pipeline = turn.pipelines.of(deal);
  const { goal } = stageOf(pipeline, deal.stage).guide;
  const next = pipeline.stages[stageIndex(pipeline, deal.stage) + 1];
  const people = whoIsMet(pipeline, deal.stage, found.answers, found.met);
  const roles = buyingRoleNames;
  const met = people.met.map(({ role, who }) =>
    words.inPart(shortenToWidth(who, room.who), roles[role][locale]),
  );
  const notMet = people.missing.map((role) => roles[role][locale]);
  // Whom they have not met is said already.
  const musts = missing.filter(({ kind }) => kind !== "role").map(({ name }) => name[locale]);
  const rivals = room.rivals === "named" ? found.competitors.map(({ name }) => name) : [];
  const lines = [
    [words.goal, (room.besides && goal?.[locale]) || ""],
    [words.nextStep, nextStepOf(turn, deal, room)],
    [words.met, some(locale, met, room.names)],
    [words.notMet, formatList(notMet, locale)],
    [words.toMove(next?.name[locale] ?? ""), some(locale, musts, room.names)],
    [words.competitors, some(locale, rivals, room.names)],
  ] as const;
  const contact = room.besides && lastContactOf(turn, deal);
  const facts = [
    stageName(turn, deal),
    formatMoney(deal.amount, locale, "short"),
    formatDate(dueOn(deal), locale, turn.today),
    contact && labelled(locale, words.lastContact, contact),
  ];
  return [
    quiet(facts.filter(Boolean).join(" · ")),
    paragraph(
      lines.flatMap(([label, value]) => (value === "" ? [] : [labelled(locale, label, value)])).join("\n"),
    ),
  ];
}

/** What to ask the customer first, then what else should be known; work of one's own is nothing to ask. */
export function asked(unmet: readonly Criterion[]): readonly Criterion[] {
  return unmet
    .filter(({ as, kind }) => as !== "work" && kind !== "role")
    .toSorted((a, b) => Number(b.as === "question") - Number(a.as === "question"));
}

function questionsOf({ locale }: Turn, unmet: readonly Criterion[], room: Room): Block[] {
  const words = prepareWords(locale);
  const open = asked(unmet);
  if (open.length === 0) return [quiet(words.allAnswered)];
  const shown = open.slice(0, room.questions).map(({ name }) => shortenToWidth(name[locale], room.question));
  return [strong(words.questions), list(shown)];
}

/** By type of customer: which one this is, the rep knows. */
function talkingPointsOf({ locale, pipelines }: Turn, deal: Deal, room: Room): Block[] {
  const { talkingPoints } = stageOf(pipelines.of(deal), deal.stage).guide;
  if (talkingPoints.length === 0) return [];
  const lines = talkingPoints.map(({ customers, points }) =>
    shortenToWidth(
      labelled(
        locale,
        customers[locale],
        points
          .slice(0, room.points)
          .map((one) => one[locale])
          .join(" · "),
      ),
      room.point,
    ),
  );
  return [strong(prepareWords(locale).talkingPoints), list(lines)];
}

/** Against whom, what speaks for them, and what for us. */
function rivalsOf({ locale }: Turn, competitors: readonly DealCompetitor[], room: Room): Block[] {
  const words = prepareWords(locale);
  if (competitors.length === 0 || room.rivals !== "told") return [];
  const lines = competitors.map(({ name, strengths, weaknesses }) => {
    const said = [strengths && words.forThem(strengths), weaknesses && words.forUs(weaknesses)].filter(
      Boolean,
    );
    return shortenToWidth(said.length > 0 ? labelled(locale, name, said.join(" · ")) : name, room.point);
  });
  return [strong(words.competitors), list(lines)];
}

/** What they were given so far, and of which doubts they were rid: nobody should bring the same again. */
function contentAndDoubts({ locale, pipelines }: Turn, deal: Deal, answers: Answers, room: Room): Block[] {
  const told = criteriaOf(pipelines.of(deal)).filter(
    ({ key }) => contentAndDoubtKeys.includes(key) && (answers[key] ?? "") !== "",
  );
  if (told.length === 0) return [];
  const lines = told.map(({ key, name }) =>
    shortenToWidth(labelled(locale, name[locale], answers[key]!), room.point),
  );
  return [strong(prepareWords(locale).givenSoFar), list(lines)];
}

function notesOf(turn: Turn, notes: readonly LastNote[], room: Room): Block[] {
  const words = prepareWords(turn.locale);
  if (notes.length === 0) return [quiet(words.noNotes)];
  const lines = notes
    .slice(0, room.notes)
    .map(({ text, at }) =>
      shortenToWidth(`${formatShortDate(dayOf(turn, at), turn.locale, turn.today)} ${text}`, room.note),
    );
  return [strong(words.notes), quiet(lines.join("\n"))];
}

function nextStepOf(turn: Turn, { nextStep, nextStepDate }: Deal, room: Room): string {
  if (!nextStep) return prepareWords(turn.locale).noNextStep;
  const step = shortenToWidth(nextStep, room.step);
  return nextStepDate ? `${formatShortDate(nextStepDate, turn.locale, turn.today)} ${step}` : step;
}

const lastContactOf = (turn: Turn, { lastContactAt }: Deal): string | undefined =>
  lastContactAt ? formatRelativeDay(dayOf(turn, lastContactAt), turn.locale, turn.today) : undefined;

const dayOf = ({ member }: Turn, at: LastNote["at"]) => at.toZonedDateTimeISO(member.zone).toPlainDate();
