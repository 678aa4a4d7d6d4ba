/** Gives a member or a team a quota for a quarter. What lay across its bounds keeps the months outside. */
import { Temporal } from "temporal-polyfill";
import type { Quarter } from "../calendar/quarter.ts";
import { fromDateColumn, toDateColumn } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import { partOf } from "../measures/quotas.ts";
import type { Money } from "../money/money.ts";
import { sumOf } from "../money/sums.ts";

export type Seller = Readonly<{ kind: "member" | "team"; id: string; name: string }>;

/** @param amount of zero takes it away */
export async function putQuota(
  deed: Deed,
  { kind, id }: Seller,
  quarter: Quarter,
  amount: Money,
): Promise<void> {
  const { db, workspace } = deed;
  // Whoever sets it at the same time waits: one quota a day.
  await db.$executeRaw(
    kind === "team"
      ? sql`SELECT 1 FROM "Team" WHERE "id" = ${id}::uuid FOR UPDATE`
      : sql`SELECT 1 FROM "Member" WHERE "id" = ${id}::uuid FOR UPDATE`,
  );
  const whose = { workspaceId: workspace.id, ...(kind === "team" ? { teamId: id } : { memberId: id }) };
  const { start, end } = quarter;
  const days = { from: toDateColumn(start), to: toDateColumn(end) };
  const former = await db.quota.findMany({
    where: { ...whose, from: { lte: days.to }, to: { gte: days.from } },
  });
  const rest = former.flatMap(({ from, to, amountMinor, currency }) => {
    const whole = { start: fromDateColumn(from), end: fromDateColumn(to) };
    return [
      { start: whole.start, end: start.subtract({ days: 1 }) },
      { start: end.add({ days: 1 }), end: whole.end },
    ]
      .filter((piece) => Temporal.PlainDate.compare(piece.start, piece.end) <= 0)
      .map((piece) => ({
        ...{ ...whose, currency, amountMinor: partOf(amountMinor, whole, piece) },
        ...{ from: toDateColumn(piece.start), to: toDateColumn(piece.end) },
      }));
  });
  const { minor: amountMinor, currency } = amount;
  await db.quota.deleteMany({ where: { ...whose, id: { in: former.map((one) => one.id) } } });
  await db.quota.createMany({
    data: [...rest, ...(amountMinor > 0n ? [{ ...whose, ...days, amountMinor, currency }] : [])],
  });
  const before = sumOf(
    former.map((one) => ({
      minor: partOf(
        one.amountMinor,
        { start: fromDateColumn(one.from), end: fromDateColumn(one.to) },
        quarter,
      ),
      currency: one.currency,
    })),
  );
  const [was] = before;
  await recordEvents(deed, [
    {
      ...{ subject: kind, subjectId: id, kind: "quota" },
      values: {
        ...{ from: start.toString(), to: end.toString() },
        columns: {
          amountMinor: [was ? String(was[1]) : null, String(amountMinor)],
          currency: [was?.[0] ?? null, currency],
        },
      },
    },
  ]);
}
