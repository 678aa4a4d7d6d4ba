import { deleteCompany } from "../../company/company.ts";
import { countCompanyRows, deleteCompanyRows } from "../../database/company-rows.ts";
import { transaction } from "../../database/transaction.ts";
import { type AdminCommand, AdminRefused } from "../admin-command.ts";
import { inColumns } from "../in-columns.ts";
import { readArgs } from "../read-args.ts";
import { theCompany } from "../the-company.ts";
import { commandWords } from "./words.ts";

/** A company of years is some millions of rows. */
const patienceMs = 30 * 60_000;

/** `purge` says what a company has; `purge --confirm NAME` deletes all of it, its history, too, in one transaction. */
export const purge: AdminCommand = {
  name: "purge",
  help: (locale) => commandWords(locale).purgeHelp,
  async run({ database, locale }, args) {
    const taken = { words: 1, options: { confirm: "value" } } as const;
    const {
      words: [named],
      options,
    } = readArgs(args, taken, locale);
    const words = commandWords(locale);
    const company = await theCompany(database.prisma, locale, named);
    if (options.confirm === undefined) {
      const counts = await countCompanyRows(database.prisma, company.id);
      const rows = Object.entries(counts).map(([table, count]) => [table, String(count)]);
      return { done: false, says: words.wouldPurge(company.name, inColumns(rows, "  ")), data: counts };
    }
    if (options.confirm !== company.name)
      throw new AdminRefused(words.otherCompany(options.confirm, company.name));
    const gone = await transaction(
      database,
      async (tx) => {
        const rows = await deleteCompanyRows(tx, company.id);
        await deleteCompany(tx, company.id);
        return rows + 1;
      },
      { timeout: patienceMs },
    );
    // What somebody had begun before, and wrote after it.
    const late = await transaction(database, (tx) => deleteCompanyRows(tx, company.id));
    return { done: true, says: words.purged(company.name, gone + late), data: { gone: gone + late } };
  },
};
