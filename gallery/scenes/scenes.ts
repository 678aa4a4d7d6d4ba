import type { Scene } from "../scene.ts";
import { analysisScenes } from "./analysis.ts";
import { campaignScenes } from "./campaigns.ts";
import { companyScenes } from "./company.ts";
import { dealPartScenes } from "./deal-parts.ts";
import { dealScenes } from "./deals.ts";
import { exceptionScenes } from "./exceptions.ts";
import { exportScenes } from "./exports.ts";
import { importScenes } from "./imports.ts";
import { kindScenes } from "./kinds.ts";
import { leadScenes } from "./leads.ts";
import { priorityScenes } from "./priorities.ts";
import { processScenes } from "./process.ts";
import { processEditingScenes } from "./process-editing.ts";
import { sellingScenes } from "./selling.ts";
import { spreadsheetScenes } from "./spreadsheets.ts";
import { tierScenes } from "./tiers.ts";
import { touchScenes } from "./touches.ts";
import { weekScenes } from "./week.ts";

/** In the order in which they are played: later scenes find what earlier ones left. */
export const scenes: readonly Scene[] = [
  ...dealScenes,
  ...companyScenes,
  ...weekScenes,
  ...leadScenes,
  ...kindScenes,
  ...campaignScenes,
  ...dealPartScenes,
  ...sellingScenes,
  ...exceptionScenes,
  ...processScenes,
  ...processEditingScenes,
  ...touchScenes,
  ...spreadsheetScenes,
  ...analysisScenes,
  ...priorityScenes,
  ...tierScenes,
  ...exportScenes,
  ...importScenes,
];
