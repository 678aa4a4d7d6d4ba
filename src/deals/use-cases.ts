import { advanceDeal } from "./advance-deal.ts";
import { backDeal } from "./back-deal.ts";
import { fileDeal } from "./file-deal.ts";
import { listDeals } from "./list-deals.ts";
import { loseDeal } from "./lose-deal.ts";
import { newDeal } from "./new-deal.ts";
import { noteDeal } from "./note-deal.ts";
import { openFile } from "./open-file.ts";
import { reopenDeal } from "./reopen-deal.ts";
import { showDeal } from "./show-deal.ts";
import { showHistory } from "./show-history.ts";
import { updateDeal } from "./update-deal.ts";
import { winDeal } from "./win-deal.ts";

export const dealUseCases = [
  newDeal,
  advanceDeal,
  winDeal,
  backDeal,
  loseDeal,
  reopenDeal,
  updateDeal,
  noteDeal,
  fileDeal,
  openFile,
  showDeal,
  showHistory,
  listDeals,
];
