import { resolve } from "node:path";
import { transaction } from "../../database/transaction.ts";
import { peopleInTables } from "../../imports/people-in-tables.ts";
import { forgetPerson } from "../../pages/contacts/forget-person.ts";
import { keptAbout, recordExport } from "../../pages/contacts/kept-about.ts";
import type { Locale } from "../../text/locale.ts";
import { type AdminAnswer, type AdminCommand, AdminRefused, type On } from "../admin-command.ts";
import { operatorDeed } from "../operator-deed.ts";
import { readArgs } from "../read-args.ts";
import { theCompany } from "../the-company.ts";
import { theContact } from "../the-contact.ts";
import { writeNew } from "../write-new.ts";
import { commandWords } from "./words.ts";

/** Somebody's notes may be many. */
const patienceMs = 60_000;

type Meant = Readonly<{ companyId: string; typed: string }>;

/**
 * Of one person at a customer's: `contact export "Jane Roe" jane.json` hands out what is kept, `contact erase "Jane Roe"` says
 * what would go, and with `--confirm "Jane Roe"` it goes.
 */
export const contact: AdminCommand = {
  name: "contact",
  help: (locale) => commandWords(locale).contactHelp,
  async run(on, args) {
    const { locale } = on;
    const taken = { words: 3, options: { confirm: "value", company: "value" } } as const;
    const {
      words: [what = "", typed = "", file],
      options,
    } = readArgs(args, taken, locale);
    const words = commandWords(locale);
    const meant = { companyId: (await theCompany(on.database.prisma, locale, options.company)).id, typed };
    if (what === "export" && options.confirm === undefined) return exportContact(on, meant, file);
    if (what === "erase" && file === undefined) return eraseContact(on, meant, options.confirm);
    throw new AdminRefused(words.contactHow);
  },
};

async function exportContact(
  { database, locale, now, cwd }: On,
  { companyId, typed }: Meant,
  file: string | undefined,
): Promise<AdminAnswer> {
  const words = commandWords(locale);
  return transaction(
    database,
    async (tx) => {
      const deed = await operatorDeed(tx, companyId, now);
      const { person, customer } = await theContact(deed, typed, locale);
      const data = await keptAbout(deed, person, customer, peopleInTables);
      const text = JSON.stringify(data, null, 2);
      await recordExport(deed, person);
      if (file !== undefined) await writeNew(resolve(cwd, file), `${text}\n`, words.fileExists(file));
      return { done: true, says: file === undefined ? text : words.exported(person.name, file), data };
    },
    { timeout: patienceMs },
  );
}

function eraseContact(
  { database, locale, now }: On,
  { companyId, typed }: Meant,
  confirm: string | undefined,
): Promise<AdminAnswer> {
  const words = commandWords(locale);
  return transaction(
    database,
    async (tx) => {
      const deed = await operatorDeed(tx, companyId, now);
      const { person, customer } = await theContact(deed, typed, locale);
      if (confirm === undefined) {
        const { answers, texts } = await keptAbout(deed, person, customer, peopleInTables);
        return wouldErase(locale, person, customer, answers.length + texts.length);
      }
      if (confirm !== person.name) throw new AdminRefused(words.otherName(confirm, person.name));
      await forgetPerson(deed, person, peopleInTables);
      return { done: true, says: words.contactErased(customer.name), data: { erased: person.id } };
    },
    { timeout: patienceMs },
  );
}

const wouldErase = (
  locale: Locale,
  { id, name }: Readonly<{ id: string; name: string }>,
  customer: Readonly<{ name: string }>,
  texts: number,
): AdminAnswer => ({
  done: false,
  says: commandWords(locale).wouldEraseContact(name, customer.name, texts),
  data: { id, name, customer: customer.name, texts },
});
