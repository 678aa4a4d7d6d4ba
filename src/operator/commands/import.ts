import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { dayOf } from "../../company/day-of.ts";
import { may } from "../../company/permissions.ts";
import { transaction } from "../../database/transaction.ts";
import { takeFile } from "../../files/take-file.ts";
import type { Deed } from "../../history/deed.ts";
import { beginTable, hashOf } from "../../imports/begin-table.ts";
import { deedOf } from "../../imports/deed-of.ts";
import { type Decisions, type Import, isUnderWay, loadImport, turnImport } from "../../imports/import.ts";
import { asksTwice, importKinds, mostRows } from "../../imports/kinds/kinds.ts";
import { leftOutTable } from "../../imports/left-out-table.ts";
import { reasonsOf } from "../../imports/rows.ts";
import { sayWhy } from "../../imports/say-why.ts";
import { carryAllOn } from "../../imports/start-imports.ts";
import { importWords } from "../../imports/words.ts";
import { kindNamed } from "../../spreadsheets/kinds/kinds.ts";
import { recordContext } from "../../spreadsheets/open-sent.ts";
import { Spreadsheet } from "../../spreadsheets/reading/open-spreadsheet.ts";
import { UnreadableSpreadsheet } from "../../spreadsheets/reading/spreadsheet-problem.ts";
import { type OpenQuestion, openQuestions, questionKey } from "../../spreadsheets/records/open-questions.ts";
import type { Reading } from "../../spreadsheets/records/reading.ts";
import { rememberedShape } from "../../spreadsheets/shapes.ts";
import { type UnderstoodSheet, understandFile } from "../../spreadsheets/understand-file.ts";
import { writeCsv } from "../../spreadsheets/writing/write-csv.ts";
import { type AdminAnswer, type AdminCommand, AdminRefused, type On } from "../admin-command.ts";
import { operatorDeed } from "../operator-deed.ts";
import { readArgs } from "../read-args.ts";
import { theCompany, thePerson } from "../the-company.ts";
import { writeNew } from "../write-new.ts";
import { commandWords } from "./words.ts";

/** Files of one company at once. */
const mostFiles = 20;
/** Whoever is named by another table comes first, then who is sold to, then what was sold. */
const order = [
  "team",
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

type Options = Readonly<Record<string, string>>;
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
  const hash = hashOf(bytes);
  const { workspace, member } = by;
  const today = dayOf(workspace, by.now);
  const open = async () => ({ name, size: bytes.length, pieces: oneOf(bytes) });
  const sheets = await (async () => {
    try {
      await using spreadsheet = await Spreadsheet.open(new Uint8Array(bytes));
      const context = recordContext({ workspace, today });
      const rememberedOf = (shape: string) =>
        transaction(database, (tx) => rememberedShape({ ...by, db: tx }, shape));
      return await understandFile(spreadsheet, { ...context, rememberedOf });
    } catch (error) {
      if (error instanceof UnreadableSpreadsheet)
        throw new AdminRefused(say.importUnreadable(file, error.problem.code));
      throw error;
    }
  })();
  const whole = sheets.filter(({ guess }) => guess.missing.length === 0 && importKinds.has(guess.kind.name));
  if (whole.length === 0) throw new AdminRefused(say.importNoTable(file));
  const settled = whole.map((sheet) => ({ ...sheet, reading: settledBy(on, file, sheet, options) }));
  for (const { guess } of settled)
    if (!may(member, importKinds.get(guess.kind.name)!.needs))
      throw new AdminRefused(say.importMayNot(member.name));
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

/** What the file leaves open is settled by the options. @throws AdminRefused with what to add */
function settledBy(
  { locale }: On,
  file: string,
  { survey, guess, reading }: UnderstoodSheet,
  options: Options,
): Reading {
  const say = commandWords(locale);
  const settled = [...reading.settled];
  const habits = { ...reading.habits };
  let { hiddenRows } = reading;
  for (const question of openQuestions(survey, reading)) {
    settled.push(questionKey(question));
    if (question.asks === "hiddenRows") {
      const { hidden } = options;
      if (hidden !== "count" && hidden !== "skip")
        throw new AdminRefused(say.importHidden(file, question.count));
      hiddenRows = hidden;
      continue;
    }
    const { field, asks, examples } = question;
    const label = kindNamed(guess.kind.name).fields.find(({ key }) => key === field)!.label[locale];
    const habit = habitBy(question, options);
    if (!habit) throw new AdminRefused(say.importOpen(file, label, examples.join(", "), flagFor[asks]));
    habits[field] = { ...habits[field], ...habit };
  }
  return { ...reading, settled, habits, hiddenRows };
}

type OfColumn = Exclude<OpenQuestion, { asks: "hiddenRows" }>;

/** What to type for each kind of question. */
const flagFor: Readonly<Record<OfColumn["asks"], string>> = {
  order: "--days day-first|month-first",
  decimal: "--decimal point|comma",
  unit: "",
  which: "",
};

function habitBy({ asks }: OfColumn, { days, decimal }: Options): Reading["habits"][string] | undefined {
  switch (asks) {
    case "order":
      return days === "day-first" || days === "month-first" ? { order: days } : undefined;
    case "decimal":
      return decimal === "point" ? { decimal: "." } : decimal === "comma" ? { decimal: "," } : undefined;
    // What the header says, and the first of two columns.
    case "unit":
    case "which":
      return {};
  }
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

/** What was, or would be, and why rows are left out. */
async function told(on: On, all: readonly Import[], options: Options): Promise<AdminAnswer> {
  const { database, locale, cwd } = on;
  const say = commandWords(locale);
  const words = importWords(locale);
  const isDry = !options.yes || options["dry-run"] !== undefined;
  const data = [];
  const lines: string[] = [];
  for (const one of all) {
    const reasons = await transaction(database, (tx) => reasonsOf(tx, one));
    const left = reasons.filter(({ does }) => does === "reject");
    const count = (does: string) => one.counts[does] ?? 0;
    data.push({
      ...{
        file: one.fileName,
        sheet: one.sheet,
        kind: one.kind,
        state: one.state,
        import: one.id,
        fault: one.fault,
      },
      ...{ created: count("create"), updated: count("update"), unchanged: count("same") },
      ...{ rejected: count("reject"), twice: count("twice"), sums: one.sums },
      reasons: left.map(({ why, count: rows, rows: at }) => ({ why: sayWhy(locale, one, why), rows, at })),
    });
    const sums = (of: Import["sums"]["read"]) =>
      of.map(({ currency, minor }) => `${currency} ${minor}`).join(", ");
    lines.push(
      say.importTold(
        one.fileName,
        kindNamed(one.kind).label[locale],
        words.stateNames[isDry ? "checked" : one.state],
        {
          ...{ made: count("create"), changed: count("update"), same: count("same") },
          ...{ left: count("reject"), twice: count("twice") },
        },
      ),
      ...(one.sums.read.length > 0 ? [say.importSums(sums(one.sums.read), sums(one.sums.taken))] : []),
      ...left
        .slice(0, 10)
        .map(
          ({ why, count: rows, rows: at }) =>
            `  ${words.whyLine(sayWhy(locale, one, why), words.rowsAt(at, rows))}`,
        ),
    );
  }
  const rejected = all.filter(({ counts }) => (counts.reject ?? 0) > 0);
  if (options["left-out"] !== undefined && rejected[0]) {
    const file = options["left-out"];
    const pieces: Uint8Array[] = [];
    await transaction(database, async (tx) => {
      for await (const piece of writeCsv(leftOutTable(tx, rejected[0]!, locale))) pieces.push(piece);
    });
    await writeNew(resolve(cwd, file), Buffer.concat(pieces).toString(), say.fileExists(file));
    lines.push(say.importLeftOut(file));
  }
  if (isDry) lines.push(say.importDry);
  return {
    done: all.every(({ state }) => state === "done" || (isDry && state === "checked")),
    says: lines.join("\n"),
    data,
  };
}
