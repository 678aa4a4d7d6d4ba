/** What is told of a stage: what was lost from it, and what went on, now and in the period before. */
import type { Turn } from "../../chat/use-case.ts";
import type { StageLoss } from "../../measures/losses-by-stage.ts";
import type { StageOfSide } from "../../measures/two-funnels.ts";
import { reasonName } from "../../pipelines/find-reason.ts";

export type LossRow = Readonly<{
  code: string;
  name: string;
  loss: StageLoss | undefined;
  now: StageOfSide | undefined;
  earlier: StageOfSide | undefined;
}>;

/** Of a loss; "" where none was said. */
export const nameOf = ({ locale, pipelines }: Turn, reason: string): string =>
  reason === "" ? "" : reasonName([...pipelines.newest, ...pipelines.all], "lostReasons", reason, locale);
