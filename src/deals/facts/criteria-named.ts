import type { Turn } from "../../chat/use-case.ts";
import { criteriaOf } from "../../pipelines/pipeline.ts";
import type { Deal } from "./deal.ts";

/** Criteria of a deal's pipeline by their names, in its order; keys that it does not know are left out. */
export const criteriaNamed = (
  { locale, pipelines }: Pick<Turn, "locale" | "pipelines">,
  deal: Pick<Deal, "pipeline" | "pipelineVersion">,
  keys: readonly string[],
): string[] =>
  criteriaOf(pipelines.of(deal))
    .filter(({ key }) => keys.includes(key))
    .map(({ name }) => name[locale]);
