/** The quarters that a member is asked to promise for, with what there is to promise from. */
import type { Temporal } from "temporal-polyfill";
import { quartersAsked } from "../calendar/asked-quarters.ts";
import type { Quarter } from "../calendar/quarter.ts";
import type { Reader } from "../chat/use-case.ts";
import type { Tx } from "../database/transaction.ts";
import { inOneCurrency } from "../measures/in-one-currency.ts";
import { commitWithin } from "../measures/quarter-ahead.ts";
import { quarterNumbers } from "../measures/quarter-numbers.ts";
import { isTeams, loadQuotas, type QuotaBook, quotaAmong } from "../measures/quotas.ts";
import type { Money } from "../money/money.ts";
import type { Sums } from "../money/sums.ts";
import type { Together } from "../money/together.ts";
import type { Submission } from "./asked-deals.ts";

export type AskedQuarter = Readonly<{
  quarter: Quarter;
  quota: Sums;
  /** Of a manager: for the whole team, not for the own deals. */
  isTeams: boolean;
  /** Nothing yet of the next quarter. */
  won: Sums;
  /** Won and commit deals. */
  commit: Sums;
  /** What was promised this week. */
  call: Money | undefined;
}>;

export type AskedQuarters = readonly [running: AskedQuarter, next?: AskedQuarter];

/**
 * Each in the company's currency, where somebody sells in several and their rates are known.
 * @param day of the company, for whose quarters is asked: the running one is today's, whenever the week closes
 */
export async function loadQuarters(
  reader: Pick<Reader, "workspace"> & { db: Tx },
  memberId: string,
  day: Temporal.PlainDate,
  submission: Submission | undefined,
): Promise<Together<AskedQuarters>> {
  return inOneCurrency(reader, day, await quartersOf(reader, memberId, day, submission));
}

async function quartersOf(
  reader: Pick<Reader, "workspace"> & { db: Tx },
  memberId: string,
  day: Temporal.PlainDate,
  submission: Submission | undefined,
): Promise<AskedQuarters> {
  const { db, workspace } = reader;
  const [running, next] = quartersAsked(day, workspace.settings.fiscalStartMonth);
  const { won, commit, book } = await quarterNumbers(reader, [memberId], running);
  const quotaIn = (one: QuotaBook) => ({
    quota: quotaAmong(one, [memberId]).quota,
    isTeams: isTeams(one, memberId),
  });
  const first = {
    ...{ quarter: running, won, commit },
    ...quotaIn(book),
    call: callFor(submission, running),
  };
  if (!next) return [first];
  return [
    first,
    {
      quarter: next,
      ...quotaIn(await loadQuotas(db, workspace.id, next)),
      won: new Map(),
      commit: await commitWithin(db, workspace.id, memberId, next),
      call: callFor(submission, next),
    },
  ];
}

/** While a week is still being answered nothing is promised. */
function callFor(submission: Submission | undefined, { start, end }: Quarter): Money | undefined {
  const [from, to] = [start.toString(), end.toString()];
  const call = submission?.submittedAt && submission.calls.find((one) => one.from === from && one.to === to);
  return call ? { minor: BigInt(call.amountMinor), currency: call.currency } : undefined;
}
