import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { dayOf } from "../../company/day-of.ts";
import { may } from "../../company/permissions.ts";
import { transaction } from "../../database/transaction.ts";
import { takeFile } from "../../files/take-file.ts";
import type { Deed } from "../../history/deed.ts";
import { beginTable } from "../../imports/begin-table.ts";
import { deedOf } from "../../imports/deed-of.ts";
import { type Decisions, type Import, isUnderWay, loadImport, turnImport } from "../../imports/import.ts";
import { asksTwice, importKinds, mostRows } from "../../imports/kinds/kinds.ts";
import { carryAllOn } from "../../imports/start-imports.ts";
import { importWords } from "../../imports/words.ts";
import { recordContext, sayProblem } from "../../spreadsheets/open-sent.ts";
import { Spreadsheet } from "../../spreadsheets/reading/open-spreadsheet.ts";
import { UnreadableSpreadsheet } from "../../spreadsheets/reading/spreadsheet-problem.ts";
import { rememberedShape } from "../../spreadsheets/shapes.ts";
import { type UnderstoodSheet, understandFile } from "../../spreadsheets/understand-file.ts";
import { type AdminCommand, AdminRefused, type On } from "../admin-command.ts";
import { operatorDeed } from "../operator-deed.ts";
import { type ReadArgs, readArgs } from "../read-args.ts";
import { theCompany, thePerson } from "../the-company.ts";
import { settledBy } from "./import-settled.ts";
import { told } from "./import-told.ts";
import { commandWords } from "./words.ts";

/** Files of one company at once. */
const mostFiles = 20;
/** Who and what is named by another table comes first, then who is sold to, then what was sold. */
const order = [
  "team",
  "products",
  "customers",
  "contacts",
  "deals",
  "touches",
  "sales",
  "quotas",
  "rates",
  "stages",
  "churn",
];

type Options = ReadArgs["options"];
type Understood = Readonly<{ id: string; name: string; hash: string; sheet: UnderstoodSheet }>;

/**
 * `import FILE … [--dry-run] [--yes] [--as MAIL] [--twice once|each] [--days …] [--decimal …] [--left-out FILE]`: tables of one
 * company, those first that others name. Without --yes it says what would happen, and nothing does.
 */
export const importTables: AdminCommand = {
  name: "import",
  help: (locale) => commandWords(locale).importHelp,
  async run(on, args) {
    const { database, locale, now } = on;
    const say = commandWords(locale);
    const { words: files, options } = readArgs(
      args,
      {
        words: mostFiles,
        options: {
          ...{ "dry-run": "flag", yes: "flag", as: "value", twice: "value", company: "value" },
          ...{ days: "value", decimal: "value", hidden: "value", "left-out": "value" },
        },
      },
      locale,
    );
    if (files.length === 0) throw new AdminRefused(say.importWhat);
    if (options.twice !== undefined && options.twice !== "once" && options.twice !== "each")
      throw new AdminRefused(say.importTwice);
    const company = await theCompany(database.prisma, locale, options.company);
    const by = await transaction(database, async (tx) => {
      if (options.as === undefined) return operatorDeed(tx, company.id, now);
      const person = await thePerson(tx, company, options.as, { locale, removedToo: false });
      return (await deedOf(tx, { workspaceId: company.id, memberId: person.id, via: "operator" }, now))!;
    });
    const tables = [];
    for (const file of files) tables.push(...(await understood(on, by, file, options)));
    const inOrder = tables.toSorted(
      (a, b) => order.indexOf(a.sheet.guess.kind.name) - order.indexOf(b.sheet.guess.kind.name),
    );
    const ended: Import[] = [];
    for (const table of inOrder) ended.push(await carried(on, by, table, options));
    return told(on, ended, options);
  },
};

/** Every sheet of the file that is a table of a kind that something is made of. @throws AdminRefused with a sentence */
async function understood(on: On, by: Deed, file: string, options: Options): Promise<Understood[]> {
  const { database, locale, config, cwd } = on;
  const say = commandWords(locale);
  const path = resolve(cwd, file);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new AdminRefused(error.code === "ENOENT" ? say.importMissing(file) : error.message);
  });
  const name = basename(path);
  const { workspace, member } = by;
  const today = dayOf(workspace, by.now);
  const open = async () => ({ name, size: bytes.length, pieces: oneOf(bytes) });
  const { hash, sheets } = await (async () => {
    try {
      await using spreadsheet = await Spreadsheet.open({ size: bytes.length, pieces: [bytes] });
      const context = recordContext({ workspace, today });
      const rememberedOf = (shape: string) =>
        transaction(database, (tx) => rememberedShape({ ...by, db: tx }, shape));
      const { hash } = spreadsheet.opened;
      return { hash, sheets: await understandFile(spreadsheet, { ...context, rememberedOf }) };
    } catch (error) {
      if (error instanceof UnreadableSpreadsheet)
        throw new AdminRefused(say.importUnreadable(file, sayProblem({ locale }, error.problem)));
      throw error;
    }
  })();
  const whole = sheets.filter(({ guess }) => guess.missing.length === 0 && importKinds.has(guess.kind.name));
  if (whole.length === 0) throw new AdminRefused(say.importNoTable(file));
  const settled = whole.map((sheet) => ({ ...sheet, reading: settledBy(on, file, sheet, options) }));
  for (const { guess } of settled)
    if (!may(member, guess.kind.needs)) throw new AdminRefused(say.importMayNot(member.name));
  for (const { guess, survey } of settled) {
    const most = mostRows(importKinds.get(guess.kind.name)!);
    if (survey.count > most)
      throw new AdminRefused(importWords(locale).tooLong(guess.kind.label[locale], most));
  }
  const sender = { workspaceId: workspace.id, memberId: member.id, conversation: undefined };
  const { id } = await transaction(database, (tx) => takeFile(tx, sender, { name, open }, config.fileLimit));
  return settled.map((sheet) => ({ id, name, hash, sheet }));
}

async function* oneOf(bytes: Uint8Array) {
  yield bytes;
}

/** Up to the end, or up to what it would come to. */
async function carried(on: On, by: Deed, { sheet, ...file }: Understood, options: Options): Promise<Import> {
  const { database } = on;
  const id = await transaction(database, async (tx) => {
    const deed = { ...by, db: tx };
    return beginTable(deed, file, sheet);
  });
  const decided: Partial<Decisions> = {
    newPeople: true,
    ...(options.twice && { twice: options.twice as "once" | "each" }),
  };
  await decide(on, id, decided);
  const checked = await ended(on, id);
  if (checked.state !== "checked") return checked;
  if (!options.yes || options["dry-run"]) {
    await turn(on, checked, "cancelling");
    await ended(on, id);
    return checked;
  }
  if (asksTwice(checked) && options.twice === undefined) {
    await turn(on, checked, "cancelling");
    await ended(on, id);
    throw new AdminRefused(commandWords(on.locale).importTwiceIn(file.name, checked.counts.twice!));
  }
  await turn(on, checked, "applying");
  return ended(on, id);
}

const decide = ({ database }: On, id: string, decided: Partial<Decisions>) =>
  transaction(database, async (tx) => {
    const one = (await loadImport(tx, id))!;
    await turnImport(tx, one, { decided: { ...one.decided, ...decided } });
  });

const turn = ({ database }: On, one: Import, state: Import["state"]) =>
  transaction(database, (tx) => turnImport(tx, one, { state, through: 0 }));

/** Carried on by this process, or by a bot that was quicker. */
async function ended({ database, now }: On, id: string): Promise<Import> {
  const log = { info() {}, warn() {}, error() {} };
  const parts = { database, now: () => now, log };
  for (;;) {
    await carryAllOn(parts, new AbortController().signal);
    const one = (await transaction(database, (tx) => loadImport(tx, id)))!;
    if (!isUnderWay(one)) return one;
    await wait(200);
  }
}
