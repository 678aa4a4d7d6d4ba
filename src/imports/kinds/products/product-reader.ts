import { asAbove } from "../../reading/as-above.ts";
import type { ReaderOf } from "../../reading/read-as.ts";

/** A series that is written beside its first product only. */
export const productReader: ReaderOf = () => asAbove(() => ["series"]);
