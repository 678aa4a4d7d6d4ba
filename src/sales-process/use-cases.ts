import { changeCriterion, listCriteria } from "./editing/change-criterion.ts";
import { changeGuide } from "./editing/change-guide.ts";
import { changeListed, showLists } from "./editing/change-listed.ts";
import { changeStage, removeStage } from "./editing/change-stage.ts";
import { copyProcess, editProcess } from "./editing/change-whole.ts";
import { exportProcess } from "./editing/export-process.ts";
import { importProcess } from "./editing/import-process.ts";
import { listMoves } from "./editing/list-moves.ts";
import { moveDeals, moveDealsBack, moveDealsNow } from "./editing/move-deals.ts";
import { showProcess } from "./show-process.ts";
import { offerProcess, standardProcess, stopProcess, teamProcess } from "./take-up.ts";

export const processUseCases = [
  showProcess,
  offerProcess,
  standardProcess,
  stopProcess,
  teamProcess,
  exportProcess,
  importProcess,
  moveDeals,
  moveDealsNow,
  moveDealsBack,
  copyProcess,
  editProcess,
  changeStage,
  removeStage,
  listCriteria,
  changeCriterion,
  changeGuide,
  showLists,
  changeListed,
  listMoves,
];
