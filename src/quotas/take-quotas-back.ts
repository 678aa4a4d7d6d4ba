/** Quotas that were set together stand again as they stood before, unless somebody has set them otherwise since. */
import type { Deed } from "../history/deed.ts";
import type { NewQuota } from "./put-quota.ts";
import { overlaps, type Piece, pieceKey, samePieces, within, withQuota } from "./quota-pieces.ts";
import { askedKey, holdQuotas, recordQuotas, type Told, writeQuotas } from "./quota-rows.ts";

/** `former`: what there was before all of them that reaches into its days. */
export type PutQuota = NewQuota & Readonly<{ former: readonly Piece[] }>;

/** @param put in the order in which they were @returns those that stay */
export async function takeQuotasBack<Put extends PutQuota>(
  deed: Deed,
  put: readonly Put[],
): Promise<readonly Put[]> {
  const now = await holdQuotas(
    deed,
    put.map(({ asked }) => asked),
  );
  const after = new Map(now);
  const kept: Put[] = [];
  const told: Told[] = [];
  for (const [key, some] of Map.groupBy(put, ({ asked }) => askedKey(asked))) {
    const pieces = now.get(key)!;
    const back = wholeBack(pieces, some) ?? oneByOne(pieces, some);
    after.set(key, back.pieces);
    kept.push(...some.filter((one) => back.kept.includes(one)));
    for (const { asked, days, amount } of some.filter((one) => !back.kept.includes(one))) {
      const [was] = within(back.pieces, days);
      const sum = within(back.pieces, days).reduce((all, { minor }) => all + minor, 0n);
      told.push({
        ...{ asked, days, before: pieces },
        amount: { minor: sum, currency: was?.currency ?? amount.currency },
      });
    }
  }
  await writeQuotas(deed, now, after);
  await recordQuotas(deed, told);
  return kept;
}

type Back = Readonly<{ pieces: readonly Piece[]; kept: readonly PutQuota[] }>;

/** Nobody has set anything there since: all of it is as if nothing had been set. */
function wholeBack(pieces: readonly Piece[], put: readonly PutQuota[]): Back | undefined {
  const former = [...new Map(put.flatMap((one) => one.former).map((one) => [pieceKey(one), one])).values()];
  const made = put.reduce<readonly Piece[]>(
    (some, { days, amount }) => withQuota(some, days, amount),
    former,
  );
  const bounds = [...former, ...put.map(({ days }) => days)];
  const standing = pieces.filter((piece) => bounds.some((days) => overlaps(piece, days)));
  if (!samePieces(standing, made)) return undefined;
  return { pieces: [...pieces.filter((piece) => !standing.includes(piece)), ...former], kept: [] };
}

/** Those that still stand get what there was for their own days. */
function oneByOne(pieces: readonly Piece[], put: readonly PutQuota[]): Back {
  let standing = pieces;
  const kept: PutQuota[] = [];
  for (const one of put) {
    const { days, amount, former } = one;
    const there = standing.filter((piece) => overlaps(piece, days));
    if (!samePieces(there, amount.minor > 0n ? [{ ...days, ...amount }] : [])) {
      kept.push(one);
      continue;
    }
    const { start, end } = days;
    standing = [...standing.filter((piece) => !there.includes(piece)), ...within(former, { start, end })];
  }
  return { pieces: standing, kept };
}
