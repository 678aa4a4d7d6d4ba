/** A cell as text to be read: width, blanks and invisible characters evened out. Pure. */
import { normaliseText } from "../../understanding/normalise-text.ts";
import type { Cell } from "../reading/cell.ts";

/** "" for what says that nothing is there, as databases write it. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return isNull(cell) ? "" : plain.test(cell) ? cell : normaliseText(cell);
  return typeof cell === "object" ? cell.day : String(cell);
};

const longestNull = 6;

/** Looked at by its length first: most cells are longer, or begin otherwise. */
const isNull = (cell: string): boolean =>
  cell.length <= longestNull && /^(?:NULL|\\N|\(null\)|\[NULL\]|<null>)$/.test(cell);

/** Most cells: nothing to even out, at a hundredth of the cost. */
const plain = /^(?:[!-~\u4e00-\u9fff]+(?: [!-~\u4e00-\u9fff]+)*)?$/;

const hash = "#".charCodeAt(0);

/** What a formula left that failed: no value, whatever was meant. */
export const isFault = (cell: Cell | undefined): boolean =>
  typeof cell === "string" &&
  cell.charCodeAt(0) === hash &&
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/.test(cell);
