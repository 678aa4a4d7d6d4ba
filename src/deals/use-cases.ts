import { assessDeal, compareAssessments } from "./assessing/assess-deal.ts";
import { openFile } from "./attaching/open-file.ts";
import { showDeal } from "./card/show-deal.ts";
import { showHistory } from "./card/show-history.ts";
import { fileDeal } from "./editing/file-deal.ts";
import { newDeal } from "./editing/new-deal.ts";
import { noteDeal } from "./editing/note-deal.ts";
import { repeatDeal } from "./editing/repeat-deal.ts";
import { updateDeal } from "./editing/update-deal.ts";
import { askException, listExceptions } from "./exceptions/ask-exception.ts";
import { approveException, refuseException } from "./exceptions/decide-exception.ts";
import { keepLesson } from "./lessons/keep-lesson.ts";
import { listLessons } from "./lessons/list-lessons.ts";
import { listDeals } from "./listing/list-deals.ts";
import { advanceDeal } from "./moves/advance-deal.ts";
import { approveDeal } from "./moves/approve-deal.ts";
import { backDeal } from "./moves/back-deal.ts";
import { knowDeal } from "./moves/know-deal.ts";
import { loseDeal } from "./moves/lose-deal.ts";
import { reopenDeal } from "./moves/reopen-deal.ts";
import { winDeal } from "./moves/win-deal.ts";
import { prepareDeal } from "./preparing/prepare-deal.ts";
import { changeLines } from "./products/change-lines.ts";

export const dealUseCases = [
  newDeal,
  advanceDeal,
  approveDeal,
  winDeal,
  backDeal,
  loseDeal,
  reopenDeal,
  updateDeal,
  repeatDeal,
  changeLines,
  askException,
  listExceptions,
  approveException,
  refuseException,
  knowDeal,
  assessDeal,
  compareAssessments,
  noteDeal,
  fileDeal,
  openFile,
  showDeal,
  showHistory,
  listDeals,
  keepLesson,
  listLessons,
  prepareDeal,
];
