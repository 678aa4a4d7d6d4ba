/** The rows of quotas: read under a lock, written by what has changed of them. */

import type { Days } from "../calendar/asked-quarters.ts";
import { fromDateColumn } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { type NewEvent, recordEvents } from "../history/record-events.ts";
import type { Money } from "../money/money.ts";
import { sumOf } from "../money/sums.ts";
import { type Piece, pieceKey, within } from "./quota-pieces.ts";

export type Asked = Readonly<{ kind: "member" | "team"; id: string }>;

export const askedKey = ({ kind, id }: Asked): string => `${kind} ${id}`;

/** By whom they are asked of. */
export type Quotas = ReadonlyMap<string, readonly Piece[]>;

/** Whoever sets one of theirs at the same time waits: one quota a day. */
export async function holdQuotas(deed: Deed, asked: readonly Asked[]): Promise<Quotas> {
  const { db } = deed;
  const ids = (kind: Asked["kind"]) => asked.filter((one) => one.kind === kind).map(({ id }) => id);
  await db.$executeRaw(
    sql`SELECT 1 FROM "Team" WHERE "id" = ANY(${ids("team")}::uuid[]) ORDER BY "id" FOR UPDATE`,
  );
  await db.$executeRaw(
    sql`SELECT 1 FROM "Member" WHERE "id" = ANY(${ids("member")}::uuid[]) ORDER BY "id" FOR UPDATE`,
  );
  return quotasOf(deed, asked);
}

export async function quotasOf({ db, workspace }: Deed, asked: readonly Asked[]): Promise<Quotas> {
  const ids = (kind: Asked["kind"]) => asked.filter((one) => one.kind === kind).map(({ id }) => id);
  const rows = await db.quota.findMany({
    where: {
      workspaceId: workspace.id,
      OR: [{ memberId: { in: ids("member") } }, { teamId: { in: ids("team") } }],
    },
    orderBy: { from: "asc" },
  });
  const found = new Map<string, Piece[]>(asked.map((one) => [askedKey(one), []]));
  for (const { memberId, teamId, from, to, amountMinor, currency } of rows)
    found
      .get(askedKey(teamId === null ? { kind: "member", id: memberId! } : { kind: "team", id: teamId }))!
      .push({ start: fromDateColumn(from), end: fromDateColumn(to), minor: amountMinor, currency });
  return found;
}

type Row = Readonly<{
  memberId: string | null;
  teamId: string | null;
  from: string;
  to: string;
  minor: string;
  currency: string;
}>;

/** Two statements, whatever their number. @param before as `holdQuotas` has read them */
export async function writeQuotas({ db, workspace }: Deed, before: Quotas, after: Quotas): Promise<void> {
  const gone: Row[] = [];
  const come: Row[] = [];
  for (const [key, pieces] of after) {
    const former = before.get(key) ?? [];
    const [old, now] = [former, pieces].map((some) => new Set(some.map(pieceKey)));
    gone.push(...former.filter((one) => !now!.has(pieceKey(one))).map((one) => rowOf(key, one)));
    come.push(...pieces.filter((one) => !old!.has(pieceKey(one))).map((one) => rowOf(key, one)));
  }
  const { id: workspaceId } = workspace;
  const column = (rows: readonly Row[], name: keyof Row) => rows.map((row) => row[name]);
  await db.$executeRaw(sql`
    DELETE FROM "Quota" q USING unnest(${column(gone, "memberId")}::uuid[], ${column(gone, "teamId")}::uuid[], ${column(gone, "from")}::date[]) AS g("memberId", "teamId", "from")
     WHERE q."workspaceId" = ${workspaceId}::uuid AND q."from" = g."from"
       AND (q."memberId" = g."memberId" OR q."teamId" = g."teamId")`);
  await db.quota.createMany({
    data: come.map(({ from, to, minor, ...row }) => ({
      ...{ ...row, workspaceId, amountMinor: BigInt(minor) },
      ...{ from: new Date(from), to: new Date(to) },
    })),
  });
}

function rowOf(key: string, { start, end, minor, currency }: Piece): Row {
  const [kind, id] = key.split(" ") as [Asked["kind"], string];
  return {
    ...{ memberId: kind === "member" ? id : null, teamId: kind === "team" ? id : null },
    ...{ from: String(start), to: String(end), minor: String(minor), currency },
  };
}

export type Told = Readonly<{ asked: Asked; days: Days; before: readonly Piece[]; amount: Money }>;

export const recordQuotas = (deed: Deed, told: readonly Told[]): Promise<string[]> =>
  recordEvents(
    deed,
    told.map(({ asked, days, before, amount }): NewEvent => {
      const [was] = sumOf(within(before, days));
      return {
        ...{ subject: asked.kind, subjectId: asked.id, kind: "quota" },
        values: {
          ...{ from: String(days.start), to: String(days.end) },
          columns: {
            amountMinor: [was ? String(was[1]) : null, String(amount.minor)],
            currency: [was?.[0] ?? null, amount.currency],
          },
        },
      };
    }),
  );
