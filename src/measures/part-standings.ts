/** Where each team or rep stands in the quarter: quota, commit, and the gap that is theirs. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { leftOf, type Sums, sumOf } from "../money/sums.ts";
import { quotaBookThen } from "./closed-week.ts";
import { dealsAsOf } from "./deals-as-of.ts";
import { ownedBy } from "./funnel-numbers.ts";
import { inQuarter } from "./quarter-deals.ts";
import { isTeams, type QuotaBook, quotaAmong } from "./quotas.ts";
import { type House, type TeamPart, teamParts } from "./team-parts.ts";
import type { ToldWeek } from "./told-week.ts";

export type PartStanding = Readonly<{
  name: string;
  quota: Sums;
  won: Sums;
  /** Won and commit deals. */
  commit: Sums;
}>;

type Row = Readonly<{ ownerId: string; currency: string; on: string | null; won: bigint; commit: bigint }>;

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
  const house = closed ?? (await houseNow(db, workspace.id));
  const { teams, members } = house;
  const quotas = closed ? quotaBookThen(closed, quarter) : { ...book, teams, members };
  const rows = Map.groupBy(await byOwner(db, told), ({ ownerId }) => ownerId);
  return teamParts(house, owners)
    .map((part) => standingOf(part, quotas, rows))
    .filter(({ quota, commit }) => quota.size > 0 || commit.size > 0);
}

function standingOf(
  { id, name, people }: TeamPart,
  book: QuotaBook,
  rows: ReadonlyMap<string, Row[]>,
): PartStanding {
  const theirs = people.flatMap((person) => rows.get(person) ?? []);
  const sums = (of: "won" | "commit") =>
    sumOf(
      theirs.map(({ currency, on, [of]: minor }) => ({
        currency,
        minor: BigInt(minor),
        on: on ?? undefined,
      })),
    );
  // The number of who leads a team is the team's, and none of their own beside it.
  const quota =
    people.length === 1 && people[0] === id && isTeams(book, id) ? new Map() : quotaAmong(book, people).quota;
  return { name, quota, won: sums("won"), commit: sums("commit") };
}

async function houseNow(db: Tx, workspaceId: string): Promise<House> {
  const teams = await db.team.findMany({
    where: { workspaceId },
    select: { id: true, name: true, parentId: true, managerId: true },
    orderBy: { name: "asc" },
  });
  const members = await db.member.findMany({
    where: { workspaceId },
    select: { id: true, name: true, teamId: true },
    orderBy: { name: "asc" },
  });
  return { teams, members };
}

const byOwner = (db: Tx, { workspace, owners, at, quarter }: ToldWeek): Promise<Row[]> =>
  db.$queryRaw<Row[]>(sql`
    SELECT d."ownerId"::text AS "ownerId", d."currency",
           CASE WHEN d."outcome" = 'won' AND d."currency" <> ${workspace.currency} THEN d."wonOn" END::text AS "on",
           coalesce(sum(d."amountMinor") FILTER (WHERE d."outcome" = 'won'), 0)::bigint AS "won",
           sum(d."amountMinor")::bigint AS "commit"
    FROM ${dealsAsOf(at)}
    WHERE d."workspaceId" = ${workspace.id}::uuid AND ${inQuarter("commit", quarter)} ${ownedBy(sql`d`, owners)}
    GROUP BY 1, 2, 3`);
