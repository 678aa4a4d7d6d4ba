/** An import is taken back as a whole: first nothing of it counts any more, then what it made goes, batch by batch. */

import type { Import } from "../import.ts";
import type { Kept, RowKind } from "../kinds/import-kind.ts";
import { appliedRows, forgetApplied } from "../rows.ts";
import type { Held } from "./step.ts";

const discountMs = 120_000;
/** Named, of what stays. */
const mostNamed = 50;

export async function takeImportBack(held: Held, kind: RowKind): Promise<void> {
  // One that is cancelled has never counted.
  if (held.one.state === "undoing" && held.one.through === 0)
    await held.step(
      async (deed, one) => ({ through: 1, decided: keeping(one, await kind.discount(deed, one)) }),
      discountMs,
    );
  await held.inBatches(async (deed, one, limit) => {
    const rows = await appliedRows(deed.db, one, limit);
    if (rows.length === 0) return undefined;
    const kept = await kind.takeBack(deed, one, rows);
    await forgetApplied(
      deed.db,
      one,
      rows.map(({ nth }) => nth),
    );
    return { through: 1, decided: keeping(one, kept) };
  });
  const state = held.one.state === "undoing" ? "undone" : "cancelled";
  await held.step(async () => ({ state, through: 0 }));
}

function keeping({ decided }: Import, kept: readonly Kept[]): Import["decided"] {
  const { count, names } = decided.kept ?? { count: 0, names: [] };
  const all = [...names, ...kept.map(({ what }) => what)];
  return kept.length === 0
    ? decided
    : { ...decided, kept: { count: count + kept.length, names: all.slice(0, mostNamed) } };
}
