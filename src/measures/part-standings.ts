/** Where each team or rep stands in the quarter: quota, commit, and the gap that is theirs. */
import type { Tx } from "../database/transaction.ts";
import { leftOf, type Sums } from "../money/sums.ts";
import { quotaBookThen } from "./closed-week.ts";
import { numbersBy } from "./numbers-by.ts";
import { peopleNow } from "./people.ts";
import { type ForecastRow, forecastNumbers } from "./quarter-numbers.ts";
import { isTeams, type QuotaBook, quotaAmong } from "./quotas.ts";
import { type TeamPart, teamParts } from "./team-parts.ts";
import type { ToldWeek } from "./told-week.ts";

export type PartStanding = Readonly<{
  name: string;
  quota: Sums;
  won: Sums;
  /** Won and commit deals. */
  commit: Sums;
}>;

/** What of each quota is not yet won. */
export const gapOf = ({ quota, won }: Pick<PartStanding, "quota" | "won">): Sums => leftOf(quota, won);

/** The largest gap in the company's currency first. */
export function byGap(parts: readonly PartStanding[], currency: string): PartStanding[] {
  const own = (part: PartStanding) => gapOf(part).get(currency) ?? 0n;
  return parts.toSorted((a, b) => (own(a) === own(b) ? 0 : own(a) > own(b) ? -1 : 1));
}

/**
 * Of the week's quarter. Who has neither quota nor deals in it is left out.
 * @param book of that quarter as it is now; a closed week has its own
 */
export async function partStandings(db: Tx, told: ToldWeek, book: QuotaBook): Promise<PartStanding[]> {
  const { closed, workspace, owners, quarter } = told;
  const people = closed ?? (await peopleNow(db, workspace.id));
  const { teams, members } = people;
  const quotas = closed ? quotaBookThen(closed, quarter) : { ...book, teams, members };
  const rows = await numbersBy(db, workspace, "owner", owners, quarter, told.at);
  return teamParts(people, owners)
    .map((part) => standingOf(part, quotas, rows))
    .filter(({ quota, commit }) => quota.size > 0 || commit.size > 0);
}

function standingOf(
  { id, name, people }: TeamPart,
  book: QuotaBook,
  rows: ReadonlyMap<string, readonly ForecastRow[]>,
): PartStanding {
  const { won, commit } = forecastNumbers(people.flatMap((person) => rows.get(person) ?? []));
  // The number of who leads a team is the team's, and none of their own beside it.
  const quota =
    people.length === 1 && people[0] === id && isTeams(book, id) ? new Map() : quotaAmong(book, people).quota;
  return { name, quota, won, commit };
}
