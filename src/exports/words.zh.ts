import type { exportsEn } from "./words.en.ts";

export const exportsZh = {
  crmId: "外部编号",
  idTitle: (customer: string) => `${customer} 的外部编号`,
  idHint: "这个商机在公司另一套 CRM 里的编号。留空就是去掉。",
  idTooLong: (limit: number) => `编号太长了，最多 ${limit} 个字符。`,
  idOneWord: "编号是一个词，中间不能有空格，例如 006Dn00000XyZab。",
  idSet: (number: number, value: string) => `#${number} 的外部编号：${value}。`,
  idGone: (number: number) => `#${number} 的外部编号已去掉。`,
  taken: (value: string) => `${value} 已经是另一个商机的编号。请核对，或先在那边去掉：/商机 外部编号 #42 无`,

  changesTitle: (since: string) => `给 CRM 的变更 · ${since} 起`,
  changed: (count: number) => `有变动的商机 ${count} 个。`,
  nothingChanged: "这一周没有商机变动。",
  whichWeek: "要哪一周？什么都不写就是本周，也可以写：/商机 导出本周变更 上周",
  sheets: { updates: "更新", new: "那边没有的" },
  files: { workbook: "两样放一个表格", updates: "更新（csv）", new: "新增（csv）" },
  fileNames: { workbook: "CRM变更", updates: "CRM更新", new: "CRM新增" },
  changesMeans:
    "一周从上次截止到下次截止。有外部编号的是更新，其余在那边还没有：录入之后用 /商机 外部编号 #42 006… 填上编号。要导出列表，发 /商机 列表 导出",

  settingsTitle: "CRM 文件",
  system: "在用的 CRM",
  systemHint: "列名按这套系统的导入模板。",
  columns: "另外叫法的列",
  columnsHint: "一行一个：销售阶段 = 阶段。不要这一列就写横线：下一步计划 = -",
  stages: "阶段在那边的叫法",
  stagesHint: "一行一个：潜在客户 = 初步接触。还可以写 赢单 = …、丢单 = …。没写的用这里的名称。",
  won: "赢单",
  lost: "丢单",
  badLine: (line: string) => `看不懂“${line}”。请这样写：销售阶段 = 阶段`,
  unknownName: (name: string) => `这里没有叫“${name}”的。`,
  tooLong: (name: string, limit: number) => `“${name}”的叫法太长，最多 ${limit} 个字符。`,
  tooManyLines: (limit: number) => `行数太多，最多 ${limit} 行。`,
} satisfies typeof exportsEn;
