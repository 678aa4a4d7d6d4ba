/** All rows that there is something to say of, batch by batch, in the order of the sheet. */
import type { Deed } from "../../history/deed.ts";
import type { Import } from "../import.ts";
import type { RowKind } from "../kinds/import-kind.ts";
import { nextRows, type ReadRow } from "../rows.ts";
import type { Held } from "./step.ts";

/**
 * @param look what is done with a batch, in its transaction
 * @param wholeMs how long it may take where a kind looks at its table as a whole, in milliseconds
 */
export async function throughRows(
  held: Held,
  { most }: Pick<RowKind, "most">,
  look: (deed: Deed, one: Import, rows: readonly ReadRow[]) => Promise<void>,
  wholeMs: number,
): Promise<void> {
  let after = 0;
  await held.inBatches(async (deed, one, limit) => {
    const each = one.decided.twice === "each";
    const rows = await nextRows(deed.db, one, { after, limit: most ?? limit, each });
    if (rows.length === 0) return undefined;
    await look(deed, one, rows);
    after = rows.at(-1)!.nth;
    return { through: after };
  }, most && wholeMs);
}
