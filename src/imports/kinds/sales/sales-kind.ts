/** A sales report: what customers bought, line by line, and customers of whoever bought and is none yet. */
import { dropCustomers, ensureCustomers } from "../../../customers/write-customer.ts";
import { sql } from "../../../database/sql.ts";
import type { Deed } from "../../../history/deed.ts";
import { recordEvents } from "../../../history/record-events.ts";
import { type NewSale, saleTexts } from "../../../sales/sale-texts.ts";
import { dropSales, storeBuyers, storeSales } from "../../../sales/store-sales.ts";
import { productBlocks } from "../../cards/product-blocks.ts";
import { findCustomers, isThere } from "../../finding/customers.ts";
import { type Import, standingTwin } from "../../import.ts";
import { nextRows, type ReadRow, stageRows, tally } from "../../rows.ts";
import type { Held } from "../../steps/step.ts";
import { amountIn, textIn, type WholeKind } from "../import-kind.ts";

/** Names beyond which nobody is asked whether they resemble somebody. */
const mostCompared = 5_000;
const mostShown = 20;

export const salesKind: WholeKind = {
  name: "sales",
  reads,
  checks,
  applies,
  takesBack,
  told: async (reader, one) => productBlocks(reader, one),
};

const reportOf = ({ id, workspaceId }: Import) => ({ workspaceId, importId: id });

function reads(): ReturnType<WholeKind["reads"]> {
  let begun = false;
  return async ({ db }, one, { staged, sales }) => {
    const { lines, buyers, so, spelled } = sales!;
    // What a former attempt has left.
    if (!begun) while ((await dropSales(db, reportOf(one))) > 0);
    begun = true;
    await storeBuyers(db, reportOf(one), buyers);
    await storeSales(db, reportOf(one), lines);
    await stageRows(db, one, staged);
    return { ...so, decided: { ...one.decided, products: spelled } };
  };
}

/** How many rows came to what; lines that are right have no row of their own here. */
async function checks(held: Held): Promise<void> {
  const near: { count: number; first: { name: string; id: string; other: string }[] } = {
    count: 0,
    first: [],
  };
  let unknown = 0;
  let after = 0;
  await held.inBatches(async (deed, one, limit) => {
    const buyers = await buyersAfter(deed, one, { after, limit });
    if (buyers.length === 0) return undefined;
    after = buyers.at(-1)!.buyer;
    const found = await findCustomers(
      deed,
      buyers.map(({ name }) => name),
      after > mostCompared ? { same: one.decided.same, surelyOnly: true } : one.decided,
    );
    for (const [name, customer] of found) {
      if (isThere(customer)) continue;
      unknown += 1;
      const [other] = customer.near;
      if (!other) continue;
      near.count += 1;
      if (near.first.length < mostShown) near.first.push({ name, id: other.id, other: other.name });
    }
    return { through: after };
  });
  await held.step(async ({ db }, one) => {
    const { counts } = await tally(db, one, undefined);
    const { reject = 0, twice = 0 } = counts;
    const { create = 0, same = 0 } = one.counts;
    const lines = create + same;
    // What counts already would count again.
    const isKnown = (await standingTwin(db, one)) !== undefined;
    const told: Record<string, number> = isKnown
      ? { same: lines, reject }
      : { create: lines, customers: unknown, reject, twice };
    return {
      counts: told,
      decided: { ...one.decided, near },
      ...{ state: "checked", through: 0 },
    };
  });
}

type Buyer = Readonly<{ buyer: number; name: string }>;

/** @param after their number */
const buyersAfter = (
  { db }: Deed,
  { id, workspaceId }: Import,
  { after, limit, missing = false }: Readonly<{ after: number; limit: number; missing?: boolean }>,
): Promise<Buyer[]> =>
  db.$queryRaw<Buyer[]>(sql`
    SELECT b."buyer", b."name" FROM "SaleBuyer" b
     WHERE b."workspaceId" = ${workspaceId}::uuid AND b."importId" = ${id}::uuid AND b."buyer" > ${after}::int
       AND (b."customerId" IS NULL OR NOT ${missing})
     ORDER BY b."buyer" LIMIT ${limit}::int`);

async function applies(held: Held): Promise<void> {
  if (held.one.decided.twice === "each") await addRepeated(held);
  let after = 0;
  await held.inBatches(async (deed, one, limit) => {
    const buyers = await buyersAfter(deed, one, { after, limit, missing: true });
    if (buyers.length === 0) return undefined;
    after = buyers.at(-1)!.buyer;
    const names = buyers.map(({ name }) => name);
    const chosen = one.decided.same;
    const ensured = await ensureCustomers(
      deed,
      names.filter((name) => !chosen[name]),
    );
    const others = [...ensured];
    await storeBuyers(
      deed.db,
      reportOf(one),
      buyers.map((buyer) => {
        const same = chosen[buyer.name];
        if (same) return { ...buyer, customerId: same };
        const { customer, eventId } = others.shift()!;
        return { ...buyer, customerId: customer.id, made: eventId !== undefined };
      }),
    );
    return { through: after };
  });
  await held.step(async (deed, one) => {
    const values = { file: one.fileName, import: one.id, kind: one.kind };
    const [eventId] = await recordEvents(deed, [
      { subject: "workspace", subjectId: deed.workspace.id, kind: "import", values },
    ]);
    return {
      ...{ state: "done", through: 0, eventId: eventId! },
      doneAt: new Date(deed.now.epochMilliseconds),
    };
  });
}

/** Lines that stand there twice and count each: they were staged, and become lines like the others. */
async function addRepeated(held: Held): Promise<void> {
  let after = 0;
  await held.inBatches(async ({ db }, one, limit) => {
    const rows = (await nextRows(db, one, { after, limit, each: true })).filter(
      ({ does }) => does === "twice",
    );
    if (rows.length === 0) return undefined;
    after = rows.at(-1)!.nth;
    const names = rows.map(({ values }) => textIn(values, "customer"));
    const buyers = await db.$queryRaw<Buyer[]>(sql`
      SELECT b."buyer", b."name" FROM "SaleBuyer" b WHERE b."workspaceId" = ${one.workspaceId}::uuid
         AND b."importId" = ${one.id}::uuid AND b."name" = ANY(${names}::text[])`);
    const byName = new Map(buyers.map(({ buyer, name }) => [name, buyer]));
    await storeSales(
      db,
      reportOf(one),
      saleTexts(rows.map((row) => repeatedLine(row, byName, one.decided.products))),
    );
    const { create = 0, twice = 0, ...counts } = one.counts;
    return { counts: { ...counts, create: create + rows.length, twice: twice - rows.length } };
  });
}

function repeatedLine(
  { nth, values }: ReadRow,
  buyers: ReadonlyMap<string, number>,
  spelled: Readonly<Record<string, string>>,
): NewSale {
  const { minor, currency } = amountIn(values, "amount")!;
  const product = textIn(values, "product");
  return {
    ...{ nth, currency, minor: BigInt(minor), product: spelled[product] ?? product },
    ...{ buyer: buyers.get(textIn(values, "customer"))!, on: textIn(values, "day") || null },
  };
}

async function takesBack(held: Held): Promise<void> {
  // From its first transaction on it is not done any more, and so not counted.
  await held.step(async (deed, one) => {
    if (one.eventId === null || one.through > 0) return { through: 1 };
    const values = { file: one.fileName, import: one.id, kind: one.kind };
    await recordEvents(deed, [
      { subject: "workspace", subjectId: deed.workspace.id, kind: "unimport", values, undoes: one.eventId },
    ]);
    return { through: 1 };
  });
  await held.inBatches(async (deed, one, limit) => {
    const made = await deed.db.$queryRaw<{ buyer: number; name: string; customerId: string }[]>(sql`
      SELECT b."buyer", b."name", b."customerId" FROM "SaleBuyer" b
       WHERE b."workspaceId" = ${one.workspaceId}::uuid AND b."importId" = ${one.id}::uuid AND b."made"
       ORDER BY b."buyer" LIMIT ${limit}::int`);
    if (made.length === 0) return undefined;
    await dropCustomers(
      deed,
      made.map(({ customerId }) => customerId),
      one.eventId,
    );
    await storeBuyers(
      deed.db,
      reportOf(one),
      made.map(({ buyer, name }) => ({ buyer, name })),
    );
    return { through: 1 };
  });
  await held.inBatches(async ({ db }, one) =>
    (await dropSales(db, reportOf(one))) > 0 ? { through: 1 } : undefined,
  );
  const state = held.one.state === "undoing" ? "undone" : "cancelled";
  await held.step(async () => ({ state, through: 0 }));
}
