/** What was agreed on is done, batch by batch, and counts from one moment on. */
import { may } from "../../company/permissions.ts";
import type { Deed } from "../../history/deed.ts";
import { kindNamed } from "../../spreadsheets/kinds/kinds.ts";
import type { Import } from "../import.ts";
import type { RowKind } from "../kinds/import-kind.ts";
import { type ReadRow, tally, writeOutcomes } from "../rows.ts";
import { type Held, NotAllowed } from "./step.ts";
import { throughRows } from "./through-rows.ts";

/** Twenty thousand deals begin to count within it. */
const countMs = 120_000;

export async function applyRows(held: Held, kind: RowKind): Promise<void> {
  const apply = async (deed: Deed, one: Import, rows: readonly ReadRow[]) =>
    writeOutcomes(deed.db, one, await kind.apply(deed, one, rows), true);
  await throughRows(held, kind, apply, countMs);
  await held.step(async (deed, one) => {
    // Whoever sent it may have been told meanwhile that they may not.
    if (!may(deed.member, kindNamed(kind.name).needs)) throw new NotAllowed();
    const eventId = await kind.count(deed, one);
    return {
      ...(await tally(deed.db, one, kind.amount)),
      ...{ state: "done", through: 0, eventId, doneAt: new Date(deed.now.epochMilliseconds) },
    };
  }, countMs);
}
