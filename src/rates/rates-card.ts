import {
  actions,
  button,
  type Card,
  card,
  text as paragraph,
  quiet,
  strong,
  table,
  toTheRight,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { fromDateColumn } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import { currencyName } from "../money/currency.ts";
import { readRate, writeRate } from "../money/rates.ts";
import { formatList } from "../text/count.ts";
import { formatShortDate } from "../text/format/date.ts";
import { withoutRate } from "./without-rate.ts";
import { ratesWords } from "./words.ts";

const perPage = 15;

type Row = { currency: string; from: Date; worth: string };

/** The rates into the company's currency, the newest of each first, and the currencies of open deals that have none. */
export async function ratesCard(turn: Turn, asked: number, banner?: string): Promise<Card> {
  const { db, workspace, locale, today } = turn;
  const words = ratesWords(locale);
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT "currency", "from", "worth"::text AS "worth" FROM "ExchangeRate"
    WHERE "workspaceId" = ${workspace.id}::uuid AND "into" = ${workspace.currency}
    ORDER BY "currency", "from" DESC`);
  const lacking = await withoutRate(turn);
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(asked, pages);
  const { previous, next, page: pageOf } = chatWords(locale);
  return card(
    locale,
    words.title,
    [
      banner ? strong(banner) : undefined,
      lacking.length > 0 && paragraph(words.lacking(formatList(lacking, locale))),
      rows.length > 0
        ? table(
            [words.currency, words.from, toTheRight(words.worth(workspace.currency))],
            rows.slice((page - 1) * perPage, page * perPage).map(({ currency, from, worth }) => {
              const since = fromDateColumn(from);
              const rate = writeRate(readRate(worth)!);
              return {
                cells: [
                  `${currency} ${currencyName(currency, locale)}`,
                  formatShortDate(since, locale, today),
                  rate,
                ],
                button: button(words.change, "team.rates", {
                  set: true,
                  currency,
                  from: since.toString(),
                  rate,
                }),
              };
            }),
          )
        : quiet(words.none(workspace.currency)),
      pages > 1 ? quiet(pageOf(page, pages)) : undefined,
      quiet(words.howItCounts),
      actions(
        ...lacking.slice(0, 3).map((currency) => setButton(locale, currency)),
        button(words.set, "team.rates", { set: true }),
        button(words.paste, "rates.paste"),
        page > 1 && button(previous, "team.rates", { page: page - 1 }),
        page < pages && button(next, "team.rates", { page: page + 1 }),
      ),
    ],
    { tone: banner ? "good" : "plain", summary: banner ?? words.title },
  );
}

/** Opens the form for one currency. @param from ISO date; today when missing */
export const setButton = (locale: Turn["locale"], currency: string, from?: string) =>
  button(ratesWords(locale).setOf(currency), "team.rates", { set: true, currency, ...(from && { from }) });
