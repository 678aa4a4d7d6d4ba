/** Gives members and teams quotas for months, quarters or years. What lay across their bounds keeps the months outside. */
import type { Days } from "../calendar/asked-quarters.ts";
import type { Deed } from "../history/deed.ts";
import type { Money } from "../money/money.ts";
import { overlaps, type Piece, withQuota } from "./quota-pieces.ts";
import { type Asked, askedKey, holdQuotas, recordQuotas, type Told, writeQuotas } from "./quota-rows.ts";

export type Seller = Asked & Readonly<{ name: string }>;

/** Whole months. `amount` of zero takes the quota away. */
export type NewQuota = Readonly<{ asked: Asked; days: Days; amount: Money }>;

export const putQuota = async (deed: Deed, asked: Asked, days: Days, amount: Money): Promise<void> =>
  void (await putQuotas(deed, [{ asked, days, amount }]));

/** A few statements, whatever their number. @returns for each what there was that reaches into its days */
export async function putQuotas(deed: Deed, quotas: readonly NewQuota[]): Promise<(readonly Piece[])[]> {
  const before = await holdQuotas(
    deed,
    quotas.map(({ asked }) => asked),
  );
  const after = new Map(before);
  const told: Told[] = [];
  for (const { asked, days, amount } of quotas) {
    const key = askedKey(asked);
    const pieces = after.get(key)!;
    told.push({ asked, days, amount, before: pieces });
    after.set(key, withQuota(pieces, days, amount));
  }
  await writeQuotas(deed, before, after);
  await recordQuotas(deed, told);
  return quotas.map(({ asked, days }) =>
    before.get(askedKey(asked))!.filter((piece) => overlaps(piece, days)),
  );
}
