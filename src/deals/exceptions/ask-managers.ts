import type { Temporal } from "temporal-polyfill";
import type { Approver } from "../../company/managers.ts";
import { notifyMembers } from "../../delivery/notify-member.ts";
import type { Deed } from "../../history/deed.ts";
import type { Stage } from "../../pipelines/pipeline.ts";
import type { Deal } from "../facts/deal.ts";
import { requestCard } from "./exception-card.ts";
import { type Exception, requestKey } from "./exception-rows.ts";

type Request = Parameters<typeof requestCard>[3] & Pick<Exception, "stage">;

/** Each by a card of their own. @returns those who had not been asked before */
export async function askManagers(
  deed: Deed & Readonly<{ today: Temporal.PlainDate }>,
  deal: Deal,
  request: Request,
  managers: readonly Approver[],
): Promise<readonly Approver[]> {
  const to = stageAskedFor(deed, deal, request);
  const notified = await notifyMembers(
    deed.db,
    managers.map((manager) => ({
      memberId: manager.id,
      key: requestKey(request.id, manager.id),
      card: requestCard({ ...deed, ...manager }, deal, to, request),
    })),
  );
  return managers.filter(({ id }) => notified.get(requestKey(request.id, id)) !== "already");
}

/** It may have been asked for in an older version of the process, whose stage is no more. */
export function stageAskedFor(
  { pipelines }: Pick<Deed, "pipelines">,
  deal: Deal,
  { stage }: Pick<Exception, "stage">,
): Stage {
  const versions = pipelines.versionsOf(pipelines.of(deal));
  const to = versions.flatMap(({ stages }) => stages).find(({ code }) => code === stage);
  if (!to) throw new RangeError(`No version of ${deal.pipeline} has a stage ${stage}`);
  return to;
}
