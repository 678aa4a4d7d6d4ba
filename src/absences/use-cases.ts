import { cancelAbsence } from "./end-absence.ts";
import { listAbsences } from "./list-absences.ts";
import { setAbsence } from "./set-absence.ts";

export const absenceUseCases = [setAbsence, cancelAbsence, listAbsences];
