/** The pipelines of one company, each version of each, to look up what a deal goes through. Pure. */
import type { Pipeline } from "./pipeline.ts";

export type PipelineBook = Readonly<{
  /** Every version of every pipeline: old deals may still stand in an old one. */
  all: readonly Pipeline[];
  /** The newest version of each; the standard one first. */
  newest: readonly Pipeline[];
  /** What new deals go through where nobody says otherwise. */
  standard: Pipeline;
  /** What new deals may go through: the standard one first. Never empty. */
  offered: readonly Pipeline[];
  /** This one, then the other versions of it. */
  versionsOf(pipeline: Pipeline): readonly [Pipeline, ...Pipeline[]];
  /** What this deal goes through, in its version. @throws RangeError for one that the company does not have */
  of(deal: Readonly<{ pipeline: string; pipelineVersion: number }>): Pipeline;
}>;

/**
 * @param standard code of the pipeline for new deals; the first one if there is none of that code
 * @param further codes of those that new deals may go through as well
 * @throws RangeError when there are no pipelines at all
 */
export function pipelineBook(
  all: readonly Pipeline[],
  standard: string,
  further: readonly string[] = [],
): PipelineBook {
  const newest = all
    .filter((one) => !all.some((other) => other.code === one.code && other.version > one.version))
    // The sort is stable: the others keep their order.
    .sort((a, b) => Number(b.code === standard) - Number(a.code === standard));
  const [first] = newest;
  if (!first) throw new RangeError("A company without pipelines");
  return {
    all,
    newest,
    standard: first,
    offered: newest.filter((one) => one === first || (further.includes(one.code) && !one.archived)),
    versionsOf: (pipeline) => [
      pipeline,
      ...all.filter(({ code, version }) => code === pipeline.code && version !== pipeline.version),
    ],
    of({ pipeline, pipelineVersion }) {
      const found = all.find((one) => one.code === pipeline && one.version === pipelineVersion);
      if (!found) throw new RangeError(`No pipeline is called ${pipeline} ${pipelineVersion}`);
      return found;
    },
  };
}
