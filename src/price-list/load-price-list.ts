import type { Tx } from "../database/transaction.ts";
import { productKey } from "../understanding/product-key.ts";
import { PriceList } from "./price-list.ts";

/** By series, then by name; what belongs to no series comes last. */
export async function loadPriceList(db: Tx, workspaceId: string): Promise<PriceList> {
  const rows = await db.product.findMany({
    where: { workspaceId },
    orderBy: [{ series: { sort: "asc", nulls: "last" } }, { name: "asc" }, { currency: "asc" }],
  });
  return new PriceList(
    rows.map(({ name, series, priceMinor: minor, currency }) => ({
      ...{ name, series, price: { minor, currency } },
    })),
  );
}

/** As the list spells it, or else as it is. */
export async function spelledAsListed(db: Tx, workspaceId: string, product: string): Promise<string> {
  const listed = await db.product.findFirst({
    where: { workspaceId, key: productKey(product) },
    orderBy: { currency: "asc" },
    select: { name: true },
  });
  return listed?.name ?? product;
}
