/** Who deserves time as a file: a sheet for each view, and one of all customers with what speaks for them. */
import type { Reply } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { factWords } from "../deals/facts/words.ts";
import { stageOf } from "../pipelines/pipeline.ts";
import { sendTables } from "../spreadsheets/send-tables.ts";
import type { Column, Table, TableFormat } from "../spreadsheets/writing/table.ts";
import { type Cut, partsOf, type View, views, within } from "./parts.ts";
import { tenths, timeRanks } from "./time-blocks.ts";
import { type Weighed, type Weighing, weigh } from "./weigh.ts";
import { priorityWords } from "./words.ts";
import { byWorth } from "./worth-list.ts";
import { columnsOf, counted, headingOf } from "./worth-picture.ts";

/** The view that is looked at comes first: a csv has no other. */
export async function exportWorth(turn: Turn, view: View, as: TableFormat): Promise<Reply> {
  const weighing = await weigh(turn);
  const first = await viewTable(turn, view, weighing);
  const others: Table[] = [];
  for (const one of views) if (one !== view) others.push(await viewTable(turn, one, weighing));
  const all = customersTable(turn, weighing.customers);
  return send(turn, as, [first, ...others, all], weighing.customers.length);
}

/** The customers behind a number. */
export async function exportWorthList(turn: Turn, cut: Cut, as: TableFormat): Promise<Reply> {
  const some = within((await weigh(turn)).customers, cut);
  return send(turn, as, [customersTable(turn, some)], some.length);
}

const send = (turn: Turn, as: TableFormat, tables: readonly [Table, ...Table[]], count: number) =>
  sendTables(turn, {
    ...{ name: priorityWords(turn.locale).file, day: turn.today, tables, as },
    ...{ what: "worth", count },
  });

async function viewTable(turn: Turn, view: View, weighing: Weighing): Promise<Table> {
  const words = priorityWords(turn.locale);
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
    rows: partsOf(view, weighing.customers, turn).map((part) => [
      part.label,
      ...columns.map((column) => counted(part, column)),
    ]),
  };
}

async function timeSheet(turn: Turn, { customers }: Weighing): Promise<Omit<Table, "name">> {
  const words = priorityWords(turn.locale);
  const { hours } = turn.workspace.settings.priorities;
  const { ranks, all } = await timeRanks(turn, customers);
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

/** The most profitable first, as in the list. */
function customersTable({ locale, pipelines, workspace }: Turn, customers: readonly Weighed[]): Table {
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
    rows: customers
      .toSorted(byWorth)
      .map(({ name, owner, profit, at, signsOn, reasons, proposed, priority }) => [
        ...[name, owner.name, profit, at && stageOf(pipelines.of(at), at.stage).name[locale], signsOn],
        ...[reasons.size, reasons.need, reasons.intent].map((level) => words.levels[level ?? "none"]),
        proposed && words.priorities[proposed],
        words.priorities[priority ?? "none"],
      ]),
  };
}
