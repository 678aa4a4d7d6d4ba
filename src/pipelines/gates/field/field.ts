import { z } from "zod";
import { type DealField, dealFields, type GateFacts, type GateKind, inWords } from "../gate-kind.ts";

/** A column of the deal is filled. */
export const field: GateKind<Readonly<{ field: DealField }>> = {
  details: { field: z.enum(dealFields) },
  holds: (criterion, facts) => filled[criterion.field](facts),
  asks: (criterion, { locale }) => ({ ...inWords(criterion, locale), column: criterion.field }),
};

const filled: Readonly<Record<DealField, (facts: GateFacts) => boolean>> = {
  source: ({ source }) => Boolean(source),
  amount: ({ amountMinor }) => amountMinor > 0n,
  // No deal is without them.
  closeDate: () => true,
  likelihood: () => true,
};
