/** Two members who are one person: quotas go to the one who stays, but for days in which that one has a quota already. */
import { z } from "zod";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";

/** Of the member who goes: those that move, and those that are dropped, as the same person would be asked twice. */
export async function quotasToJoin({ db, workspace }: Deed, from: string, to: string) {
  const of = (memberId: string) =>
    db.quota.findMany({ where: { workspaceId: workspace.id, memberId }, orderBy: { from: "asc" } });
  const own = await of(to);
  const theirs = await of(from);
  const meets = (one: (typeof theirs)[number]) => own.some((it) => it.from <= one.to && it.to >= one.from);
  return { moved: theirs.filter((one) => !meets(one)), dropped: theirs.filter(meets) };
}

/** What it takes to take it back: ids of what moved, and what was dropped as it stood. */
export const joinedQuotas = z.object({
  moved: z.array(z.uuid()),
  dropped: z.array(
    z.object({ from: z.iso.date(), to: z.iso.date(), amountMinor: z.string(), currency: z.string() }),
  ),
});
export type JoinedQuotas = z.infer<typeof joinedQuotas>;

export async function joinQuotas(deed: Deed, from: string, to: string): Promise<JoinedQuotas> {
  const { db, workspace } = deed;
  const { moved, dropped } = await quotasToJoin(deed, from, to);
  const { id: workspaceId } = workspace;
  await db.quota.updateMany({
    where: { workspaceId, id: { in: moved.map(({ id }) => id) } },
    data: { memberId: to },
  });
  await db.quota.deleteMany({ where: { workspaceId, id: { in: dropped.map(({ id }) => id) } } });
  await recordEvents(
    deed,
    [...moved.map((one) => ({ one, to })), ...dropped.map((one) => ({ one, to: null }))].map(
      ({ one, to }) => ({
        ...{ subject: "member" as const, subjectId: from, kind: "quota" },
        values: {
          ...{ from: day(one.from), to: day(one.to), currency: one.currency, movedTo: to },
          columns: { amountMinor: [String(one.amountMinor), null] as const },
        },
      }),
    ),
  );
  return {
    moved: moved.map(({ id }) => id),
    dropped: dropped.map((one) => ({
      ...{ from: day(one.from), to: day(one.to) },
      ...{ amountMinor: String(one.amountMinor), currency: one.currency },
    })),
  };
}

/** @param from the one who was kept: what moved to them and is still theirs goes back, and what was dropped is there again */
export async function partQuotas(
  { db, workspace }: Deed,
  from: string,
  to: string,
  { moved, dropped }: JoinedQuotas,
): Promise<void> {
  const { id: workspaceId } = workspace;
  await db.quota.updateMany({
    where: { workspaceId, memberId: from, id: { in: moved } },
    data: { memberId: to },
  });
  await db.quota.createMany({
    data: dropped.map((one) => ({
      ...{ workspaceId, memberId: to, currency: one.currency, amountMinor: BigInt(one.amountMinor) },
      ...{ from: new Date(one.from), to: new Date(one.to) },
    })),
    skipDuplicates: true,
  });
}

const day = (date: Date): string => date.toISOString().slice(0, 10);
