/** A sales report: what customers bought, line by line, and customers of whoever bought and is none yet. */
import { dropCustomers, ensureCustomers } from "../../../customers/write-customer.ts";
import { sql } from "../../../database/sql.ts";
import type { Deed } from "../../../history/deed.ts";
import { recordEvents } from "../../../history/record-events.ts";
import {
  dropSales,
  type NewBuyer,
  type NewSale,
  storeBuyers,
  storeSales,
} from "../../../sales/store-sales.ts";
import type { SheetRecord } from "../../../spreadsheets/records/read-records.ts";
import { findCustomers, isThere } from "../../finding/customers.ts";
import { type Import, type ImportChange, standingTwin } from "../../import.ts";
import { nextRows, type ReadRow, stageRows, tally } from "../../rows.ts";
import { stagedRow } from "../../steps/read-table.ts";
import { Repeated } from "../../steps/repeated.ts";
import type { Held } from "../../steps/step.ts";
import { amountIn, textIn, type WholeKind } from "../import-kind.ts";

/** Names a statement; beyond so many nobody is asked whether they resemble somebody. */
const namesAtOnce = 200;
const mostCompared = 5_000;
const mostShown = 20;

export const salesKind: WholeKind = {
  name: "sales",
  needs: "table.import",
  reads: () => new SalesReader().take,
  checks,
  applies,
  takesBack,
};

const reportOf = ({ id, workspaceId }: Import) => ({ workspaceId, importId: id });

/** Keeps in mind what a table of a million lines has but a few of: its buyers, its sums. */
class SalesReader {
  readonly #repeated = new Repeated();
  readonly #buyers = new Map<string, number>();
  readonly #read = new Map<string, bigint>();
  readonly #taken = new Map<string, bigint>();
  #lines = 0;
  #begun = false;

  readonly take = async (
    { db }: Deed,
    one: Import,
    records: readonly SheetRecord[],
  ): Promise<ImportChange> => {
    // What a former attempt has left.
    if (!this.#begun) while ((await dropSales(db, reportOf(one))) > 0);
    this.#begun = true;
    const rows = records.map((record) => ({ record, staged: stagedRow(record, this.#repeated, undefined) }));
    const right = rows.filter(({ staged }) => staged.does === "create").map(({ record }) => record);
    const { lines, buyers } = this.#linesOf(right);
    await storeBuyers(db, reportOf(one), buyers);
    await storeSales(db, reportOf(one), lines);
    const others = rows.filter(({ staged }) => staged.does !== "create").map(({ staged }) => staged);
    if (others.length > 0) await stageRows(db, one, others);
    for (const { record } of rows) add(this.#read, record);
    for (const record of right) add(this.#taken, record);
    this.#lines += lines.length;
    return {
      counts: { create: this.#lines },
      sums: { read: partsOf(this.#read), taken: partsOf(this.#taken) },
    };
  };

  #linesOf(records: readonly SheetRecord[]): { lines: NewSale[]; buyers: NewBuyer[] } {
    const buyers: NewBuyer[] = [];
    const lines = records.map(({ nth, values }): NewSale => {
      const name = String(values.customer);
      let buyer = this.#buyers.get(name);
      if (buyer === undefined) {
        buyer = this.#buyers.size + 1;
        this.#buyers.set(name, buyer);
        buyers.push({ buyer, name });
      }
      const { minor, currency } = values.amount as { minor: bigint; currency: string };
      const { product, day } = values;
      return {
        ...{ nth, buyer, minor, currency },
        ...{ product: typeof product === "string" ? product : "", on: typeof day === "string" ? day : null },
      };
    });
    return { lines, buyers };
  }
}

function add(sums: Map<string, bigint>, { values: { amount } }: SheetRecord): void {
  if (typeof amount !== "object") return;
  sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + amount.minor);
}

const partsOf = (sums: ReadonlyMap<string, bigint>) =>
  [...sums].map(([currency, minor]) => ({ currency, minor: String(minor) }));

/** How many rows came to what; lines that are right have no row of their own here. */
async function checks(held: Held): Promise<void> {
  const near: { count: number; first: { name: string; id: string; other: string }[] } = {
    count: 0,
    first: [],
  };
  let unknown = 0;
  let after = 0;
  await held.inBatches(async (deed, one) => {
    const buyers = await buyersAfter(deed, one, after);
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

const buyersAfter = (
  { db }: Deed,
  { id, workspaceId }: Import,
  after: number,
  missing = false,
): Promise<Buyer[]> =>
  db.$queryRaw<Buyer[]>(sql`
    SELECT b."buyer", b."name" FROM "SaleBuyer" b
     WHERE b."workspaceId" = ${workspaceId}::uuid AND b."importId" = ${id}::uuid AND b."buyer" > ${after}::int
       AND (b."customerId" IS NULL OR NOT ${missing})
     ORDER BY b."buyer" LIMIT ${namesAtOnce}::int`);

async function applies(held: Held): Promise<void> {
  if (held.one.decided.twice === "each") await addRepeated(held);
  let after = 0;
  await held.inBatches(async (deed, one) => {
    const buyers = await buyersAfter(deed, one, after, true);
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
      rows.map((row) => repeatedLine(row, byName)),
    );
    const { create = 0, twice = 0, ...counts } = one.counts;
    return { counts: { ...counts, create: create + rows.length, twice: twice - rows.length } };
  });
}

function repeatedLine({ nth, values }: ReadRow, buyers: ReadonlyMap<string, number>): NewSale {
  const { minor, currency } = amountIn(values, "amount")!;
  return {
    ...{ nth, currency, minor: BigInt(minor), product: textIn(values, "product") },
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
  await held.inBatches(async (deed, one) => {
    const made = await deed.db.$queryRaw<{ buyer: number; name: string; customerId: string }[]>(sql`
      SELECT b."buyer", b."name", b."customerId" FROM "SaleBuyer" b
       WHERE b."workspaceId" = ${one.workspaceId}::uuid AND b."importId" = ${one.id}::uuid AND b."made"
       ORDER BY b."buyer" LIMIT ${namesAtOnce}::int`);
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
