/** Why a file cannot be read as a table. */
export type SpreadsheetProblem =
  | Readonly<{
      code:
        | "encrypted"
        | "damaged"
        | "old-format"
        | "empty"
        | "bomb"
        | "entities"
        | "took-too-long"
        | "too-much-memory";
    }>
  /** `is`: what its content says, where that is known: png, pdf, docx. */
  | Readonly<{ code: "no-table"; is: string | undefined }>
  | Readonly<{
      code: "too-many-sheets" | "too-many-rows" | "too-many-columns" | "cell-too-long";
      limit: number;
    }>
  | Readonly<{ code: "too-large"; limit: number }>;

export class UnreadableSpreadsheet extends Error {
  readonly problem: SpreadsheetProblem;
  constructor(problem: SpreadsheetProblem, options?: ErrorOptions) {
    super(`The spreadsheet cannot be read: ${problem.code}`, options);
    this.name = "UnreadableSpreadsheet";
    this.problem = problem;
  }
}

/** A million rows and a header, as Excel has; the rest keeps memory bounded. */
export const limits = {
  bytes: 50 * 2 ** 20,
  /** All parts of an archive together, unpacked. */
  unpacked: 400 * 2 ** 20,
  sheets: 50,
  rows: 1_048_576,
  columns: 500,
  /** Letters: what Excel allows. */
  text: 32_767,
} as const;
