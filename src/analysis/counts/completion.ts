/** How much of a plan was reached. Pure. */
export type Completion = Readonly<{
  product: string;
  /** Minor units; undefined where nothing was planned, or nothing is known of what was sold. */
  planned: bigint | undefined;
  sold: bigint | undefined;
  /** Pieces, where they are planned. */
  plannedCount?: number | undefined;
  soldCount?: number | undefined;
}>;

/** Sold ÷ planned; undefined without a plan, or with one of nothing. */
export const reached = (
  sold: bigint | number | undefined,
  planned: bigint | number | undefined,
): number | undefined =>
  planned === undefined || planned <= 0 ? undefined : Number(sold ?? 0) / Number(planned);

/** All of them together; those without a plan are left out of both. */
export function together(all: readonly Completion[]): Readonly<{ planned: bigint; sold: bigint }> {
  const some = all.filter(({ planned }) => planned !== undefined);
  return {
    planned: some.reduce((sum, { planned }) => sum + planned!, 0n),
    sold: some.reduce((sum, { sold }) => sum + (sold ?? 0n), 0n),
  };
}
