import type { Turn } from "../chat/use-case.ts";
import type { Deal } from "./deal.ts";
import { recordChange } from "./update-columns.ts";

/** Sets the deal's one product line to what was typed, and keeps what it was; nothing happens when it names the same products. */
export async function replaceProduct(turn: Turn, deal: Deal, product: string): Promise<Deal> {
  if (product === "" || product === deal.products.join(", ")) return deal;
  await turn.db.dealLine.deleteMany({ where: { dealId: deal.id } });
  await turn.db.dealLine.create({ data: { dealId: deal.id, product, amountMinor: deal.amount.minor } });
  await recordChange(turn, deal.id, { products: [deal.products.join(", ") || null, product] });
  return { ...deal, products: [product] };
}
