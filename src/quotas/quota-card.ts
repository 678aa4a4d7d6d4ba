import { nextQuarter, type Quarter, quarterOf } from "../calendar/quarter.ts";
import { actions, button, type Card, card, quiet, strong, table, toTheRight } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { noSql, sql } from "../database/sql.ts";
import { formatMoney } from "../money/money.ts";
import { formatSums, sumOf } from "../money/sums.ts";
import { teamWords } from "../teams/words.ts";
import { formatQuarter } from "../text/format/date.ts";
import { quotaScope } from "./quota-scope.ts";
import { quotaWords } from "./words.ts";

const perPage = 10;

type Row = { id: string; name: string; team: string | null; minor: bigint | null; currency: string | null };

/** The quotas of the people below, ten to a page; each has a button to change it. */
export async function quotaCard(turn: Turn, quarter: Quarter, page: number, banner?: string): Promise<Card> {
  const words = quotaWords(turn.locale);
  const { fiscalStartMonth } = turn.workspace.settings;
  const rows = await quotasOf(turn, quarter);
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const shownPage = Math.min(page, pages);
  const label = (one: Quarter) => formatQuarter(one, turn.locale);
  const former = quarterOf(quarter.start.subtract({ days: 1 }), fiscalStartMonth);
  const later = nextQuarter(quarter, fiscalStartMonth);
  return card(
    turn.locale,
    words.quotaTitle(label(quarter)),
    [
      banner ? strong(banner) : undefined,
      rows.length === 0
        ? quiet(words.nobodyYet)
        : table(
            [teamWords(turn.locale).name, teamWords(turn.locale).team, toTheRight(words.quota)],
            [
              ...rows.slice((shownPage - 1) * perPage, shownPage * perPage).map((row) => ({
                cells: [row.name, row.team ?? "–", moneyOf(turn, row) ?? words.noQuota],
                button: button(words.change, "team.quota", {
                  member: row.id,
                  quarter: quarter.id,
                  page: shownPage,
                }),
              })),
              { cells: [words.quotaTotal, "", totalOf(turn, rows)] },
            ],
          ),
      pages > 1 ? quiet(chatWords(turn.locale).page(shownPage, pages)) : undefined,
      actions(
        shownPage > 1 &&
          button(chatWords(turn.locale).previous, "team.quota", pageOf(quarter, shownPage - 1)),
        shownPage < pages &&
          button(chatWords(turn.locale).next, "team.quota", pageOf(quarter, shownPage + 1)),
        button(label(former), "team.quota", pageOf(former, shownPage)),
        button(label(later), "team.quota", pageOf(later, shownPage)),
      ),
    ],
    { tone: banner ? "good" : "plain", summary: banner ?? words.quotaTitle(label(quarter)) },
  );
}

const pageOf = (quarter: Quarter, page: number) => ({ quarter: quarter.id, page });

/** Whoever sells, or has a quota all the same. */
async function quotasOf(turn: Turn, quarter: Quarter): Promise<Row[]> {
  const scope = await quotaScope(turn);
  return turn.db.$queryRaw<Row[]>(sql`
    SELECT m."id", m."name", t."name" AS "team", q."amountMinor" AS "minor", q."currency"
    FROM "Member" m LEFT JOIN "Team" t ON t."id" = m."teamId"
    LEFT JOIN "Quota" q ON q."workspaceId" = m."workspaceId" AND q."memberId" = m."id"
                       AND q."quarter" = ${quarter.id} AND q."amountMinor" > 0
    WHERE m."workspaceId" = ${turn.workspace.id}::uuid
      AND (q."memberId" IS NOT NULL OR (m."active" AND m."role" IN ('rep', 'manager', 'admin')))
      ${scope === "all" ? noSql : sql`AND m."id" = ANY(${scope}::uuid[])`}
    ORDER BY t."name" NULLS LAST, m."name", m."id"`);
}

function moneyOf(turn: Turn, { minor, currency }: Pick<Row, "minor" | "currency">): string | undefined {
  return minor !== null && currency !== null
    ? formatMoney({ minor: BigInt(minor), currency }, turn.locale, "short")
    : undefined;
}

function totalOf({ locale, workspace }: Turn, rows: readonly Row[]): string {
  const sums = sumOf(
    rows.flatMap(({ minor, currency }) =>
      minor !== null && currency !== null ? [{ minor: BigInt(minor), currency }] : [],
    ),
  );
  return sums.size > 0 ? formatSums(sums, locale, workspace.currency) : quotaWords(locale).noQuota;
}
