/** Quotas that a table sets, and what it takes to set them back: for every kind of table that has some. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Deed } from "../../../history/deed.ts";
import { type NewQuota, putQuotas } from "../../../quotas/put-quota.ts";
import type { Piece } from "../../../quotas/quota-pieces.ts";
import { takeQuotasBack } from "../../../quotas/take-quotas-back.ts";

const piece = z.object({ from: z.iso.date(), to: z.iso.date(), minor: z.string(), currency: z.string() });

/** As a row keeps it. */
export const keptQuota = z.object({
  asked: z.object({ kind: z.enum(["member", "team"]), id: z.uuid() }),
  former: z.array(piece),
  now: piece,
});
export type KeptQuota = Readonly<z.output<typeof keptQuota>>;

/** @returns in the same order, what each row keeps */
export async function setQuotas(deed: Deed, quotas: readonly NewQuota[]): Promise<KeptQuota[]> {
  const former = await putQuotas(deed, quotas);
  return quotas.map(({ asked, days, amount }, nth) => ({
    asked: { kind: asked.kind, id: asked.id },
    former: former[nth]!.map(written),
    now: written({ ...days, ...amount }),
  }));
}

/** @returns those that somebody has set otherwise since: they stay */
export async function setQuotasBack<Kept extends KeptQuota>(
  deed: Deed,
  kept: readonly Kept[],
): Promise<readonly Kept[]> {
  const stay = await takeQuotasBack(
    deed,
    kept.map((one) => {
      const { start, end, minor, currency } = read(one.now);
      return {
        ...{ asked: one.asked, days: { start, end }, amount: { minor, currency } },
        ...{ former: one.former.map(read), one },
      };
    }),
  );
  return stay.map(({ one }) => one);
}

const written = ({ start, end, minor, currency }: Piece): z.output<typeof piece> => ({
  ...{ from: String(start), to: String(end), minor: String(minor), currency },
});

const read = ({ from, to, minor, currency }: z.output<typeof piece>): Piece => ({
  ...{ start: Temporal.PlainDate.from(from), end: Temporal.PlainDate.from(to) },
  ...{ minor: BigInt(minor), currency },
});
