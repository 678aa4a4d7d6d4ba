/** Won and closed are two things: a deal is won on its day and never again, and closed when nothing is left to do. */
import type { PipelineBook } from "../../pipelines/book.ts";
import { stageIndex } from "../../pipelines/pipeline.ts";
import type { Deal } from "./deal.ts";

type Standing = Pick<Deal, "outcome" | "stage" | "pipeline" | "pipelineVersion">;

/** Won, with stages of after-sale ahead: it is advanced, noted and planned as before, and counts nowhere anew. */
export function goesOn(pipelines: PipelineBook, deal: Standing): boolean {
  if (deal.outcome !== "won") return false;
  const pipeline = pipelines.of(deal);
  return stageIndex(pipeline, deal.stage) < pipeline.stages.length - 1;
}

/** Lost, withdrawn, or won and at the end of its pipeline. */
export const isClosed = (pipelines: PipelineBook, deal: Deal): deal is Closed =>
  deal.outcome !== null && !goesOn(pipelines, deal);

type Closed = Deal & Readonly<{ outcome: NonNullable<Deal["outcome"]> }>;
