import { actions, button, type Card, card, quiet, strong, table, toTheRight } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { may } from "../../company/permissions.ts";
import {
  type ExceptionCount,
  exceptionCounts,
  type StandingException,
  standingExceptions,
} from "../../measures/exceptions.ts";
import { criteriaOf } from "../../pipelines/pipeline.ts";
import { formatList } from "../../text/count.ts";
import { formatShortDate } from "../../text/format/date.ts";
import { criteriaNamed } from "../facts/criteria-named.ts";
import { exceptionWords } from "./words.ts";

const days = 90;

/** What holds, what waits, and how often who asked for what. */
export async function exceptionList(turn: Turn): Promise<Card> {
  const { db, locale, now, today, workspace } = turn;
  const words = exceptionWords(locale);
  const owners = await ownersWithin(db, turn.member, "deal.see");
  const standing = await standingExceptions(db, workspace.id, owners, today, now);
  const counts = await exceptionCounts(db, workspace.id, owners, now.subtract({ hours: 24 * days }));
  const counted = [
    ...counts.criteria.map((one) => ({ ...one, what: criterionNamed(turn, one.what) })),
    ...counts.askers.map((one) => ({ ...one, what: words.perPerson(one.what) })),
    ...counts.deciders.map((one) => ({ ...one, what: words.perManager(one.what) })),
  ];
  const live = standing.filter(({ state }) => state === "approved");
  const waiting = standing.filter(({ state }) => state === "asked");
  return card(locale, words.listTitle, [
    standing.length + counted.length === 0 ? quiet(words.none) : undefined,
    ...(waiting.length > 0 ? [strong(words.waiting), ...waiting.flatMap((one) => toDecide(turn, one))] : []),
    ...(live.length > 0 ? [strong(words.live), standingTable(turn, live)] : []),
    ...(counted.length > 0 ? [strong(words.counts), countsTable(turn, counted)] : []),
    quiet(words.hint),
  ]);
}

const dealCell = ({ number, customer }: StandingException): string => `#${number} ${customer}`;

function standingTable(turn: Turn, exceptions: readonly StandingException[]) {
  const words = exceptionWords(turn.locale);
  return table(
    [words.deal, words.skipped, words.until, words.by],
    exceptions.map((one) => ({
      cells: [
        dealCell(one),
        formatList(criteriaNamed(turn, one, one.criteria), turn.locale),
        formatShortDate(one.until, turn.locale, turn.today),
        one.decidedBy ?? "",
      ],
      button: button(words.deal, "deal.show", { id: one.dealId }),
    })),
  );
}

/** With the answers for who may give one. */
function toDecide(turn: Turn, one: StandingException) {
  const words = exceptionWords(turn.locale);
  const mine = may(turn.member, "exception.decide") && one.askedById !== turn.member.id;
  const said = `${dealCell(one)}: ${formatList(criteriaNamed(turn, one, one.criteria), turn.locale)} · ${one.askedBy}`;
  return [
    quiet(said),
    actions(
      mine && button(words.approve, "exception.approve", { exception: one.id }, { style: "primary" }),
      mine && button(words.refuse, "exception.refuse", { exception: one.id }),
    ),
  ];
}

function countsTable({ locale }: Turn, counts: readonly ExceptionCount[]) {
  const words = exceptionWords(locale);
  return table(
    [words.what, toTheRight(words.times), toTheRight(words.refusedTimes)],
    counts.map(({ what, approved, refused }) => ({ cells: [what, String(approved), String(refused)] })),
  );
}

/** By the newest pipeline that knows its key; else the key itself. */
function criterionNamed({ pipelines, locale }: Turn, key: string): string {
  const found = [...pipelines.newest, ...pipelines.all].flatMap(criteriaOf).find((one) => one.key === key);
  return found?.name[locale] ?? key;
}
