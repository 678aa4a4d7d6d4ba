/** Which assessment of a deal's process is due, and how it is kept that one was gone through. Pure. */
import type { Temporal } from "temporal-polyfill";
import type { PipelineBook } from "../../pipelines/book.ts";
import type { Assessment } from "../../pipelines/pipeline.ts";
import type { Answers } from "./answers.ts";
import type { Deal } from "./deal.ts";

/** Kept among the answers: when an assessment was last gone through, in ISO 8601. No criterion's key has such a sign. */
const assessedKey = (code: string): string => `@${code}`;

/** The one of the deal's stage, unless it was gone through since the deal came there. */
export function dueAssessment(
  { pipelines }: Readonly<{ pipelines: PipelineBook }>,
  deal: Deal,
  answers: Answers,
): Assessment | undefined {
  if (deal.outcome !== null) return undefined;
  return pipelines.of(deal).assessments.find(({ code, stage }) => {
    if (stage !== deal.stage) return false;
    const at = answers[assessedKey(code)];
    return !at || at < deal.stageEnteredAt.toString();
  });
}

/** When it was last gone through; for what is kept. */
export const assessedNow = (code: string, now: Temporal.Instant): Answers => ({
  [assessedKey(code)]: now.toString(),
});
