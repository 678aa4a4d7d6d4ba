import { showSheet } from "./show-sheet.ts";
import { chooseProduct, showTiers } from "./tiers/show-tiers.ts";

export const spreadsheetUseCases = [showSheet, showTiers, chooseProduct];
