import { z } from "zod";
import { asFile, exportButton, splitAsFile } from "../asking/as-file.ts";
import { actions } from "../chat/card.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import type { Customer } from "../customers/customer.ts";
import { customerById, matchCustomer, withDealsOf } from "../customers/match-customer.ts";
import { chooseCustomer } from "../customers/naming/choose-customer.ts";
import { sql } from "../database/sql.ts";
import { loadDeals } from "../deals/facts/load-deals.ts";
import { namingWords } from "../deals/naming/words.ts";
import { sendTables } from "../spreadsheets/send-tables.ts";
import type { TableFormat } from "../spreadsheets/writing/table.ts";
import { nameIn, numberIn } from "../understanding/deal-name.ts";
import { showOne } from "./customer-card.ts";
import { customersTable } from "./customers-table.ts";
import { pageWords } from "./words.ts";

/** `/customer ACME`: the customer and the deals with it that one may see; `/customer` alone lists the latest. */
export const showCustomer = defineUseCase({
  name: "customer.show",
  command: {
    group: "customer",
    en: ["show", "find", "search", "list", "all"],
    zh: ["查看", "查找", "找", "列表", "全部"],
    whenBare: true,
    whenUnknown: true,
    // Called so as a whole or but for the legal form, be it one that was merged: then no verb was mistyped.
    async isNamed(turn, { name = "" }) {
      const { same, alike } = await matchCustomer(turn, nameIn(name));
      return same !== undefined || alike.length > 0;
    },
    fromLine: (words, rest) => ({ name: words.length > 0 ? rest : "" }),
  },
  needs: "customer.see",
  changes: false,
  input: z.object({
    name: z.string().trim().max(200).default(""),
    id: z.uuid().optional(),
    /** All of its file. */
    whole: z.literal("yes").optional(),
    ...asFile.shape,
  }),
  async run(turn, { name: typed, id, whole, export: pressed }) {
    const words = pageWords(turn.locale);
    const { rest, export: as = pressed } = splitAsFile(typed);
    if (as && rest === "" && !id) return exportCustomers(turn, as);
    const name = nameIn(typed);
    if (id) {
      const customer = await customerById(turn, id);
      return customer ? showOne(turn, customer, { whole: whole === "yes" }) : refuse(words.none(name));
    }
    const number = numberIn(name);
    if (number?.isSure) return showOfDeal(turn, number.value);
    if (name === "") return showLatest(turn);
    const { same, alike, near } = await matchCustomer(turn, name, 9);
    // To look at, another legal form will do.
    const [only, other] = alike.length > 0 ? alike : near;
    const found = same ?? (other ? undefined : only);
    if (found) return showOne(turn, found);
    if (near.length > 0)
      return showCard(await chooseCustomer(turn, words.several(name), near, "customer.show"));
    // `/customer new Foo`: customers come with their first deal.
    return refuse(words.none(name.replace(/^(?:new|add|create|新建|新增|录入)\s+(?=\S)/i, "")));
  },
});

/** `/customer #42`: the customer of deal 42. */
async function showOfDeal(turn: Turn, number: number) {
  const [deal] = await loadDeals(turn.db, {
    workspaceId: turn.workspace.id,
    owners: await ownersWithin(turn.db, turn.member, "deal.see"),
    where: [sql`d."number" = ${number}`],
  });
  const customer = deal && (await customerById(turn, deal.customer.id));
  return customer ? showOne(turn, customer) : refuse(namingWords(turn.locale).noneNumbered(number));
}

/** A list is no look-up of a name: it has the customers of the deals that one sees. */
async function showLatest(turn: Turn): Promise<Reply> {
  const owners = await ownersWithin(turn.db, turn.member, "deal.see");
  const latest = await turn.db.$queryRaw<Customer[]>(sql`
    SELECT "id", "name", "isKey", "industry" FROM "Customer"
    WHERE "workspaceId" = ${turn.workspace.id}::uuid AND "mergedIntoId" IS NULL ${withDealsOf(owners)}
    ORDER BY "createdAt" DESC LIMIT 10`);
  const words = pageWords(turn.locale);
  const said = latest.length > 0 ? words.latest : words.noneYet;
  const list = await chooseCustomer(turn, said, latest, "customer.show");
  const toFile = actions(exportButton(turn.locale, "customer.show", {}));
  return showCard(latest.length > 0 && toFile ? { ...list, blocks: [...list.blocks, toFile] } : list);
}

/** All customers of the deals that one sees. */
async function exportCustomers(turn: Turn, as: TableFormat): Promise<Reply> {
  const words = pageWords(turn.locale);
  const tables = [await customersTable(turn, await ownersWithin(turn.db, turn.member, "deal.see"))] as const;
  return sendTables(turn, { name: words.exportName, day: turn.today, tables, as, what: "customers" });
}
