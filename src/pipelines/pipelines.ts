/** The shipped pipelines, and which one a deal or workspace uses. */
import type { Workspace } from "../teams/member.ts";
import type { Pipeline } from "./pipeline.ts";
import { classicSix } from "./shipped/classic-six.ts";
import { customerFunnel } from "./shipped/customer-funnel.ts";

export const shippedPipelines: readonly Pipeline[] = [customerFunnel, classicSix];

const byCode = new Map(shippedPipelines.map((pipeline) => [pipeline.code, pipeline]));

/** @throws RangeError for a code that no pipeline has */
export function pipelineOf(code: string): Pipeline {
  const pipeline = byCode.get(code);
  if (!pipeline) throw new RangeError(`No pipeline is called ${code}`);
  return pipeline;
}

/** What new deals of this workspace go through. */
export const defaultPipeline = (workspace: Pick<Workspace, "settings">): Pipeline =>
  byCode.get(workspace.settings.pipeline) ?? customerFunnel;
