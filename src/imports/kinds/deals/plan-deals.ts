/** What each row of a batch would come to, by what is there: a few statements for all of them, then no more. */
import { createHash } from "node:crypto";
import { dayOf } from "../../../company/day-of.ts";
import { ownersWithin } from "../../../company/owner-scope.ts";
import { may } from "../../../company/permissions.ts";
import { sql } from "../../../database/sql.ts";
import type { Deal } from "../../../deals/facts/deal.ts";
import { type DealColumns, differences, storedLine } from "../../../deals/facts/deal-columns.ts";
import { loadDeals } from "../../../deals/facts/load-deals.ts";
import { reachedAfter } from "../../../deals/facts/reached.ts";
import { type ExternalId, subjectsCalled } from "../../../external-ids/external-ids.ts";
import type { Deed } from "../../../history/deed.ts";
import type { Pipeline } from "../../../pipelines/pipeline.ts";
import { normaliseCustomerName } from "../../../understanding/customer-name.ts";
import { type FoundCustomer, findCustomers, nearTo } from "../../finding/customers.ts";
import { isPerson, ownerOf, People } from "../../finding/people.ts";
import type { Import } from "../../import.ts";
import type { Outcome, ReadRow, Values } from "../../rows.ts";
import { importWords } from "../../words.ts";
import { textIn } from "../import-kind.ts";
import { type DealContext, type DealOfRow, dealOfRow } from "./deal-of-row.ts";
import { stagesMeant } from "./stage-words.ts";

/** A row that becomes a deal of its own. */
export type FreshDeal = Readonly<{
  wished: DealOfRow;
  ownerId: string;
  customer: Readonly<{ name: string; found: FoundCustomer }>;
  identity: Identity;
}>;

export type Planned = Readonly<{ outcome: Outcome; fresh?: FreshDeal }>;

/** How a row is known again: by its number there, or else by what does not change of it. */
export type Identity = Readonly<{ subject: "deal" | "deal-by-row"; value: string }>;

export const pipelineFor = (
  { pipelines }: Pick<Deed, "pipelines">,
  { decided }: Pick<Import, "decided">,
): Pipeline => pipelines.newest.find(({ code }) => code === decided.pipeline) ?? pipelines.standard;

export async function planDeals(
  deed: Deed,
  one: Pick<Import, "decided" | "reading">,
  rows: readonly ReadRow[],
): Promise<{ pipeline: Pipeline; planned: Planned[] }> {
  const pipeline = pipelineFor(deed, one);
  const context = contextOf(deed, one, pipeline);
  const people = await People.of(deed);
  const reach = await ownersWithin(deed.db, deed.member, "deal.import");
  const named = rows.map(({ values }) => customerNameIn(deed, values));
  const customers = await findCustomers(deed, named, one.decided);
  const identities = rows.map((row) => identityOf(row));
  const standing = await standingDeals(deed, identities);
  const makes = one.decided.newPeople && may(deed.member, "people.change");
  const planned = rows.map(({ nth, values }, at): Planned => {
    const rejected = (why: Outcome["why"]): Planned => ({ outcome: { nth, does: "reject", why } });
    const wished = dealOfRow(values, context);
    if ("code" in wished) return rejected(wished);
    const owner = ownerOf(people, one, values, { reach, makes });
    if (!isPerson(owner)) return rejected(owner);
    const deal = standing.get(keyOf(identities[at]!));
    if (deal) return { outcome: { nth, ...changesTo(deal, { wished, owner, values, context }) } };
    const found = customers.get(named[at]!)!;
    return {
      outcome: { nth, does: "create", ...aboutNew(wished, named[at]!, found) },
      fresh: {
        ...{ wished, ownerId: owner.id, identity: identities[at]! },
        customer: { name: named[at]!, found },
      },
    };
  });
  return { pipeline, planned };
}

function contextOf(deed: Deed, { decided }: Pick<Import, "decided">, pipeline: Pipeline): DealContext {
  const { workspace, now } = deed;
  return {
    ...{ pipeline, now, zone: workspace.zone, currency: workspace.currency, products: decided.products },
    stageMeant: stagesMeant(pipeline, decided.stages),
    today: dayOf(workspace, now),
    fiscalStartMonth: workspace.settings.fiscalStartMonth,
  };
}

/** A deal whose customer the file does not name is kept with one that says so. */
const customerNameIn = ({ workspace }: Deed, values: Values): string =>
  textIn(values, "customer") || importWords(workspace.locale).noCustomer;

function aboutNew({ withoutDate }: DealOfRow, name: string, found: FoundCustomer): Pick<Outcome, "why"> {
  const { why = withoutDate ? { code: "without-date" } : undefined } = nearTo(name, found);
  return { why };
}

/** A row without a number of its own: what it is about, and when it began; what may change is left out. */
function identityOf({ values, nth, does }: ReadRow): Identity {
  const id = textIn(values, "externalId");
  if (id !== "") return { subject: "deal", value: id };
  const about = ["product", "title", "createdOn", "owner"].map((field) => textIn(values, field));
  const amount = textIn(values, "createdOn") === "" ? JSON.stringify(values.amount ?? null) : "";
  const text = JSON.stringify([normaliseCustomerName(textIn(values, "customer")), ...about, amount]);
  const value = createHash("sha256").update(text).digest("hex");
  return { subject: "deal-by-row", value: does === "twice" ? `${value}#${nth}` : value };
}

const keyOf = ({ subject, value }: Identity): string => `${subject} ${value}`;

async function standingDeals(
  deed: Deed,
  identities: readonly Identity[],
): Promise<ReadonlyMap<string, Deal>> {
  const { db, workspace } = deed;
  const found: (ExternalId & Pick<Identity, "subject">)[] = [];
  for (const subject of ["deal", "deal-by-row"] as const) {
    const values = identities.filter((one) => one.subject === subject).map(({ value }) => value);
    const called = await subjectsCalled(db, workspace.id, subject, values);
    found.push(...[...called].map(([value, subjectId]) => ({ subject, value, subjectId })));
  }
  if (found.length === 0) return new Map();
  const deals = await loadDeals(db, {
    ...{ workspaceId: workspace.id, owners: "all", withdrawn: true },
    where: [sql`d."id" = ANY(${found.map(({ subjectId }) => subjectId)}::uuid[])`],
  });
  const byId = new Map(deals.map((deal) => [deal.id, deal]));
  return new Map(
    found.flatMap((one) => {
      const deal = byId.get(one.subjectId);
      return deal ? [[keyOf(one), deal] as const] : [];
    }),
  );
}

type Told = Readonly<{
  wished: DealOfRow;
  owner: Readonly<{ id: string; teamId: string | null }>;
  values: Values;
  context: DealContext;
}>;

/** Only what the row says: an empty cell takes nothing away. */
function changesTo(deal: Deal, told: Told): Omit<Outcome, "nth"> {
  // Somebody has said that it was logged by mistake.
  if (deal.outcome === "withdrawn") return { does: "same", subjectId: deal.id, why: { code: "withdrawn" } };
  const changes = differences(deal, columnsTold(deal, told));
  if (Object.keys(changes).length === 0) return { does: "same", subjectId: deal.id };
  return {
    ...{ does: "update", subjectId: deal.id, changes },
    why: { code: "changes", version: deal.version, number: deal.number },
  };
}

function columnsTold(deal: Deal, { wished, owner, values, context }: Told): Partial<DealColumns> {
  const says = (field: string) => values[field] !== undefined;
  const amounts = {
    amountMinor: wished.amountMinor,
    currency: wished.currency,
    lines: (wished.lines.length > 0 ? wished.lines : deal.lines).map(storedLine),
  };
  return {
    ...(says("amount") && amounts),
    ...(says("title") && { title: wished.title! }),
    ...(says("closeDate") && wished.outcome === null && { closeDate: wished.closeDate }),
    ...(says("owner") &&
      owner.id !== "" &&
      owner.id !== deal.owner.id && { ownerId: owner.id, teamId: owner.teamId }),
    ...(says("source") && wished.source !== null && { source: wished.source }),
    ...(says("likelihood") &&
      wished.outcome === null && { likelihood: wished.likelihood, category: wished.category }),
    ...movedTo(deal, wished, context),
  };
}

/** It moves when the row says another stage or end; a won deal that went on after the sale is where it is. */
function movedTo(deal: Deal, wished: DealOfRow, { now, pipeline }: DealContext): Partial<DealColumns> {
  if (deal.pipeline !== pipeline.code || deal.pipelineVersion !== pipeline.version) return {};
  if (deal.outcome === wished.outcome && (wished.outcome !== null || deal.stage === wished.stage)) return {};
  const at = now.toString();
  const { stageEnteredAt: _, began: __, reachedAt: ___, createdAt: ____, ...end } = wished.past;
  const stage = wished.outcome === "lost" ? deal.stage : wished.stage;
  const columns: Partial<DealColumns> = {
    ...{
      stage,
      stageEnteredAt: at,
      outcome: wished.outcome,
      likelihood: wished.likelihood,
      category: wished.category,
    },
    ...(wished.outcome === null
      ? {
          closedAt: null,
          lostReason: null,
          signedAt: null,
          signedOn: null,
          moneyOn: null,
          wonOn: null,
          wonReason: null,
        }
      : end),
  };
  return { ...columns, reachedAt: reachedAfter(pipeline, deal, columns, at) };
}
