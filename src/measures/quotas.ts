/** What people and teams are to bring in. A quota is of whole months; of one that a quarter cuts, its months count. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Days } from "../calendar/asked-quarters.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { toDateColumn } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { type Sums, sumOf } from "../money/sums.ts";

/** What of a quota counts for a quarter; of a member or of a team. */
export type QuotaPart = Readonly<{
  memberId: string | null;
  teamId: string | null;
  minor: bigint;
  currency: string;
}>;

export type QuotaTeam = Readonly<{ id: string; parentId: string | null; managerId: string | null }>;
export type QuotaMember = Readonly<{ id: string; teamId: string | null }>;

/** Who is asked for how much, and who belongs where: as it is now, or as a closed week has kept it. */
export type QuotaBook = Readonly<{
  parts: readonly QuotaPart[];
  teams: readonly QuotaTeam[];
  members: readonly QuotaMember[];
}>;

export type Quota = Readonly<{
  quota: Sums;
  /** What the people's own quotas add up to, where a team has a number beside them; otherwise undefined. */
  people: Sums | undefined;
}>;

export const noQuota: Quota = { quota: new Map(), people: undefined };

/** Quotas that count for some days; on the alias q. */
export const quotaIn = ({ start, end }: Days): Sql =>
  sql`(q."from" <= ${toDateColumn(end)}::date AND q."to" >= ${toDateColumn(start)}::date)`;

export async function loadQuotas(db: Tx, workspaceId: string, quarter: Days): Promise<QuotaBook> {
  const rows = await db.$queryRaw<{ book: unknown }[]>(
    sql`SELECT ${storedBook(workspaceId, quarter)} AS "book"`,
  );
  return readBook(rows[0]?.book, quarter);
}

/** An expression for `readBook`: beside other numbers it needs no statement of its own. */
export const storedBook = (workspaceId: string, quarter: Days): Sql => sql`(
  SELECT jsonb_build_object(
           'quotas', jsonb_agg(jsonb_build_object('memberId', q."memberId", 'teamId', q."teamId", 'from', q."from", 'to', q."to",
                                                  'minor', q."amountMinor"::text, 'currency', q."currency")),
           'teams', (SELECT jsonb_agg(jsonb_build_object('id', t."id", 'parentId', t."parentId", 'managerId', t."managerId"))
                       FROM "Team" t WHERE t."workspaceId" = ${workspaceId}::uuid),
           'members', (SELECT jsonb_agg(jsonb_build_object('id', m."id", 'teamId', m."teamId"))
                         FROM "Member" m WHERE m."workspaceId" = ${workspaceId}::uuid
                          AND (m."active" OR m."id" = ANY(array_agg(q."memberId")))))
    FROM "Quota" q WHERE q."workspaceId" = ${workspaceId}::uuid AND ${quotaIn(quarter)} HAVING count(*) > 0)`;

const id = z.string().nullable();
const stored = z.object({
  quotas: z.array(
    z.object({
      ...{ memberId: id, teamId: id, currency: z.string() },
      ...{ from: z.iso.date(), to: z.iso.date(), minor: z.string() },
    }),
  ),
  teams: z.array(z.object({ id: z.string(), parentId: id, managerId: id })).nullable(),
  members: z.array(z.object({ id: z.string(), teamId: id })).nullable(),
});

/** @param book null where there is no quota */
export function readBook(book: unknown, quarter: Days): QuotaBook {
  const { quotas, teams, members } = stored.nullish().parse(book) ?? { quotas: [], teams: [], members: [] };
  const parts = quotas.map(({ memberId, teamId, currency, from, to, minor }) => {
    const days = { start: Temporal.PlainDate.from(from), end: Temporal.PlainDate.from(to) };
    return { memberId, teamId, currency, minor: partOf(BigInt(minor), days, quarter) };
  });
  return { parts, teams: teams ?? [], members: members ?? [] };
}

/** Whether a member's own quota stands for the teams they lead. */
export const isTeams = ({ parts, teams }: QuotaBook, memberId: string): boolean => {
  const led = teams.filter(({ managerId }) => managerId === memberId);
  return led.length > 0 && !parts.some(({ teamId }) => led.some(({ id }) => id === teamId));
};

/** What of an amount for whole months falls to those within some days; the parts of neighbours add up to it. */
export function partOf(amount: bigint, whole: Days, within: Days): bigint {
  const first = monthOf(whole.start);
  const months = BigInt(monthOf(whole.end) - first + 1);
  const until = (month: number) => {
    const before = BigInt(month - first);
    return (amount * (before < 0n ? 0n : before > months ? months : before)) / months;
  };
  return until(monthOf(within.end) + 1) - until(monthOf(within.start));
}

const monthOf = ({ year, month }: Days["start"]): number => year * 12 + month;

/**
 * A team's quota is the one it was given; else its manager's, which is the team's and not one more beside the reps'; else
 * what its people's add up to. Teams count as such where a manager and all of the people are among the owners.
 */
export function quotaAmong({ parts, teams, members }: QuotaBook, owners: OwnerScope): Quota {
  const theirs = Map.groupBy(parts, (part) => part.teamId ?? part.memberId);
  const of = (id: string | null): readonly QuotaPart[] => theirs.get(id) ?? [];
  const known = owners === "all" ? undefined : new Set(owners);
  const among = (id: string) => known?.has(id) ?? true;

  const whole = teams.filter((team) => isWhole(team));
  const wholes = new Set<string | null>(whole.map(({ id }) => id));
  const led = Map.groupBy(whole, (team) => team.managerId);
  // Whose own number stands for the teams they lead. With a number of the team's beside it, it is their own again.
  const leading = new Set(
    [...led].filter(([, some]) => some.every(({ id }) => of(id).length === 0)).map(([leader]) => leader),
  );
  const people = members.filter(({ id }) => among(id) && !leading.has(id));
  // Who leads a team belongs to it, wherever else they are.
  const home = ({ id, teamId }: QuotaMember) => (wholes.has(teamId) ? teamId : led.get(id)?.[0]?.id);
  const homes = Map.groupBy(people, home);

  function isWhole({ id, parentId, managerId }: QuotaTeam): boolean {
    if (!known || (managerId !== null && among(managerId) && areAmong(id))) return true;
    const parent = teams.find((team) => team.id === parentId);
    return parent !== undefined && isWhole(parent);
  }

  function areAmong(teamId: string): boolean {
    return (
      members.every((member) => member.teamId !== teamId || among(member.id)) &&
      teams
        .filter(({ parentId }) => parentId === teamId)
        .every(({ id, managerId }) => (managerId === null || among(managerId)) && areAmong(id))
    );
  }

  /** Who leads several teams has one number for all. */
  function ofTeams(some: readonly QuotaTeam[]): QuotaPart[] {
    return some.flatMap(({ id, managerId }) => {
      if (of(id).length > 0) return of(id);
      const leaders = leading.has(managerId) ? of(managerId) : [];
      if (leaders.length === 0) return inside(id);
      if (heard.has(managerId)) return [];
      heard.add(managerId);
      return leaders;
    });
  }

  const inside = (teamId: string): QuotaPart[] => [
    ...peoples(homes.get(teamId)),
    ...ofTeams(teams.filter(({ parentId }) => parentId === teamId)),
  ];

  const heard = new Set<string | null>();
  const peoples = (some: readonly QuotaMember[] = []) => some.flatMap(({ id }) => of(id));
  const own = new Set(peoples(people));
  const counted = [
    ...ofTeams(whole.filter(({ parentId }) => !wholes.has(parentId))),
    ...peoples(homes.get(undefined)),
  ];
  return {
    quota: sumOf(counted),
    people: counted.some((part) => !own.has(part)) ? sumOf([...own]) : undefined,
  };
}
