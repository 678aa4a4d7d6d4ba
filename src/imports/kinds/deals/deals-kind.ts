/** Opportunities of another system become deals: with its owners, its dates and, as far as it tells, the way they went. */
import { dropCustomers } from "../../../customers/write-customer.ts";
import { sql } from "../../../database/sql.ts";
import { countImported, takeImportBack } from "../../../deals/writing/count-imported.ts";
import { type ImportedDeal, importDeals } from "../../../deals/writing/log-deals.ts";
import { callExternally, forgetExternally } from "../../../external-ids/external-ids.ts";
import type { Deed } from "../../../history/deed.ts";
import type { Pipeline } from "../../../pipelines/pipeline.ts";
import { productBlocks, unlistedProducts } from "../../cards/product-blocks.ts";
import { mostProducts, settleProducts } from "../../finding/products.ts";
import type { Import } from "../../import.ts";
import { type AppliedRow, leaveAsChanged, type Outcome } from "../../rows.ts";
import type { RowKind } from "../import-kind.ts";
import { customersFor } from "../made-customers.ts";
import { makePeople } from "../make-people.ts";
import { type FreshDeal, planDeals } from "./plan-deals.ts";

export const dealsKind: RowKind = {
  name: "deals",
  amount: "amount",

  told: async (reader, one) => [...productBlocks(reader, one), await unlistedProducts(reader, one)],

  async settle(deed, one) {
    const sold = await deed.db.$queryRaw<{ product: string }[]>(sql`
      SELECT l ->> 'product' AS "product" FROM "Deal" d, jsonb_array_elements(d."lines") l
       WHERE d."workspaceId" = ${deed.workspace.id}::uuid AND d."outcome" IS DISTINCT FROM 'withdrawn'
       GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${mostProducts}::int`);
    return settleProducts(
      deed,
      one,
      sold.map(({ product }) => product),
    );
  },

  plan: async (deed, one, rows) => (await planDeals(deed, one, rows)).planned.map(({ outcome }) => outcome),

  async apply(deed, one, rows) {
    await makePeople(deed, one, rows);
    const { pipeline, planned } = await planDeals(deed, one, rows);
    const fresh = planned.flatMap(({ outcome, fresh }) => (fresh ? [{ nth: outcome.nth, ...fresh }] : []));
    const customers = await customersFor(
      deed,
      fresh.map(({ nth, customer }) => ({ nth, ...customer })),
    );
    const ids = await importDeals(
      deed,
      fresh.map((deal) => importedDeal(pipeline, deal, customers.get(deal.nth)!)),
      one.fileName,
    );
    for (const subject of ["deal", "deal-by-row"] as const)
      await callExternally(
        deed.db,
        deed.workspace.id,
        subject,
        fresh.flatMap(({ identity }, nth) =>
          identity.subject === subject ? [{ value: identity.value, subjectId: ids[nth]! }] : [],
        ),
      );
    const made = new Map(fresh.map((deal, nth) => [deal.nth, { deal, id: ids[nth]! }]));
    return planned.map(({ outcome }): Outcome => {
      const one = made.get(outcome.nth);
      if (!one) return outcome;
      const { madeId } = customers.get(outcome.nth)!;
      return {
        ...outcome,
        subjectId: one.id,
        changes: { outcome: ["withdrawn", one.deal.wished.outcome] },
        ...(madeId && { madeId }),
      };
    });
  },

  async count(deed, one) {
    const { eventId } = await countImported(
      deed,
      sql`SELECT r."subjectId" AS "dealId", r."changes" AS "columns", (r."why" ->> 'version')::int AS "version"
            FROM "ImportRow" r WHERE r."workspaceId" = ${one.workspaceId}::uuid AND r."importId" = ${one.id}::uuid
             AND r."applied"`,
      told(one),
    );
    await leaveAsChanged(deed.db, one, await untaken(deed, one, eventId));
    return eventId;
  },

  async discount(deed, one) {
    if (one.eventId === null) return [];
    const { kept } = await takeImportBack(deed, one.eventId, told(one));
    return kept.map(({ number, title }) => ({ what: `#${number} ${title}` }));
  },

  async takeBack(deed, one, rows) {
    const withdrawn = await withdrawnAmong(deed, rows);
    for (const subject of ["deal", "deal-by-row"] as const)
      await forgetExternally(deed.db, deed.workspace.id, subject, withdrawn);
    const kept = await dropCustomers(
      deed,
      rows.flatMap(({ madeId }) => (madeId ? [madeId] : [])),
      one.eventId,
    );
    return kept.map(({ name }) => ({ what: name }));
  },
};

/** Somebody was quicker: the deal is no longer as it was when its row was looked at. */
async function untaken({ db }: Deed, one: Import, eventId: string) {
  const rows = await db.$queryRaw<{ nth: number; number: number; title: string }[]>(sql`
    SELECT r."nth", d."number", d."title" FROM "ImportRow" r JOIN "Deal" d ON d."id" = r."subjectId"
     WHERE r."workspaceId" = ${one.workspaceId}::uuid AND r."importId" = ${one.id}::uuid AND r."applied" AND r."does" = 'update'
       AND NOT EXISTS (SELECT FROM "DealVersion" v WHERE v."workspaceId" = r."workspaceId" AND v."dealId" = d."id"
         AND v."number" = d."version" AND v."eventId" = ${eventId}::bigint)`);
  return rows.map(({ nth, number, title }) => ({ nth, name: `#${number} ${title}` }));
}

const told = ({ id, fileName, kind }: Import) => ({ file: fileName, import: id, kind });

function importedDeal(
  { code, version }: Pipeline,
  { wished, ownerId, customer }: FreshDeal,
  { id }: Readonly<{ id: string }>,
): ImportedDeal {
  const { outcome: _, withoutDate: __, title, ...columns } = wished;
  return {
    ...columns,
    ...{ customerId: id, ownerId, title: title ?? customer.name, pipeline: code, pipelineVersion: version },
    ...{ campaignId: null },
  };
}

async function withdrawnAmong(deed: Deed, rows: readonly AppliedRow[]): Promise<string[]> {
  const ids = rows.flatMap(({ does, subjectId }) => (does === "create" && subjectId ? [subjectId] : []));
  const found = await deed.db.$queryRaw<{ id: string }[]>(sql`
    SELECT d."id" FROM "Deal" d WHERE d."workspaceId" = ${deed.workspace.id}::uuid AND d."id" = ANY(${ids}::uuid[])
       AND d."outcome" = 'withdrawn'`);
  return found.map(({ id }) => id);
}
