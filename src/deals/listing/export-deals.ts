/** A list as a file: all that it would page through. */

import { type Reply, refuse, sendFile } from "../../chat/reply.ts";
import type { Turn } from "../../chat/use-case.ts";
import { sql } from "../../database/sql.ts";
import { takeFile } from "../../files/take-file.ts";
import { recordEvents } from "../../history/record-events.ts";
import { loadAnswersOf } from "../facts/answers.ts";
import { gateAhead } from "../facts/gate-ahead.ts";
import { type DealFilter, loadDeals } from "../facts/load-deals.ts";
import { loadParties } from "../facts/parties.ts";
import { byteOrderMark, cellsOf, csvRow, headings } from "./deals-csv.ts";
import { listWords } from "./words.ts";

/** What a spreadsheet shows with ease; a company has that many in years. */
const mostExported = 200_000;
/** Loaded at once. */
const atOnce = 1_000;

/** @param filter of the list @param count of its deals */
export async function exportDeals(turn: Turn, filter: DealFilter, count: number): Promise<Reply> {
  const words = listWords(turn.locale);
  if (count === 0) return refuse(words.listEmpty);
  if (count > mostExported) return refuse(words.tooManyToExport(count, mostExported));
  const name = `${words.exportName}-${turn.today}.csv`;
  const sender = { workspaceId: turn.workspace.id, memberId: turn.member.id, conversation: undefined };
  const open = async () => ({ name, size: undefined, pieces: csv(turn, filter) });
  const file = await takeFile(turn.db, sender, { name, open }, Number.POSITIVE_INFINITY);
  await recordEvents(turn, [
    {
      ...{ subject: "workspace", subjectId: turn.workspace.id, kind: "export" },
      values: { what: "deals", count },
    },
  ]);
  return sendFile(file);
}

/** Pages by deal number, so that changes in between neither repeat nor skip a deal. */
async function* csv(turn: Turn, filter: DealFilter): AsyncGenerator<Uint8Array> {
  yield Buffer.from(byteOrderMark + csvRow(headings(turn)));
  let after = 0;
  for (let full = true; full; ) {
    const deals = await loadDeals(turn.db, {
      ...filter,
      where: [...(filter.where ?? []), sql`d."number" > ${after}::int`],
      orderBy: sql`d."number"`,
      limit: atOnce,
    });
    const answers = await loadAnswersOf(
      turn,
      deals.map(({ id }) => id),
    );
    const partiesOf = await loadParties(
      turn,
      deals.map(({ id }) => id),
    );
    const rows = deals.map((deal) => {
      const { should } = gateAhead(turn, deal, answers.get(deal.id) ?? {});
      return csvRow(cellsOf(turn, deal, { should, parties: partiesOf(deal.id) }));
    });
    yield Buffer.from(rows.join(""));
    after = deals.at(-1)?.number ?? after;
    full = deals.length === atOnce;
  }
}
