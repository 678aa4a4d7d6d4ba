import { type AdminCommand, AdminRefused } from "../admin-command.ts";
import { erasePerson, exportPerson } from "../erase-person.ts";
import { inColumns } from "../in-columns.ts";
import { readArgs } from "../read-args.ts";
import { theCompany, thePerson } from "../the-company.ts";
import { commandWords } from "./words.ts";

/** `erase wang` says what would go; `erase wang --confirm "Wang Fang"` does it. Deals are to be handed over first. */
export const erase: AdminCommand = {
  name: "erase",
  help: (locale) => commandWords(locale).eraseHelp,
  async run({ database, locale, now }, args) {
    const taken = { words: 1, options: { confirm: "value", company: "value" } } as const;
    const {
      words: [typed = ""],
      options,
    } = readArgs(args, taken, locale);
    const words = commandWords(locale);
    const company = await theCompany(database.prisma, locale, options.company);
    const person = await thePerson(database.prisma, company, typed, { locale });
    if (options.confirm === undefined) {
      const all = Object.entries(await exportPerson(database, person));
      const counts = Object.fromEntries(all.map(([what, rows]) => [what, rows.length]));
      const rows = all.map(([what, { length }]) => [what, String(length)]);
      return { done: false, says: words.wouldErase(person.name, inColumns(rows, "  ")), data: counts };
    }
    if (options.confirm !== person.name)
      throw new AdminRefused(words.otherName(options.confirm, person.name));
    if ((await erasePerson(database, person, now)) === "last admin")
      throw new AdminRefused(words.lastAdmin(person.name));
    return { done: true, says: words.erased(person.name), data: { erased: person.id } };
  },
};
