import { setCrmId } from "./crm-id.ts";
import { changeCrm } from "./crm-settings.ts";
import { exportChanges } from "./export-changes.ts";

export const exportUseCases = [setCrmId, exportChanges, changeCrm];
