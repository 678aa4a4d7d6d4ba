import { rawSql, sql } from "../../database/sql.ts";
import { transaction } from "../../database/transaction.ts";
import { type AdminCommand, AdminRefused } from "../admin-command.ts";
import { inColumns } from "../in-columns.ts";
import { operatorDeed, recordCommand } from "../operator-deed.ts";
import { readArgs } from "../read-args.ts";
import { theCompany } from "../the-company.ts";
import { commandWords } from "./words.ts";

/** In the order of the words. */
const tables = [
  "Event",
  "DealVersion",
  "Remark",
  "ClosedWeek",
  "WebMessage",
  "File",
  "Delivery",
  "Slot",
  "Claim",
  "Draft",
  "JoinRequest",
  "Refused",
  "JoinCode",
  "LoginLink",
  "WebSession",
] as const;

/** `retention`: how long what is kept, and how many rows it has; `retention purge`: today's purge, now. */
export const retention: AdminCommand = {
  name: "retention",
  help: (locale) => commandWords(locale).retentionHelp,
  async run({ database, locale, now, purges }, args) {
    const {
      words: [what],
    } = readArgs(args, { words: 1 }, locale);
    const words = commandWords(locale);
    if (what !== undefined && what !== "purge") throw new AdminRefused(words.onlyPurge(what));
    if (what === "purge") {
      let gone = 0;
      for (const purge of purges) gone += await purge(database.prisma);
      const company = await theCompany(database.prisma, locale).catch(() => undefined);
      if (company)
        await transaction(database, async (tx) =>
          recordCommand(await operatorDeed(tx, company.id, now), "retention purge", { count: gone }),
        );
      return { done: true, says: words.purgedRows(gone), data: { gone } };
    }
    const data = [];
    for (const table of tables) {
      const [row] = await database.prisma.$queryRaw<{ rows: number }[]>(sql`
        SELECT count(*)::int AS "rows" FROM ${rawSql(`"${table}"`)}`);
      data.push({ table, rows: row?.rows ?? 0, kept: words.kept[table] });
    }
    const rows = data.map(({ table, rows: count, kept }) => [table, String(count), kept]);
    return { done: true, says: inColumns([words.retentionHead, ...rows]), data };
  },
};
