/** The pool or the target market as a table, read page by page while it is written. */

import type { Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { knowsOnlyOwn } from "../customers/match-customer.ts";
import type { Standing } from "../customers/standing/standing.ts";
import type { Row, Table } from "../spreadsheets/writing/table.ts";
import { loadIdle } from "./load-leads.ts";
import { leadWords } from "./words.ts";

/** Loaded at once. */
const atOnce = 1_000;

export function leadsTable(turn: Turn, standing: Standing, filter: string): Table {
  const words = leadWords(turn.locale);
  const { title, means, columns } = words.lists[standing];
  return {
    name: title(0),
    columns: [
      { label: words.customer, type: "text", means },
      { label: words.grade, type: "text" },
      { label: words.segmentOnly, type: "text" },
      { label: columns.since, type: "day" },
      { label: words.hadBy, type: "text" },
      { label: words.lastTouch, type: "day" },
    ],
    rows: rowsOf(turn, standing, filter),
  };
}

async function* rowsOf(turn: Turn, standing: Standing, filter: string): AsyncGenerator<Row> {
  const onlyOwn = knowsOnlyOwn(turn);
  for (let page = 1, full = true; full; page += 1) {
    const leads = await loadIdle(turn, standing, { filter, page, size: atOnce });
    for (const { name, grade, segment, since, former, touchedOn } of leads)
      yield [
        name,
        grade,
        segment.join(" · "),
        dayOf(turn.workspace, since),
        former && (!onlyOwn || former.id === turn.member.id) ? former.name : "",
        touchedOn,
      ];
    full = leads.length === atOnce;
  }
}
