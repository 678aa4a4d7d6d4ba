import { pluralEn } from "../text/count.ts";

export const sheetsEn = {
  title: (file: string) => `Table: ${file}`,
  sheet: "Sheet",
  what: "What it is",
  rows: "Rows",
  period: "Period",
  sum: "Sum",
  meaning: "Means",
  inFile: "Column in the file",
  columns: "Columns",
  column: (name: string, example: string) => (example ? `“${name}” (${example})` : `“${name}”`),
  notUsed: (names: string) => `Not used: ${names}.`,
  missing: (kind: string, names: string) =>
    `This looks most like: ${kind}. But I find no column for ${names}: say which it is with “Correct columns”, or add it to the file and send that again.`,
  totalsLeft: (count: number) => `${pluralEn(count, "row")} of totals left out.`,
  hidden: (count: number) => `${pluralEn(count, "hidden row")} counted, too.`,
  hiddenLeft: (count: number) => `${pluralEn(count, "hidden row")} left out.`,
  unread: (count: number) => `In ${pluralEn(count, "row")} I can't read the amount: they are not in the sum.`,
  undated: (count: number) =>
    `In ${pluralEn(count, "row")} I can't read the day: they are not in the period.`,
  correct: "Correct columns",
  rowsAre: "What a row is",
  otherKind: "If you choose another, I ask for its columns next.",
  notInFile: "Not in the file",
  columnNumber: (number: number) => `Column ${number}`,
  chooseColumn: (field: string) =>
    `Such a table needs this: choose the column for “${field}”. If there is none, add it to the file and send that again.`,
  howWritten: {
    order: (column: string) => `Days in “${column}”`,
    decimal: (column: string) => `Numbers in “${column}”`,
    unit: (column: string) => `Amounts in “${column}”`,
  },
  means: (example: string, told: string) => `${example} is ${told}`,
  alsoThere: (examples: string) => `Also there: ${examples}`,
  hiddenRows: (count: string) => `Hidden rows: ${count}`,
  countThem: "Count them, too",
  leaveThemOut: "Leave them out",
  ask: (example: string, column: string, assumed: string, other: string) =>
    `Is ${example} in “${column}” ${assumed}, as I read it, or ${other}?`,
  askWhich: (column: string) =>
    `Several columns are called “${column}”; I read the first one that fits. Is it another?`,
  askHidden: (count: string) => `Do the hidden rows (${count}) count, as I read it?`,
  moreOpen: (count: number) => `And ${pluralEn(count, "more question")}: press “Correct columns”.`,
  asLastTime: (name: string, day: string) => `Columns as ${name} set them right: ${day}.`,
  mayNotTake: "Importing such a table is up to an admin or your manager.",
  answerFirst: "Press “Correct columns” to answer, also where I read it right: then it can be imported.",
  macros: "Its macros are ignored.",
  otherSheets: (names: string) => `Other sheets with a table: ${names}.`,
  view: (name: string) => `Read “${name}”`,
  first: "First rows",
  tiers: "Customer tiers",
  take: "Check and import",
  analyse: "Analyze",
  attach: "Attach it to a deal",
  send: "Send me the file here: xlsx, ods or csv. I'll show you what I read before anything happens.",
  noFile: "There is no file in that message. Choose one with an xlsx, ods or csv file in it.",
  gone: "That file is gone: files that belong to nothing are kept for a day. Send it again.",
  noTable:
    "I find no table in it: no row that names its columns. Put the names in the first row, and send it again.",
  headerOnly: "It names its columns, but has no rows below. Add them, and send it again.",
  problems: {
    encrypted: "The file has a password. Save it without one, and send it again.",
    damaged: "The file is damaged or cut off. Open it, save it anew, and send it again.",
    "old-format": "This is the old Excel format (.xls). Save it as .xlsx, and send it again.",
    empty: "The file is empty.",
    bomb: "The file unpacks to more than I read. Save only the sheet with the table, and send that.",
    entities:
      "The file declares shortcuts (entities) in its XML, which no spreadsheet program does. Open it, save it anew, and send it again.",
    "took-too-long": "Reading the file took too long. Send a part of it.",
    "too-much-memory": "The file takes more memory than I may use. Send a part of it.",
    "no-table": (is: string) => `This isn't a table, it's ${is}. Send xlsx, ods or csv.`,
    unknown: "something else",
    "too-many-sheets": (limit: number) =>
      `The file has more than ${limit} sheets. Save only those with tables.`,
    "too-many-rows": (limit: number) => `A sheet has more than ${limit} rows. Send it in parts.`,
    "too-many-columns": (limit: number) =>
      `A row has more than ${limit} columns. Save only those that matter.`,
    "cell-too-long": (limit: number) =>
      `A cell has more than ${limit} letters. Shorten it, and send the file again.`,
    "too-large": (megabytes: number) => `The file is over ${megabytes} MB. Send it in parts.`,
  },
};
