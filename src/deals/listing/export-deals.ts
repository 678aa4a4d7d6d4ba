/** A list as a file: all that it would page through. */

import { type Reply, refuse } from "../../chat/reply.ts";
import type { Turn } from "../../chat/use-case.ts";
import { sendTables } from "../../spreadsheets/send-tables.ts";
import type { TableFormat } from "../../spreadsheets/writing/table.ts";
import type { DealFilter } from "../facts/load-deals.ts";
import { dealsTable } from "./deals-table.ts";
import { listWords } from "./words.ts";

/** What a spreadsheet shows with ease; a company has that many in years. */
const mostExported = 200_000;

/** @param filter of the list @param count of its deals */
export async function exportDeals(
  turn: Turn,
  filter: DealFilter,
  { count, as }: Readonly<{ count: number; as: TableFormat }>,
): Promise<Reply> {
  const words = listWords(turn.locale);
  if (count === 0) return refuse(words.listEmpty);
  if (count > mostExported) return refuse(words.tooManyToExport(count, mostExported));
  const tables = [dealsTable(turn, filter)] as const;
  return sendTables(turn, { name: words.exportName, day: turn.today, tables, as, what: "deals", count });
}
