import { asAbove } from "../../reading/as-above.ts";
import type { ReaderOf } from "../../reading/read-as.ts";

/** A product's row names nobody, whoever stands above it. */
export const quotaReader: ReaderOf = () =>
  asAbove(({ product }) => (product === undefined ? ["who", "period"] : ["period"]));
