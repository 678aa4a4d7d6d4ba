import { correctTable } from "./correcting/correct-table.ts";
import { showSheet } from "./show-sheet.ts";

export const spreadsheetUseCases = [showSheet, correctTable];
