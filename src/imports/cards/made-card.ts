/** What came with an import, a page at a time; each row opens what it is about. */
import { Temporal } from "temporal-polyfill";
import { actions, button, type Card, card, quiet, selfSaid, table, text } from "../../chat/card.ts";
import { chatWords } from "../../chat/words.ts";
import { formatNumber } from "../../text/count.ts";
import { formatShortDate } from "../../text/format/date.ts";
import { touchWords } from "../../touches/words.ts";
import { type Import, tableOf } from "../import.ts";
import { type MadeRow, madeRows } from "../made-rows.ts";
import { importWords } from "../words.ts";
import type { ImportReader } from "./progress-card.ts";

const pageSize = 10;

export async function madeCard(reader: ImportReader, one: Import, wanted: number): Promise<Card> {
  const { locale } = reader;
  const words = importWords(locale);
  const { previous, next, page: sayPage } = chatWords(locale);
  const { rows, total } = await madeRows(reader.db, one, {
    offset: (wanted - 1) * pageSize,
    limit: pageSize,
  });
  // What was there may have gone while somebody was turning pages.
  if (rows.length === 0 && wanted > 1) return madeCard(reader, one, 1);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const said = words.madeCount(formatNumber(total, locale), total);
  const to = (page: number) => ({ id: one.id, page });
  return card(
    locale,
    words.title(tableOf(one)),
    [
      total === 0
        ? text(words.madeNothing)
        : table(
            headingsOf(reader, one),
            rows.map((row) => ({ cells: cellsOf(reader, one, row), button: openButton(reader, one, row) })),
            { headline: one.kind === "touches" ? 2 : 1 },
          ),
      total > 0 && quiet(pages > 1 ? `${said} · ${sayPage(wanted, pages)}` : said),
      actions(
        wanted > 1 && button(previous, "import.made", to(wanted - 1)),
        wanted < pages && button(next, "import.made", to(wanted + 1)),
        button(words.backToImport, "import.show", { id: one.id }),
      ),
    ],
    { summary: words.madeSays(one.fileName, said) },
  );
}

function headingsOf({ locale }: ImportReader, { kind }: Import) {
  const { made } = importWords(locale);
  if (kind === "touches") return [made.on, made.customer, selfSaid(made.how), selfSaid(made.who)];
  const [first, second] = kind === "contacts" ? [made.person, made.customer] : [made.customer, made.owner];
  return [first, second, selfSaid(made.what)];
}

function cellsOf({ locale, today }: ImportReader, { kind }: Import, row: MadeRow): string[] {
  const words = importWords(locale);
  if (kind === "touches") {
    const on = formatShortDate(Temporal.PlainDate.from(row.on!), locale, today);
    return [on, row.customer, touchWords(locale).kinds[row.kind!], row.member ?? "–"];
  }
  const about = kind === "contacts" ? row.customer : (row.member ?? "–");
  return [row.name, about, row.does === "create" ? words.create : words.update];
}

function openButton({ locale }: ImportReader, { kind }: Import, { id, customerId }: MadeRow) {
  const { open } = importWords(locale);
  if (kind === "contacts") return button(open, "customer.person", { id });
  return kind === "touches"
    ? button(open, "customer.touches", { customer: customerId })
    : button(open, "customer.show", { id: customerId });
}
