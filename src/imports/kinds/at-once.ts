/**
 * Kinds whose tables are short: what a row comes to hangs on the others, and all of it is done in the one moment from which it
 * counts. Until then nothing is written, so there is nothing to take back of one that is cancelled.
 */
import type { Deed } from "../../history/deed.ts";
import type { Import } from "../import.ts";
import {
  type AppliedRow,
  appliedRows,
  type Outcome,
  type ReadRow,
  tableRows,
  writeOutcomes,
} from "../rows.ts";
import { beginToCount, countNoMore } from "./counting.ts";
import type { Kept, RowKind } from "./import-kind.ts";

export type AtOnceKind = Pick<RowKind, "name" | "amount" | "onceOnly" | "settle" | "told" | "plan"> &
  Readonly<{
    most: number;
    /** Plans all of it anew and does it. @returns the outcomes, with what it takes to take them back */
    put(deed: Deed, one: Import, rows: readonly ReadRow[]): Promise<Outcome[]>;
    /** What was put stands again as it stood, unless somebody has changed it since. @param rows the first one first */
    putBack(deed: Deed, one: Import, rows: readonly AppliedRow[]): Promise<readonly Kept[]>;
  }>;

export const atOnce = ({ put, putBack, ...kind }: AtOnceKind): RowKind => ({
  ...kind,
  apply: kind.plan,

  async count(deed, one) {
    const rows = await tableRows(deed.db, one, kind.most);
    await writeOutcomes(deed.db, one, await put(deed, one, rows), true);
    return beginToCount(deed, one);
  },

  async discount(deed, one) {
    if (one.eventId === null) return [];
    const rows = await appliedRows(deed.db, one, kind.most);
    const kept = await putBack(deed, one, rows.toReversed());
    await countNoMore(deed, one);
    return kept;
  },

  takeBack: async () => [],
});
