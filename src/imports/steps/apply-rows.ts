/** What was agreed on is done, batch by batch, and counts from one moment on. */
import type { RowKind } from "../kinds/import-kind.ts";
import { nextRows, tally, writeOutcomes } from "../rows.ts";
import type { Held } from "./step.ts";

/** Twenty thousand deals begin to count within it. */
const countMs = 120_000;

export async function applyRows(held: Held, kind: RowKind): Promise<void> {
  let after = 0;
  await held.inBatches(async (deed, one, limit) => {
    const each = one.decided.twice === "each";
    const rows = await nextRows(deed.db, one, { after, limit: kind.most ?? limit, each });
    if (rows.length === 0) return undefined;
    await writeOutcomes(deed.db, one, await kind.apply(deed, one, rows), true);
    after = rows.at(-1)!.nth;
    return { through: after };
  }, kind.most && countMs);
  await held.step(async (deed, one) => {
    const eventId = await kind.count(deed, one);
    return {
      ...(await tally(deed.db, one, kind.amount)),
      ...{ state: "done", through: 0, eventId, doneAt: new Date(deed.now.epochMilliseconds) },
    };
  }, countMs);
}
