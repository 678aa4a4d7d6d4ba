import { analyseDeals } from "./deals/analyse-deals.ts";
import { analyseSheet } from "./sheets/analyse-sheet.ts";
import { chooseInSheet } from "./sheets/choose-in-sheet.ts";

export const analysisUseCases = [analyseDeals, analyseSheet, chooseInSheet];
