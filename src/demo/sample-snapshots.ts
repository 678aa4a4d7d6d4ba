/** How the sample deals stood when last week closed. Pure. */
import { Temporal } from "temporal-polyfill";
import { toDateColumn } from "../database/columns.ts";
import { type Pipeline, stageOf } from "../pipelines/pipeline.ts";
import type { ForecastWeek } from "../schedule/forecast-week.ts";
import type { SampleDeal } from "./sample-deals.ts";

type Owner = { ownerId: string; teamId: string };

/** All but one. @param key of a sample person */
export const answeredLastWeek = (key: string): boolean => key !== "sun-hao";

export function snapshotRows(
  pipeline: Pipeline,
  deals: readonly (SampleDeal & { id: string })[],
  week: ForecastWeek,
  ownerOf: (key: string) => Owner,
  common: { workspaceId: string; currency: string },
) {
  return deals.flatMap((deal, index) => {
    const before = deal.moves.filter((move) => Temporal.Instant.compare(move.at, week.closesAt) < 0);
    const last = before.at(-1);
    if (!last || last.kind === "win" || last.kind === "lose") return [];
    // Every ninth amount and every seventh date was changed since, so that the digest has something to tell.
    const amountMinor = index % 9 === 0 ? deal.amountMinor + 3_000_000n : deal.amountMinor;
    const closeDate = index % 7 === 0 ? deal.closeDate.subtract({ days: 20 }) : deal.closeDate;
    const likelihood = stageOf(pipeline, last.to).likelihood;
    return [
      {
        ...common,
        ...ownerOf(deal.owner),
        week: week.id,
        dealId: deal.id,
        pipeline: pipeline.code,
        pipelineVersion: pipeline.version,
        stage: last.to,
        outcome: null,
        amountMinor,
        closeDate: toDateColumn(closeDate),
        likelihood,
        category: deal.category === "omitted" ? "pipeline" : deal.category,
        confirmed: answeredLastWeek(deal.owner),
      },
    ];
  });
}
