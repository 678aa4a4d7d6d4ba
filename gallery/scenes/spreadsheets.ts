/** A spreadsheet that is dropped into the chat. */
import { happens, press, type Scene, say, submit } from "../scene.ts";

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
];
