/** Quotas stay with their days. Another fiscal year may cut them: said before it is saved. */
import type { Temporal } from "temporal-polyfill";
import type { Turn } from "../chat/use-case.ts";
import { fromDateColumn, toDateColumn } from "../database/columns.ts";
import { formatMoney, type Money } from "../money/money.ts";
import { formatList } from "../text/count.ts";
import { formatShortDate } from "../text/format/date.ts";
import { settingsWords } from "./words.ts";

type DatedQuota = Readonly<{ name: string; from: Temporal.PlainDate; to: Temporal.PlainDate; amount: Money }>;

/** So many are named; the others are counted. */
const named = 3;

/** Those that are not over, with whose they are. */
export async function quotasToCome({ db, workspace, today }: Turn): Promise<DatedQuota[]> {
  const { id: workspaceId } = workspace;
  const rows = await db.quota.findMany({
    where: { workspaceId, to: { gte: toDateColumn(today) } },
    orderBy: [{ from: "asc" }, { id: "asc" }],
  });
  const ids = rows.map(({ memberId, teamId }) => memberId ?? teamId!);
  const people = await db.member.findMany({ where: { workspaceId, id: { in: ids } } });
  const teams = await db.team.findMany({ where: { workspaceId, id: { in: ids } } });
  const names = new Map([...people, ...teams].map(({ id, name }) => [id, name]));
  return rows.map(({ memberId, teamId, from, to, amountMinor, currency }) => ({
    name: names.get(memberId ?? teamId!) ?? "–",
    from: fromDateColumn(from),
    to: fromDateColumn(to),
    amount: { minor: amountMinor, currency },
  }));
}

/** Those that begin or end within a quarter of a year that begins in this month. */
export function cutBy(quotas: readonly DatedQuota[], fiscalStartMonth: number): DatedQuota[] {
  const begins = ({ month }: Temporal.PlainDate) => (month - fiscalStartMonth + 12) % 3 === 0;
  return quotas.filter(({ from, to }) => !begins(from) || !begins(to.add({ days: 1 })));
}

export function sayCut({ locale, today }: Turn, cut: readonly DatedQuota[]): string {
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
