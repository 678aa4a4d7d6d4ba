/** Quotas stay with their days. Another fiscal year may cut them: said before it is saved. */
import type { Temporal } from "temporal-polyfill";
import type { Turn } from "../chat/use-case.ts";
import { fromDateColumn, toDateColumn } from "../database/columns.ts";
import { formatMoney, type Money } from "../money/money.ts";
import { formatList } from "../text/count.ts";
import { formatShortDate } from "../text/format/date.ts";
import { settingsWords } from "./words.ts";

type Cut = Readonly<{ name: string; from: Temporal.PlainDate; to: Temporal.PlainDate; amount: Money }>;

/** So many are named; the others are counted. */
const named = 3;

/** Those that are not over, and that begin or end within a quarter of the new year. */
export async function quotasCut({ db, workspace, today }: Turn, fiscalStartMonth: number): Promise<Cut[]> {
  if (fiscalStartMonth === workspace.settings.fiscalStartMonth) return [];
  const { id: workspaceId } = workspace;
  const rows = await db.quota.findMany({
    where: { workspaceId, to: { gte: toDateColumn(today) } },
    orderBy: [{ from: "asc" }, { id: "asc" }],
  });
  const begins = ({ month }: Temporal.PlainDate) => (month - fiscalStartMonth + 12) % 3 === 0;
  const cut = rows.filter(
    ({ from, to }) => !begins(fromDateColumn(from)) || !begins(fromDateColumn(to).add({ days: 1 })),
  );
  const ids = cut.map(({ memberId, teamId }) => memberId ?? teamId!);
  const people = await db.member.findMany({ where: { workspaceId, id: { in: ids } } });
  const teams = await db.team.findMany({ where: { workspaceId, id: { in: ids } } });
  const names = new Map([...people, ...teams].map(({ id, name }) => [id, name]));
  return cut.map(({ memberId, teamId, from, to, amountMinor, currency }) => ({
    name: names.get(memberId ?? teamId!) ?? "–",
    from: fromDateColumn(from),
    to: fromDateColumn(to),
    amount: { minor: amountMinor, currency },
  }));
}

export function sayCut({ locale, today }: Turn, cut: readonly Cut[]): string {
  const words = settingsWords(locale);
  const day = (date: Temporal.PlainDate) => formatShortDate(date, locale, today);
  const shown = cut
    .slice(0, named)
    .map(({ name, from, to, amount }) =>
      words.quotaOf(name, day(from), day(to), formatMoney(amount, locale, "short")),
    );
  const more = cut.length - shown.length;
  return words.quotasCut(cut.length, formatList(more > 0 ? [...shown, words.andMore(more)] : shown, locale));
}
