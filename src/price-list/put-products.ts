/** Writes the price list. Who may is up to the callers. */
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import { productKey } from "../understanding/product-key.ts";
import { loadPriceList } from "./load-price-list.ts";
import type { ListedProduct } from "./price-list.ts";

/** What is to stand there of a product in a currency; `null`: nothing. */
export type ProductChange = Readonly<{ name: string; currency: string; to: ListedProduct | null }>;

/** Whoever writes it at the same time waits, so that the history says what each of them changed. */
export const holdPriceList = ({ db, workspace }: Pick<Deed, "db" | "workspace">): Promise<number> =>
  db.$executeRaw(sql`SELECT 1 FROM "Workspace" WHERE "id" = ${workspace.id}::uuid FOR NO KEY UPDATE`);

/** Each at most once. Lines of deals keep the price that they have. @returns how many are other than before */
export async function putProducts(deed: Deed, changes: readonly ProductChange[]): Promise<number> {
  const { db, workspace } = deed;
  await holdPriceList(deed);
  const standing = new Map(
    (await loadPriceList(db, workspace.id)).products.map((one) => [keyOf(one.name, one.price.currency), one]),
  );
  const changed = changes.flatMap(({ name, currency, to }) => {
    const before = standing.get(keyOf(name, currency)) ?? null;
    return isSame(before, to) ? [] : [{ key: productKey(name), currency, before, to }];
  });
  if (changed.length === 0) return 0;
  const rows = changed.map(({ key, currency, to }) => ({
    ...{ key, currency, gone: to === null },
    ...(to && { name: to.name, series: to.series, minor: String(to.price.minor) }),
  }));
  const input = rowsOf(
    rows,
    sql`"key" text, "currency" text, "gone" boolean, "name" text, "series" text, "minor" bigint`,
  );
  await db.$executeRaw(sql`
    DELETE FROM "Product" p USING ${input} i
     WHERE p."workspaceId" = ${workspace.id}::uuid AND p."key" = i."key" AND p."currency" = i."currency"`);
  await db.$executeRaw(sql`
    INSERT INTO "Product" ("workspaceId", "key", "currency", "name", "series", "priceMinor")
    SELECT ${workspace.id}::uuid, i."key", i."currency", i."name", i."series", i."minor" FROM ${input} i WHERE NOT i."gone"`);
  await recordEvents(deed, [
    {
      ...{ subject: "workspace", subjectId: workspace.id, kind: "price-list" },
      values: {
        count: changed.length,
        products: changed.map(({ before, to }) => [before && written(before), to && written(to)]),
      },
    },
  ]);
  return changed.length;
}

const keyOf = (name: string, currency: string): string => `${productKey(name)} ${currency}`;

export const isSame = (one: ListedProduct | null, other: ListedProduct | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.name === other.name &&
    one.series === other.series &&
    one.price.minor === other.price.minor &&
    one.price.currency === other.price.currency);

/** As an event and an import's row keep it. */
export const written = ({ name, series, price: { minor, currency } }: ListedProduct) => ({
  ...{ name, series, minor: String(minor), currency },
});
