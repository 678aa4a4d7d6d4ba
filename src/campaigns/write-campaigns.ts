/** The rows of campaigns: planned, changed, put away. Who may is up to the callers. */
import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { toDateColumn, toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import { type Deed, DeedRefused } from "../history/deed.ts";
import { type Changes, recordEvents } from "../history/record-events.ts";
import type { Money } from "../money/money.ts";
import { type Campaign, loadCampaigns } from "./campaign.ts";
import { campaignCalled } from "./campaign-in-line.ts";

export type CampaignPlan = Readonly<{
  name: string;
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate | null;
  cost: Money | null;
}>;

/**
 * @param before the one that is changed; undefined: a new one
 * @throws DeedRefused `name-taken` while another one that is offered is called so: a line could not tell them apart
 */
export async function saveCampaign(
  deed: Deed,
  before: Campaign | undefined,
  plan: CampaignPlan,
): Promise<Campaign> {
  const { db, workspace } = deed;
  await lockCampaigns(deed);
  const offered = await loadCampaigns(deed, sql`AND k."archivedAt" IS NULL`);
  const taken = campaignCalled(
    plan.name,
    offered.filter(({ id }) => id !== before?.id),
  );
  if (taken) throw new DeedRefused("name-taken", { name: taken.name });
  const id = before?.id ?? randomUUID();
  const currency = plan.cost?.currency ?? before?.cost?.currency ?? workspace.currency;
  await db.$executeRaw(sql`
    INSERT INTO "Campaign" ("id", "workspaceId", "name", "startsOn", "endsOn", "costMinor", "currency")
    VALUES (${id}::uuid, ${workspace.id}::uuid, ${plan.name}, ${toDateColumn(plan.startsOn)}::date,
            ${plan.endsOn && toDateColumn(plan.endsOn)}::date, ${plan.cost?.minor ?? null}::bigint, ${currency})
    ON CONFLICT ("id") DO UPDATE SET "name" = EXCLUDED."name", "startsOn" = EXCLUDED."startsOn", "endsOn" = EXCLUDED."endsOn",
      "costMinor" = EXCLUDED."costMinor", "currency" = EXCLUDED."currency"`);
  await tell(deed, id, plan.name, changesOf(before, plan));
  return { ...plan, id, isArchived: before?.isArchived ?? false };
}

/** Offered no more, or again. What it brought stays its own. */
export async function archiveCampaign(deed: Deed, campaign: Campaign, isArchived: boolean): Promise<void> {
  await lockCampaigns(deed);
  await deed.db.$executeRaw(sql`
    UPDATE "Campaign" SET "archivedAt" = ${isArchived ? toTimestamp(deed.now) : null}::timestamptz
     WHERE "workspaceId" = ${deed.workspace.id}::uuid AND "id" = ${campaign.id}::uuid`);
  await tell(deed, campaign.id, campaign.name, { archived: [campaign.isArchived, isArchived] });
}

/** Two managers who plan at the same time see each other's names. Until the transaction's end. */
const lockCampaigns = ({ db, workspace }: Deed) =>
  db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`campaigns ${workspace.id}`}, 0))`);

const tell = (deed: Deed, campaign: string, what: string, columns: Changes) =>
  recordEvents(deed, [
    {
      ...{ subject: "workspace", subjectId: deed.workspace.id, kind: "campaign" },
      values: { campaign, what, columns },
    },
  ]);

/** As an event has it: a cost by its currency, days as ISO. */
function changesOf(before: Campaign | undefined, after: CampaignPlan): Changes {
  const said = (plan: CampaignPlan) => ({
    name: plan.name,
    startsOn: plan.startsOn.toString(),
    endsOn: plan.endsOn?.toString() ?? null,
    costMinor: plan.cost === null ? null : String(plan.cost.minor),
    currency: plan.cost?.currency ?? null,
  });
  const [then, now] = [before && said(before), said(after)];
  return Object.fromEntries(
    Object.entries(now).flatMap(([name, value]) => {
      const former = then?.[name as keyof typeof now] ?? null;
      return former === value ? [] : [[name, [former, value]]];
    }),
  );
}
