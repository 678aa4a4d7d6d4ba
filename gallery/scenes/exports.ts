/** What goes to the CRM that the company pays for: the id of a deal, the week's changes, and how the file is written. */
import { as, fill, press, type Scene, say, submit } from "../scene.ts";

export const exportScenes: readonly Scene[] = [
  {
    group: "Export",
    as: "admin",
    steps: [
      say("/deal crm #63", "/商机 外部编号 #9", "A CRM id: asked for"),
      say("/deal crm #63 006Dn00000Quokka", "/商机 外部编号 #9 SO-2026-009", "A CRM id: on the deal's card"),
      say("/customer crm ACME", "/客户 外部编号 华信", "A customer's CRM id: asked for"),
      say(
        "/customer crm ACME 001Dn00000Quokka",
        "/客户 外部编号 华信 C-2026-009",
        "A customer's CRM id: on its card",
      ),
      say("/deal export changes", "/商机 导出本周变更", "The week's changes for another CRM"),
      say("/team settings", "/团队 设置"),
      press("settings.crm", "CRM file: which system, and its names"),
      fill("stages", "nothing of the kind", "没有等号"),
      submit("CRM file: a sentence under the line that is wrong"),
      say("/team settings", "/团队 设置"),
      press("settings.workbook", "Friday's workbook: wanted or not"),
      as("rep"),
      say("/deal export changes last week", "/商机 导出本周变更 上周", "A former week's changes"),
    ],
  },
];
