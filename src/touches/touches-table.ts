/** Touches as a table, in the words of the list; read page by page while it is written. */

import { Temporal } from "temporal-polyfill";
import type { Turn } from "../chat/use-case.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import type { Sql } from "../database/sql.ts";
import { factWords } from "../deals/facts/words.ts";
import type { Row, Table } from "../spreadsheets/writing/table.ts";
import { loadTouches } from "./load-touches.ts";
import { touchWords } from "./words.ts";

/** Loaded at once. */
const atOnce = 1_000;

export function touchesTable(turn: Turn, which: Readonly<{ owners: OwnerScope; where: Sql }>): Table {
  const words = touchWords(turn.locale);
  const { columns } = words;
  return {
    name: words.all,
    columns: [
      { label: columns.on, type: "day" },
      { label: words.kind, type: "text" },
      { label: words.targets.who, type: "text" },
      { label: factWords(turn.locale).customer, type: "text" },
      { label: "#", type: "number" },
      { label: words.people, type: "text" },
      { label: words.minutes, type: "number", means: words.minutesMeans },
      { label: columns.note, type: "text" },
    ],
    rows: rowsOf(turn, which),
  };
}

async function* rowsOf(turn: Turn, which: Readonly<{ owners: OwnerScope; where: Sql }>): AsyncGenerator<Row> {
  const { kinds } = touchWords(turn.locale);
  for (let offset = 0, full = true; full; offset += atOnce) {
    const touches = await loadTouches(turn, { ...which, limit: atOnce, offset });
    for (const { on, kind, who, customer, number, contacts, minutes, text } of touches)
      yield [
        Temporal.PlainDate.from(on),
        kinds[kind],
        who,
        customer,
        number,
        contacts.map(({ name }) => name).join(", "),
        minutes,
        text,
      ];
    full = touches.length === atOnce;
  }
}
