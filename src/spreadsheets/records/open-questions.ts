/** What a table leaves open, column by column, with examples from the file: to be asked, never guessed in silence. Pure. */
import type { ColumnFacts, Evidence } from "../columns/survey-column.ts";
import { settled } from "../columns/survey-column.ts";
import type { SurveyedSheet } from "../columns/survey-sheet.ts";
import { unitOfColumn } from "../kinds/match-columns.ts";
import { headerKey } from "./header-key.ts";
import { type AppliedField, applyReading, type Habit, type Reading } from "./reading.ts";

type OfColumn = Readonly<{
  /** The field's key. */
  field: string;
  /** Its position in the table. */
  column: number;
  /** As they stand in the file. */
  examples: readonly string[];
}>;

export type OpenQuestion =
  /** 03/04/2026: 3 April or 4 March? */
  | (OfColumn & Readonly<{ asks: "order" }>)
  /** 1.234: 1234 or 1.234? */
  | (OfColumn & Readonly<{ asks: "decimal" }>)
  /** 120000 under 金额（万元）: 12万, or 12亿? `unit`: what the header says a 1 is. */
  | (OfColumn & Readonly<{ asks: "unit"; unit: number }>)
  /** Two columns of one name: which? `columns`: their positions. */
  | (OfColumn & Readonly<{ asks: "which"; columns: readonly number[] }>)
  /** `count`: rows of data that the sheet hides. */
  | Readonly<{ asks: "hiddenRows"; count: number }>;

export type Asked = Pick<SurveyedSheet, "header" | "columns" | "hidden">;

/** By this name a reading keeps that it was answered. */
export const questionKey = (question: OpenQuestion): string =>
  question.asks === "hiddenRows" ? question.asks : `${question.asks}:${question.field}`;

/** Those that nobody has answered, in the order of the fields; hidden rows last. */
export function openQuestions(survey: Asked, reading: Reading): OpenQuestion[] {
  const { fields } = applyReading(survey.header.names, reading);
  const open = fields.flatMap((one) => openIn(survey, one));
  if (survey.hidden > 0) open.push({ asks: "hiddenRows", count: survey.hidden });
  return open.filter((question) => !reading.settled.includes(questionKey(question)));
}

/**
 * A reading that people have set right, on a table of the same shape: its columns, and what it was told where this table, too,
 * leaves it open. What the cells say for sure goes before.
 * @param fresh of this table alone
 * @param remembered of the same kind
 */
export function asRemembered(survey: Asked, fresh: Reading, remembered: Reading): Reading {
  const habits = { ...fresh.habits };
  const settled: string[] = [];
  let { hiddenRows } = fresh;
  for (const question of openQuestions(survey, { ...fresh, settled: [] })) {
    const key = questionKey(question);
    if (!remembered.settled.includes(key)) continue;
    settled.push(key);
    if (question.asks === "hiddenRows") hiddenRows = remembered.hiddenRows;
    else if (question.asks !== "which")
      habits[question.field] = {
        ...habits[question.field],
        ...only(remembered.habits[question.field], question.asks),
      };
  }
  return { ...fresh, habits, settled, hiddenRows };
}

const only = (habit: Habit | undefined, part: "order" | "decimal" | "unit"): Habit =>
  habit?.[part] === undefined ? {} : { [part]: habit[part] };

function openIn({ header, columns }: Asked, { field, at, habit }: AppliedField): OpenQuestion[] {
  const { names } = header;
  const column = columns[at];
  const of = { field: field.key, column: at };
  const open: OpenQuestion[] = [];
  const twins = names.flatMap((name, nth) =>
    name !== "" && headerKey(name) === headerKey(names[at]!) ? [nth] : [],
  );
  if (twins.length > 1) open.push({ ...of, asks: "which", columns: twins, examples: column?.examples ?? [] });
  if (!column) return open;
  const isDay = field.type === "day" || field.type === "period";
  const isNumber = field.type === "money" || field.type === "count";
  if (isDay && isOpen(column.orders)) open.push({ ...of, asks: "order", examples: column.orders.open });
  if (isNumber && isOpen(column.decimals))
    open.push({ ...of, asks: "decimal", examples: column.decimals.open });
  const unit = unitOfColumn(header, at);
  if (field.type === "money" && habit.unit !== undefined && isUnlikely(column, unit))
    open.push({ ...of, asks: "unit", unit, examples: column.numerals });
  return open;
}

/** Cells that may be either, where the others say nothing, or say both. */
const isOpen = ({ ways, open }: Evidence<string>): boolean =>
  open.length > 0 && (settled({ ways, open }) === undefined || ways.size > 1);

/**
 * Beyond so much in units of the header it may say what is not so: 120000 under 万元 would be 12亿. And where some
 * cells name their magnitude (12万), the bare ones between may be whole.
 */
const isUnlikely = ({ bare, scaled, largest }: ColumnFacts, unit: number): boolean =>
  unit > 1 && bare > 0 && (scaled > 0 || largest * unit >= unlikely);

const unlikely = 1e9;
