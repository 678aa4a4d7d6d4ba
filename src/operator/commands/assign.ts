import { transaction } from "../../database/transaction.ts";
import { handOver, holdOwner } from "../../deals/writing/assign-deals.ts";
import { type AdminCommand, AdminRefused } from "../admin-command.ts";
import { operatorDeed } from "../operator-deed.ts";
import { readArgs } from "../read-args.ts";
import { theCompany, thePerson } from "../the-company.ts";
import { commandWords } from "./words.ts";

const sell: readonly string[] = ["rep", "manager", "admin"];

/** `assign wang chen`: all open deals of one person become another's; stage and history stay, both can see who did it. */
export const assign: AdminCommand = {
  name: "assign",
  help: (locale) => commandWords(locale).assignHelp,
  async run({ database, locale, now }, args) {
    const {
      words: [from = "", to = ""],
      options,
    } = readArgs(args, { words: 2, options: { company: "value" } }, locale);
    const words = commandWords(locale);
    const company = await theCompany(database.prisma, locale, options.company);
    return transaction(database, async (tx) => {
      const giver = await thePerson(tx, company, from, { locale });
      const receiver = await thePerson(tx, company, to, { locale, removedToo: false });
      if (giver.id === receiver.id) throw new AdminRefused(words.samePerson);
      if (!sell.includes(receiver.role)) throw new AdminRefused(words.sellsNothing(receiver.name));
      const deed = await operatorDeed(tx, company.id, now);
      const owner = await holdOwner(deed, receiver.id);
      if (!owner) throw new AdminRefused(words.nobody(to, ""));
      const given = await handOver(deed, giver, owner);
      const data = { from: giver.name, to: receiver.name, deals: given.map(({ number }) => number) };
      return { done: true, says: words.assigned(given.length, giver.name, receiver.name), data };
    });
  },
};
