/** Two members who are one person: quotas go to the one who stays, but for days in which that one has a quota already. */
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

export async function joinQuotas(deed: Deed, from: string, to: string): Promise<void> {
  const { db, workspace } = deed;
  const { moved, dropped } = await quotasToJoin(deed, from, to);
  const { id: workspaceId } = workspace;
  await db.quota.updateMany({
    where: { workspaceId, id: { in: moved.map(({ id }) => id) } },
    data: { memberId: to },
  });
  await db.quota.deleteMany({ where: { workspaceId, id: { in: dropped.map(({ id }) => id) } } });
  const day = (date: Date) => date.toISOString().slice(0, 10);
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
}
