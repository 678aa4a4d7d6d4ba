import { showSheet } from "./show-sheet.ts";

export const spreadsheetUseCases = [showSheet];
