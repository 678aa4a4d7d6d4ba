import { listRefused } from "../../joining/refused-book.ts";
import type { AdminCommand } from "../admin-command.ts";
import { inColumns } from "../in-columns.ts";
import { readArgs } from "../read-args.ts";
import { theCompany } from "../the-company.ts";
import { shortTime } from "./short-time.ts";
import { commandWords } from "./words.ts";

/** `refused`: accounts that were turned away at the door in the last 30 days. */
export const refused: AdminCommand = {
  name: "refused",
  help: (locale) => commandWords(locale).refusedHelp,
  async run({ database, config, locale }, args) {
    const { options } = readArgs(args, { words: 0, options: { company: "value" } }, locale);
    const words = commandWords(locale);
    const company = await theCompany(database.prisma, locale, options.company);
    const data = await listRefused(database.prisma, company.id, { limit: 1_000 });
    const rows = data.map(({ platform, account, why, count, firstAt, lastAt }) => [
      platform,
      account || "?",
      why,
      String(count),
      shortTime(firstAt, config.zone),
      shortTime(lastAt, config.zone),
    ]);
    const says = rows.length > 0 ? inColumns([words.refusedHead, ...rows]) : words.nobodyRefused;
    return { done: true, says, data };
  },
};
