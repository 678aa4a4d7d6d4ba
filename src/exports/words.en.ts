import { pluralEn } from "../text/count.ts";

export const exportsEn = {
  crmId: "CRM id",
  idTitle: (customer: string) => `CRM id of ${customer}`,
  idHint: "What the deal is called in the CRM your company uses beside this. Leave it empty to remove it.",
  idTooLong: (limit: number) => `That's too long for an id: at most ${limit} characters.`,
  idOneWord: "An id is one word without blanks, such as 006Dn00000XyZab.",
  idSet: (number: number, value: string) => `#${number} is ${value} in the CRM.`,
  idGone: (number: number) => `#${number} has no CRM id anymore.`,
  taken: (value: string) =>
    `${value} is the id of another deal already. Check it, or take it off there first: /deal crm #42 none`,

  changesTitle: (since: string) => `Changes for the CRM · since ${since}`,
  changed: (count: number) => `${pluralEn(count, "deal")} changed.`,
  nothingChanged: "No deal changed in that week.",
  whichWeek: "Which week? Type nothing for this week, or: /deal export changes last week",
  sheets: { updates: "Updates", new: "New there" },
  files: { workbook: "Both as a workbook", updates: "Updates as csv", new: "New ones as csv" },
  fileNames: { workbook: "crm-changes", updates: "crm-updates", new: "crm-new" },
  changesMeans:
    "The week runs from the last close to the next. Updates have a CRM id, the others are new there: enter them, then set their ids with /deal crm #42 006… For a list: /deal list export",

  settingsTitle: "CRM file",
  system: "CRM",
  systemHint: "Columns are named as this system's import takes them.",
  columns: "Columns with other names",
  columnsHint: "One a line: StageName = Phase. A dash leaves a column out: NextStep = -",
  stages: "Names of stages there",
  stagesHint:
    "One a line: Prospect = Qualification. Also won = … and lost = …. What is not named keeps its name.",
  won: "won",
  lost: "lost",
  badLine: (line: string) => `I can't read “${line}”. Type it like: StageName = Phase`,
  unknownName: (name: string) => `“${name}” is none of the names here.`,
  tooLong: (name: string, limit: number) =>
    `The name for “${name}” is too long: at most ${limit} characters.`,
  tooManyLines: (limit: number) => `That's too many lines: at most ${limit}.`,
};
