import type { wordsEn } from "./words.en.ts";

/** What the commands of `npm run admin` say in Chinese. */
export const wordsZh = {
  noCompany: "还没有公司。用 npm run login 生成第一位管理员的登录链接。",
  whichCompany: (names) => `有好几家公司：${names}。请指明：--company 名称`,
  noSuchCompany: (typed, names) => `没有叫“${typed}”的公司。现有：${names}`,
  whoIsMissing: "请写明是谁：姓名、拼音或邮箱。",
  several: (typed, names) => `有好几个人符合“${typed}”：${names}。请写全名、邮箱或编号。`,
  nobody: (typed, near) =>
    `没有叫“${typed}”的人${near ? `，您是不是想说：${near}？` : "；admin people 列出所有人。"}`,

  peopleHelp: { takes: "[姓名]", does: "有哪些人：角色、团队、聊天工具、最近一次出现" },
  peopleHead: ["姓名", "角色", "团队", "聊天工具", "最近出现", "邮箱"],
  nobodyYet: "还没有人。",
  removed: "已移除",
  roles: { rep: "销售代表", manager: "销售经理", admin: "管理员", finance: "财务", "read-only": "只读" },
} satisfies typeof wordsEn;
