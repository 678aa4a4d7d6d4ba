/** Who deserves time as a file: a sheet for each view, and one of all customers with what speaks for them. */
import type { Reply } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import { type Asked, type Cut, cutTo, worthGroups, worthyPage } from "../measures/worth.ts";
import { stageOf } from "../pipelines/pipeline.ts";
import { sendTables } from "../spreadsheets/send-tables.ts";
import type { Column, Row, Table, TableFormat } from "../spreadsheets/writing/table.ts";
import { partsOf, type View, views } from "./parts.ts";
import { tenths, timeRanks } from "./time-blocks.ts";
import { askedBy, type Weighed, weighedOf } from "./weigh.ts";
import { priorityWords } from "./words.ts";
import { columnsOf, counted, headingOf, type Weighing } from "./worth-picture.ts";

/** The view that is looked at comes first: a csv has no other. */
export async function exportWorth(turn: Turn, view: View, as: TableFormat): Promise<Reply> {
  const asked = await askedBy(turn);
  const ordered = [view, ...views.filter((one) => one !== view)];
  const tables: Table[] = [];
  for (const one of ordered) tables.push(await viewTable(turn, one, asked));
  const [first, ...others] = tables;
  return send(turn, as, [first!, ...others, customersTable(turn, asked, { by: "all", of: "" })]);
}

/** The customers behind a number. */
export const exportWorthList = async (turn: Turn, { by, of }: Cut, as: TableFormat): Promise<Reply> =>
  send(turn, as, [customersTable(turn, await askedBy(turn), { by, of })]);

const send = (turn: Turn, as: TableFormat, tables: readonly [Table, ...Table[]]) =>
  sendTables(turn, { name: priorityWords(turn.locale).file, day: turn.today, tables, as, what: "worth" });

async function viewTable(turn: Turn, view: View, asked: Asked): Promise<Table> {
  const words = priorityWords(turn.locale);
  const weighing = await worthGroups(turn.db, asked, view === "time" ? "all" : view);
  const name = words.views[view];
  if (view === "time") return { name, ...(await timeSheet(turn, weighing)) };
  const columns = columnsOf(turn, view, weighing);
  const { bands } = turn.workspace.settings.priorities;
  const isOwn = bands.some(({ currency }) => currency === turn.workspace.currency);
  const means = view === "reasons" ? words.rule : words.bandsMeans[isOwn ? "own" : "quarters"];
  return {
    name,
    columns: [
      { label: headingOf(turn, view), type: "text", means },
      ...columns.map(({ label }): Column => ({ label, type: "number" })),
    ],
    rows: partsOf(view, weighing.groups, turn).map((part) => [
      part.label,
      ...columns.map((column) => counted(part, column)),
    ]),
  };
}

async function timeSheet(turn: Turn, { groups }: Weighing): Promise<Omit<Table, "name">> {
  const words = priorityWords(turn.locale);
  const { hours } = turn.workspace.settings.priorities;
  const { ranks, all } = await timeRanks(turn, groups);
  const means = words.planMeans(String(hours.high), String(hours.medium), String(hours.low));
  return {
    columns: [
      { label: words.priority, type: "text" },
      { label: words.planned, type: "number", means },
      { label: words.spent, type: "number" },
      { label: words.share, type: "percent" },
      { label: words.helping, type: "number" },
    ],
    rows: ranks.map(({ label, planned, minutes, helping }) => [
      ...[label, planned, tenths(minutes / 60)],
      ...[all === 0 ? null : minutes / all, helping],
    ]),
  };
}

/** Customers a statement. */
const atOnce = 5_000;

/** The most profitable first, as in the list. */
function customersTable(turn: Turn, asked: Asked, cut: Cut): Table {
  const { locale, workspace } = turn;
  const words = priorityWords(locale);
  const facts = factWords(locale);
  const { largeFrom, smallBelow } = workspace.settings.priorities;
  const text = (label: string, means?: string): Column => ({ label, type: "text", ...(means && { means }) });
  return {
    name: words.customers,
    columns: [
      ...[text(facts.customer), text(facts.owner), { label: words.profit, type: "money" } as const],
      ...[text(words.stage), { label: words.signs, type: "day" } as const],
      ...[text(words.reason.size, words.sizeMeans(largeFrom, smallBelow)), text(words.reason.need)],
      ...[text(words.reason.intent), text(words.proposed, words.rule), text(words.decided)],
    ],
    rows: customerRows(turn, asked, cut),
  };
}

async function* customerRows(turn: Turn, asked: Asked, cut: Cut): AsyncGenerator<Row> {
  for (let page = 1; ; page += 1) {
    const found = await worthyPage(turn.db, asked, cutTo(cut), { page, size: atOnce });
    for (const one of found.shown) yield rowOf(turn, weighedOf(one));
    if (page >= found.pages) return;
  }
}

function rowOf({ locale, pipelines }: Turn, one: Weighed): Row {
  const words = priorityWords(locale);
  const { name, owner, profit, at, signsOn, reasons, proposed, priority } = one;
  return [
    ...[name, owner.name, profit, at && stageOf(pipelines.of(at), at.stage).name[locale], signsOn],
    ...[reasons.size, reasons.need, reasons.intent].map((level) => words.levels[level ?? "none"]),
    proposed && words.priorities[proposed],
    words.priorities[priority ?? "none"],
  ];
}
