import type { Pipeline } from "../pipeline.ts";
import { classicSix } from "./classic-six.ts";
import { customerFunnel } from "./customer-funnel.ts";

/** What every company begins with. Only for those that make its rows: all others read the company's own book. */
export const shippedPipelines: readonly Pipeline[] = [customerFunnel, classicSix];
