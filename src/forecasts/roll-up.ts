/** What a manager's people add up to, to be seen beside the manager's own number. */
import type { ForecastWeek } from "../calendar/forecast-week.ts";
import type { Quarter } from "../calendar/quarter.ts";
import type { Reader } from "../chat/use-case.ts";
import type { Workspace } from "../company/member.ts";
import { membersUnder } from "../company/owner-scope.ts";
import { may } from "../company/permissions.ts";
import type { Tx } from "../database/transaction.ts";
import { quarterNumbers } from "../measures/quarter-numbers.ts";
import { weekAnswers } from "../measures/week-answers.ts";
import { type Sums, sumOf } from "../money/sums.ts";

export type RollUp = Readonly<{
  /** Of the team, its manager's own deals included. */
  won: Sums;
  commit: Sums;
  /** What each of the people stands behind; of who has not answered, the last one. */
  calls: Sums;
  asked: number;
  answered: number;
}>;

/** Ids of those whose answers a member may see because they lead them; nobody for a rep. */
export const peopleOf = async (db: Tx, member: Reader["member"]): Promise<readonly string[]> =>
  may(member, "forecast.status") ? membersUnder(db, member.id) : [];

/** @returns undefined for who leads nobody */
export async function rollUp(
  reader: Pick<Reader, "member"> & Readonly<{ db: Tx; workspace: Workspace }>,
  people: readonly string[],
  week: ForecastWeek,
  quarter: Quarter,
): Promise<RollUp | undefined> {
  const others = people.filter((id) => id !== reader.member.id);
  if (others.length === 0) return undefined;
  const { db, workspace, member } = reader;
  const { won, commit } = await quarterNumbers(reader, [member.id, ...others], quarter);
  const rows = await weekAnswers(db, workspace, others, week, undefined, quarter);
  return {
    ...{ won, commit },
    calls: sumOf(rows.flatMap(({ promised }) => promised ?? [])),
    asked: rows.length,
    answered: rows.filter(({ answered }) => answered).length,
  };
}
