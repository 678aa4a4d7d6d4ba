import type { Turn } from "../../chat/use-case.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import { criteriaOf } from "../../pipelines/pipeline.ts";
import type { Deal } from "./deal.ts";

/**
 * Criteria of a deal's pipeline by their names, in its order; keys that it does not know are left out.
 * @param kind only those of this kind
 */
export const criteriaNamed = (
  { locale, pipelines }: Pick<Turn, "locale" | "pipelines">,
  deal: Pick<Deal, "pipeline" | "pipelineVersion">,
  keys: readonly string[],
  kind?: Criterion["kind"],
): string[] =>
  criteriaOf(pipelines.of(deal))
    .filter((one) => keys.includes(one.key) && (kind === undefined || one.kind === kind))
    .map(({ name }) => name[locale]);
