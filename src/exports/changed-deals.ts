/** The deals of one's scope that changed in a week, as a file of updates for the CRM that the company pays for. */

import type { ForecastWeek } from "../calendar/forecast-week.ts";
import type { Turn } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import type { CrmSettings } from "../company/workspace-settings.ts";
import { customersCalledThere } from "../customers/called-there.ts";
import { toTimestamp } from "../database/columns.ts";
import { sql } from "../database/sql.ts";
import { type Deal, dueOn } from "../deals/facts/deal.ts";
import { countDeals, type DealFilter, loadDeals } from "../deals/facts/load-deals.ts";
import { calledThere } from "../external-ids/external-ids.ts";
import { stageOf } from "../pipelines/pipeline.ts";
import type { Column, Row, Table, Value } from "../spreadsheets/writing/table.ts";
import { type CrmField, crmFields, presets } from "./presets.ts";
import { exportWords } from "./words.ts";

/** Loaded at once. */
const atOnce = 1_000;

/** A version of the deal is of that week, whatever was changed by it. Withdrawn ones that are not there never were. */
export async function changedIn(
  turn: Turn,
  { opensAt, closesAt }: Pick<ForecastWeek, "opensAt" | "closesAt">,
): Promise<DealFilter> {
  return {
    workspaceId: turn.workspace.id,
    owners: await ownersWithin(turn.db, turn.member, turn.needs),
    where: [
      sql`EXISTS (SELECT FROM "DealVersion" w WHERE w."workspaceId" = d."workspaceId" AND w."dealId" = d."id"
            AND w."from" >= ${toTimestamp(opensAt)}::timestamptz AND w."from" < ${toTimestamp(closesAt)}::timestamptz)`,
      sql`(d."outcome" IS DISTINCT FROM 'withdrawn' OR ${isThere})`,
    ],
  };
}

const isThere = sql`EXISTS (SELECT FROM "ExternalId" x WHERE x."workspaceId" = d."workspaceId" AND x."subject" = 'deal' AND x."subjectId" = d."id")`;

/** What is there already is updated, the rest is new there. */
export type Which = "updates" | "new";

const only = (filter: DealFilter, which: Which): DealFilter => ({
  ...filter,
  where: [...(filter.where ?? []), which === "updates" ? isThere : sql`NOT ${isThere}`],
});

export const countChanged = async (
  { db }: Turn,
  filter: DealFilter,
): Promise<Readonly<Record<Which, number>>> => ({
  updates: await countDeals(db, only(filter, "updates")),
  new: await countDeals(db, only(filter, "new")),
});

/** By number, so that changes in between neither repeat nor skip a deal. */
async function* pages(db: Turn["db"], filter: DealFilter): AsyncGenerator<readonly Deal[]> {
  let after = 0;
  for (let full = true; full; ) {
    const deals = await loadDeals(db, {
      ...filter,
      where: [...(filter.where ?? []), sql`d."number" > ${after}::int`],
      orderBy: sql`d."number"`,
      limit: atOnce,
    });
    yield deals;
    after = deals.at(-1)?.number ?? after;
    full = deals.length === atOnce;
  }
}

export function changedTable(turn: Turn, filter: DealFilter, which: Which): Table {
  const { crm } = turn.workspace.settings;
  const fields = fieldsOf(crm).filter((field) => which === "updates" || field !== "id");
  return {
    name: exportWords(turn.locale).sheets[which],
    columns: fields.map((field): Column => ({ label: headerOf(crm, field), type: typeOf(crm, field) })),
    rows: rowsOf(turn, only(filter, which), fields),
  };
}

/** That the preset takes, and the company has not left out. */
const fieldsOf = (crm: CrmSettings): CrmField[] =>
  crmFields.filter(
    (field) => presets[crm.preset].columns[field] !== undefined && headerOf(crm, field) !== "",
  );

const headerOf = ({ preset, columns }: CrmSettings, field: CrmField): string =>
  columns[field] ?? presets[preset].columns[field] ?? "";

function typeOf({ preset }: CrmSettings, field: CrmField): Column["type"] {
  if (field === "amount") return "money";
  if (field === "closeDate") return "day";
  return field === "probability" ? presets[preset].probabilityType : "text";
}

async function* rowsOf(turn: Turn, filter: DealFilter, fields: readonly CrmField[]): AsyncGenerator<Row> {
  const { db, workspace } = turn;
  for await (const deals of pages(db, filter)) {
    const called = await calledThere(
      db,
      workspace.id,
      "deal",
      deals.map(({ id }) => id),
    );
    const owners = await calledThere(db, workspace.id, "member", [
      ...new Set(deals.map(({ owner }) => owner.id)),
    ]);
    const customers = await customersCalledThere(
      { db, workspace },
      deals.map(({ customer }) => customer.id),
    );
    for (const deal of deals) {
      const ids = {
        id: called.get(deal.id),
        ownerId: owners.get(deal.owner.id),
        customerId: customers.get(deal.customer.id),
      };
      yield fields.map((field) => cellOf(turn, deal, field, ids));
    }
  }
}

function cellOf(
  turn: Turn,
  deal: Deal,
  field: CrmField,
  { id, ownerId, customerId }: Readonly<Record<"id" | "ownerId" | "customerId", string | undefined>>,
): Value {
  const { crm } = turn.workspace.settings;
  const preset = presets[crm.preset];
  switch (field) {
    case "id":
      return id;
    case "name":
      return deal.title === deal.customer.name ? deal.title : `${deal.customer.name} · ${deal.title}`;
    case "customer":
      return deal.customer.name;
    case "customerId":
      return customerId;
    case "stage":
      return stageThere(turn, deal);
    case "amount":
      return deal.amount;
    case "currency":
      return deal.amount.currency;
    case "closeDate":
      return dueOn(deal);
    case "probability":
      return preset.probability(deal.outcome === null ? deal.likelihood : deal.outcome === "won" ? 100 : 0);
    case "nextStep":
      return deal.nextStep;
    case "ownerId":
      return ownerId;
    case "owner":
      return deal.owner.name;
  }
}

/** As the company calls it there, else the preset's for what is won and lost, and our own name for the rest. */
function stageThere({ workspace, pipelines, locale }: Turn, deal: Deal): string {
  const { preset, stages } = workspace.settings.crm;
  if (deal.outcome === "won") return stages.won ?? presets[preset].won;
  if (deal.outcome !== null) return stages.lost ?? presets[preset].lost;
  return stages[deal.stage] ?? stageOf(pipelines.of(deal), deal.stage).name[locale];
}
