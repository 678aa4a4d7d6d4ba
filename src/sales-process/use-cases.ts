import { changeCriterion, listCriteria, removeCriterion } from "./editing/change-criterion.ts";
import { changeStage, removeStage } from "./editing/change-stage.ts";
import { copyProcess, editProcess } from "./editing/change-whole.ts";
import { exportProcess } from "./editing/export-process.ts";
import { importProcess } from "./editing/import-process.ts";
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
  removeCriterion,
];
