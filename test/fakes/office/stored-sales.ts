/** Sales reports that are stored, as an import leaves them. */
import { randomUUID } from "node:crypto";
import { readingsOf } from "../../../src/customers/readings.ts";
import { transaction } from "../../../src/database/transaction.ts";
import { saleTexts } from "../../../src/sales/sale-texts.ts";
import { storeBuyers, storeSales } from "../../../src/sales/store-sales.ts";
import type { Office } from "./office.ts";

export type SoldLine = Readonly<{
  customer: string;
  /** Major units. */
  amount: number;
  on?: string | undefined;
  product?: string | undefined;
  currency?: string | undefined;
}>;

/**
 * Customers that are not there are made; a name behind "?" stays one that nobody knows.
 * @returns the import's id
 */
export async function storedReport(
  office: Pick<Office, "database" | "workspaceId" | "now">,
  memberId: string,
  lines: readonly SoldLine[],
  { state = "done", fileName = "sales.xlsx" }: Readonly<{ state?: string; fileName?: string }> = {},
): Promise<string> {
  const { database, workspaceId } = office;
  const importId = randomUUID();
  const at = new Date(office.now().epochMilliseconds);
  const names = [...new Set(lines.map(({ customer }) => customer))];
  await database.prisma.import.create({
    data: {
      ...{ id: importId, workspaceId, memberId, via: "web", fileName, sheet: "Sheet1", kind: "sales" },
      ...{ reading: {}, digest: importId, state, beatAt: at, createdAt: at, doneAt: at },
    },
  });
  const ids = new Map<string, string | undefined>();
  for (const name of names) ids.set(name, name.startsWith("?") ? undefined : await customer(office, name));
  await transaction(database, async (tx) => {
    const buyers = names.map((name, buyer) => ({
      buyer,
      name: name.replace(/^\?/, ""),
      customerId: ids.get(name),
    }));
    await storeBuyers(tx, { workspaceId, importId }, buyers);
    await storeSales(
      tx,
      { workspaceId, importId },
      saleTexts(
        lines.map(({ customer: name, amount, on = null, product = "", currency = "CNY" }, at) => ({
          ...{ nth: at + 2, buyer: names.indexOf(name), product, on, currency },
          minor: BigInt(Math.round(amount * 100)),
        })),
      ),
    );
  });
  return importId;
}

async function customer({ database, workspaceId }: Pick<Office, "database" | "workspaceId">, name: string) {
  const found = await database.prisma.customer.findFirst({ where: { workspaceId, name } });
  const { id } =
    found ?? (await database.prisma.customer.create({ data: { workspaceId, name, ...readingsOf(name) } }));
  return id;
}
