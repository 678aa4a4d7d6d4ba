/** The quarters that a member is asked to promise for, with what there is to promise from. */
import type { Temporal } from "temporal-polyfill";
import { quartersAsked } from "../calendar/asked-quarters.ts";
import type { ForecastWeek } from "../calendar/forecast-week.ts";
import type { Quarter } from "../calendar/quarter.ts";
import type { Reader } from "../chat/use-case.ts";
import type { Tx } from "../database/transaction.ts";
import { inOneCurrency } from "../measures/in-one-currency.ts";
import { commitWithin } from "../measures/quarter-ahead.ts";
import { quarterNumbers } from "../measures/quarter-numbers.ts";
import { isTeams, loadQuotas, type QuotaBook, quotaAmong } from "../measures/quotas.ts";
import type { Money } from "../money/money.ts";
import { leftOf, type Sums } from "../money/sums.ts";
import type { Together } from "../money/together.ts";
import type { Submission } from "./asked-deals.ts";
import { peopleOf, type RollUp, rollUp } from "./roll-up.ts";

export type AskedQuarter = Readonly<{
  quarter: Quarter;
  quota: Sums;
  /** Of a manager: for the whole team, not for the own deals. */
  isTeams: boolean;
  /** What of the quota is not yet won, by whom it was given to. */
  gap: Sums;
  /** Nothing yet of the next quarter. */
  won: Sums;
  /** Won and commit deals. */
  commit: Sums;
  /** What was promised this week. */
  call: Money | undefined;
  /** Of who leads a team. */
  people: RollUp | undefined;
}>;

export type AskedQuarters = readonly [running: AskedQuarter, next?: AskedQuarter];

type Asker = Pick<Reader, "workspace" | "member"> & Readonly<{ db: Tx }>;

type Asked = Readonly<{
  week: ForecastWeek;
  /** Of the company, for whose quarters is asked: the running one is today's, whenever the week closes. */
  day: Temporal.PlainDate;
  submission: Submission | undefined;
}>;

/** Each in the company's currency, where somebody sells in several and their rates are known. */
export const loadQuarters = async (reader: Asker, asked: Asked): Promise<Together<AskedQuarters>> =>
  inOneCurrency(reader, asked.day, await quartersOf(reader, asked));

async function quartersOf(reader: Asker, { week, day, submission }: Asked): Promise<AskedQuarters> {
  const { db, workspace, member } = reader;
  const [running, next] = quartersAsked(day, workspace.settings.fiscalStartMonth);
  const people = await peopleOf(db, member);
  const { won, commit, book } = await quarterNumbers(reader, [member.id], running);
  const part = (quarter: Quarter, quotas: QuotaBook, won: Sums, of: RollUp | undefined) => {
    const { quota } = quotaAmong(quotas, [member.id]);
    const teams = isTeams(quotas, member.id);
    const gap = leftOf(quota, teams && of ? of.won : won);
    return { quarter, quota, isTeams: teams, gap, won, call: callFor(submission, quarter), people: of };
  };
  const theirs = await rollUp(reader, people, week, running);
  const first = { ...part(running, book, won, theirs), commit };
  if (!next) return [first];
  const [quotas, ahead] = [
    await loadQuotas(db, workspace.id, next),
    await rollUp(reader, people, week, next),
  ];
  return [
    first,
    {
      ...part(next, quotas, new Map(), ahead),
      commit: await commitWithin(db, workspace.id, member.id, next),
    },
  ];
}

/** While a week is still being answered nothing is promised. */
function callFor(submission: Submission | undefined, { start, end }: Quarter): Money | undefined {
  const [from, to] = [start.toString(), end.toString()];
  const call = submission?.submittedAt && submission.calls.find((one) => one.from === from && one.to === to);
  return call ? { minor: BigInt(call.amountMinor), currency: call.currency } : undefined;
}
