/** Friday's exceptions: the few deals and people that want a call, each with its nudge; all of a kind behind a tap. */
import { actions, type Block, button, type Row, selfSaid, table } from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import { may } from "../company/permissions.ts";
import { type DealException, type ExceptionKind, exceptionKinds } from "../measures/week-exceptions.ts";
import { formatMoney } from "../money/money.ts";
import { formatSums } from "../money/sums.ts";
import { asOf } from "./as-of.ts";
import { type DigestFacts, exceptionLines, type Unanswered } from "./digest-facts.ts";
import { digestWords } from "./words.ts";

/** What the list behind a kind asks for. */
const lists: Readonly<Record<ExceptionKind, Readonly<Record<string, string | boolean>>>> = {
  "pushed-out": { bridge: "pushed-out" },
  decreased: { bridge: "decreased" },
  unpaid: { awaiting: true, due: "overdue" },
  stalled: { stalled: true },
  "no-next-step": { noNextStep: true },
};

/** @param inChannel others read along: deals and amounts, but nobody's name, and nothing to press for a nudge */
export function exceptionBlocks(
  reader: Reader,
  digest: DigestFacts,
  inChannel: boolean,
): (Block | undefined)[] {
  const words = digestWords(reader.locale);
  const { exceptions, answered } = digest;
  const missing = inChannel ? [] : answered.missing;
  const deals = exceptionKinds.map((kind) => exceptions.deals.filter((deal) => deal.kind === kind));
  const lines = oneOfEach<DealException | Unanswered>([...deals, missing]).slice(0, exceptionLines);
  const rows = lines.map((line) =>
    "dealId" in line ? dealRow(reader, line, inChannel) : personRow(reader, line),
  );
  return [
    rows.length > 0 ? table([words.exceptions, selfSaid(words.exceptionReason)], rows) : undefined,
    actions(
      ...exceptionKinds.map(
        (kind) =>
          exceptions.counts[kind] > 0 &&
          button(words.exceptionList[kind](exceptions.counts[kind]), "deal.list", {
            whose: "team",
            ...lists[kind],
            ...asOf(digest),
          }),
      ),
      digest.unconfirmed.count > 0 &&
        button(words.seeUnconfirmed(digest.unconfirmed.count), "deal.list", {
          whose: "team",
          unconfirmed: digest.week.id,
          ...asOf(digest),
        }),
      !inChannel &&
        answered.asked > 0 &&
        may(reader.member, "forecast.status") &&
        button(words.seeStatus, "forecast.status", { week: digest.week.id }),
    ),
  ];
}

/** The first of each list, then the second of each: no kind hides the others. */
function oneOfEach<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, nth) => lists.flatMap((list) => list[nth] ?? [])).flat();
}

function dealRow({ locale, member }: Reader, deal: DealException, inChannel: boolean): Row {
  const words = digestWords(locale);
  const { kind, number, customer, owner, amount } = deal;
  const why = words.exceptionWhy[kind](formatMoney(amount, locale, "short"));
  return {
    cells: [`#${number} ${customer}`, inChannel ? why : `${why} · ${owner.name}`],
    button:
      inChannel || owner.id === member.id || !may(member, "deal.change")
        ? undefined
        : button(words.nudge, "deal.nudge", { id: deal.dealId, why: kind }),
  };
}

function personRow({ locale, workspace, member }: Reader, { memberId, name, deals }: Unanswered): Row {
  const words = digestWords(locale);
  return {
    cells: [name, words.noAnswer(deals.count, formatSums(deals.sums, locale, workspace.currency))],
    button:
      memberId !== member.id && may(member, "forecast.status")
        ? button(words.nudge, "forecast.nudge", { member: memberId })
        : undefined,
  };
}
