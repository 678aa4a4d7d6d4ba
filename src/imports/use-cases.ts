import { beginImporting } from "./saying/begin-import.ts";
import { listImports } from "./saying/list-imports.ts";
import { sendLeftOut } from "./saying/send-left-out.ts";
import { setStages } from "./saying/set-stages.ts";
import {
  applyImport,
  cancelImport,
  decideImport,
  showImport,
  showMade,
  undoImport,
} from "./saying/turn-import.ts";

export const importUseCases = [
  beginImporting,
  applyImport,
  cancelImport,
  decideImport,
  undoImport,
  showImport,
  showMade,
  setStages,
  sendLeftOut,
  listImports,
];
