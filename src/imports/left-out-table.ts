/** The rows that an import leaves out, under the names that their columns had, with the reason beside each: to be set right and sent again. */
import type { Tx } from "../database/transaction.ts";
import type { Table } from "../spreadsheets/writing/table.ts";
import type { Locale } from "../text/locale.ts";
import type { Import } from "./import.ts";
import { leftOutRows } from "./rows.ts";
import { sayWhy } from "./say-why.ts";
import { importWords } from "./words.ts";

const atOnce = 1_000;

export function leftOutTable(db: Tx, one: Import, locale: Locale): Table {
  const words = importWords(locale);
  const names = one.decided.header ?? [];
  return {
    name: words.reject,
    columns: [
      ...names.map((label) => ({ label, type: "text" as const })),
      { label: words.reasonColumn, type: "text", width: 50 },
    ],
    rows: rows(),
  };

  async function* rows(): AsyncGenerator<string[]> {
    for (let after = 0; ; ) {
      const some = await leftOutRows(db, one, after, atOnce);
      for (const { cells, why } of some)
        yield [...names.map((_, at) => cells[at] ?? ""), sayWhy(locale, one, why)];
      if (some.length < atOnce) return;
      after = some.at(-1)!.nth;
    }
  }
}
