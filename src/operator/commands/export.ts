import { resolve } from "node:path";
import { transaction } from "../../database/transaction.ts";
import { recordEvents } from "../../history/record-events.ts";
import type { AdminCommand } from "../admin-command.ts";
import { exportPerson } from "../erase-person.ts";
import { operatorDeed } from "../operator-deed.ts";
import { readArgs } from "../read-args.ts";
import { theCompany, thePerson } from "../the-company.ts";
import { writeNew } from "../write-new.ts";
import { commandWords } from "./words.ts";

/** `export wang wang.json`: all that is kept about one person; without a file it is printed. */
export const exportOne: AdminCommand = {
  name: "export",
  help: (locale) => commandWords(locale).exportHelp,
  async run({ database, locale, now, cwd }, args) {
    const {
      words: [typed = "", file],
      options,
    } = readArgs(args, { words: 2, options: { company: "value" } }, locale);
    const words = commandWords(locale);
    const company = await theCompany(database.prisma, locale, options.company);
    const person = await thePerson(database.prisma, company, typed, { locale });
    const data = await exportPerson(database, person);
    const text = JSON.stringify(data, null, 2);
    if (file !== undefined) await writeNew(resolve(cwd, file), `${text}\n`, words.fileExists(file));
    await transaction(database, async (tx) =>
      recordEvents(await operatorDeed(tx, company.id, now), [
        { subject: "member", subjectId: person.id, kind: "export" },
      ]),
    );
    return { done: true, says: file === undefined ? text : words.exported(person.name, file), data };
  },
};
