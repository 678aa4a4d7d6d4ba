/** A spreadsheet that is dropped into the chat. */
import { fill, happens, press, type Scene, say, submit } from "../scene.ts";

export const spreadsheetScenes: readonly Scene[] = [
  {
    group: "Spreadsheets",
    as: "rep",
    steps: [
      happens("a report is sent"),
      say("/deal attach", "/商机 附件", "A report sent: a table, or to a deal?"),
      say("/funnel table", "/漏斗 表格", "What was read of a report"),
      press("sheet.correct", "Its columns, to be set right"),
      submit("Read as it was set right"),
      press("sheet.tiers", "Customer tiers of a report"),
      press("sheet.tiers", "The customers of a tier"),
      press("sheet.tiers"),
      press("tiers.choose", "Tiers: of which product and period?"),
      submit("Tiers of one product"),
      press("sheet.show"),
    ],
  },
  {
    group: "Spreadsheets",
    as: "manager",
    steps: [
      happens("counts are sent"),
      say("/funnel table", "/漏斗 表格", "What was read of stage counts"),
      press("sheet.analysis", "Losses and bottleneck of a sheet"),
      press("sheet.analysis", "Losses with their table"),
      happens("customers gained and lost are sent"),
      say("/funnel table", "/漏斗 表格", "What was read of customers gained and lost"),
      press("sheet.analysis", "Analysis of a sheet: all parts"),
      press("sheet.analysis", "Lost against new customers"),
      press("sheet.analysis", "Lost against new customers, with the table"),
      press("sheet.choose", "Analysis of a sheet: product and period"),
      fill("product", "OA"),
      submit("Lost against new customers of one product"),
      say("/funnel table", "/漏斗 表格"),
      press("sheet.analysis"),
      press("sheet.analysis", "Revenue against customers", 2),
      say("/funnel table", "/漏斗 表格"),
      press("sheet.analysis"),
      press("sheet.analysis", "Plan completion of a sheet", 3),
      say("/funnel table", "/漏斗 表格"),
      press("sheet.analysis"),
      press("sheet.analysis", "Why customers left", 4),
    ],
  },
];
