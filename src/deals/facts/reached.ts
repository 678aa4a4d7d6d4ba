/** How far a deal has come: what stage conversion counts, kept with the deal so that nobody reads all its moves. */
import { type Pipeline, stageIndex } from "../../pipelines/pipeline.ts";
import type { Deal } from "./deal.ts";
import type { DealColumns } from "./deal-columns.ts";

/**
 * Each stage counts from the first time at or beyond it: skipping is passing, and a deal that went back has been
 * there all the same. Only a reopened win does not count.
 * @param at ISO 8601, the time at which the columns are written
 * @returns instants in ISO 8601, from the stage in which it was logged to the furthest one
 */
export function reachedAfter(
  pipeline: Pipeline,
  { began, reachedAt, outcome, stage }: Pick<Deal, "began" | "reachedAt" | "outcome" | "stage">,
  columns: Partial<DealColumns>,
  at: string,
): string[] {
  const stands = stageIndex(pipeline, columns.stage ?? stage) - began + 1;
  const former = reachedAt.map(String);
  const kept = outcome === "won" && columns.outcome === null ? former.slice(0, Math.max(stands, 1)) : former;
  return [...kept, ...Array<string>(Math.max(0, stands - kept.length)).fill(at)];
}
