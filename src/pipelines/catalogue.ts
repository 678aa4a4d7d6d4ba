import type { Pipeline } from "./pipeline.ts";
import { shippedPipelines } from "./shipped/shipped-pipelines.ts";

/** Every way of selling that a company can take up, in its newest version. What it has taken up is in its own book. */
export const catalogue: readonly Pipeline[] = shippedPipelines;
