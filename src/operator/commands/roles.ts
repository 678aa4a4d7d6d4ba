import { roles as allRoles, type Role } from "../../company/member.ts";
import { transaction } from "../../database/transaction.ts";
import { giveRole } from "../../teams/give-role.ts";
import { isOnlyAdmin } from "../../teams/only-admin.ts";
import { matchWord } from "../../understanding/match-word.ts";
import { type AdminCommand, AdminRefused } from "../admin-command.ts";
import { inColumns } from "../in-columns.ts";
import { operatorDeed } from "../operator-deed.ts";
import { readArgs } from "../read-args.ts";
import { theCompany, thePerson } from "../the-company.ts";
import { commandWords } from "./words.ts";

/** `roles`: who has which; `roles wang admin`: gives one. The last admin stays one. */
export const roles: AdminCommand = {
  name: "roles",
  help: (locale) => commandWords(locale).rolesHelp,
  async run({ database, locale, now }, args) {
    const {
      words: [typed, wanted],
      options,
    } = readArgs(args, { words: 2, options: { company: "value" } }, locale);
    const words = commandWords(locale);
    const company = await theCompany(database.prisma, locale, options.company);
    if (typed === undefined) {
      const all = await database.prisma.member.findMany({
        where: { workspaceId: company.id, active: true },
        select: { id: true, name: true, email: true, role: true },
        orderBy: [{ role: "asc" }, { name: "asc" }],
      });
      const rows = all.map(({ name, email, role }) => [words.roles[role as Role], name, email ?? "–"]);
      return { done: true, says: rows.length > 0 ? inColumns(rows) : words.nobodyYet, data: all };
    }
    const names = Object.fromEntries(allRoles.map((one) => [one, [one, words.roles[one]]])) as Record<
      Role,
      string[]
    >;
    const said = matchWord(wanted ?? "", names);
    if (said.kind !== "one") throw new AdminRefused(words.whichRole(wanted ?? "", allRoles.join(", ")));
    return transaction(database, async (tx) => {
      const person = await thePerson(tx, company, typed, { locale, removedToo: false });
      const deed = await operatorDeed(tx, company.id, now);
      if (person.role === "admin" && said.key !== "admin" && (await isOnlyAdmin(deed)))
        throw new AdminRefused(words.lastAdmin(person.name));
      if (person.role !== said.key) await giveRole(deed, person, said.key);
      const { id, name } = person;
      return {
        done: true,
        says: words.roleIs(name, words.roles[said.key]),
        data: { id, name, role: said.key },
      };
    });
  },
};
