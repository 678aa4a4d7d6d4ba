import type { manyEn } from "./words.en.ts";

export const manyZh: typeof manyEn = {
  title: (count) => `批量修改 ${count} 个商机`,
  intro: "填了的才改。改之前先给您看会怎么变。",
  preview: "先看看会怎么变",
  owner: "负责人",
  date: "预计签约",
  dateHint: "统一改到某天，或各自推后、提前：+14天、-1周。",
  category: "类别",
  nextStep: "下一步",
  source: "来源",
  keep: "不改",
  badDate: (typed) => `“${typed}”看不懂。请写 12/31 这样的日期，或者推后、提前多少：+14天、-1周。`,
  tooFar: "超过一年了，最多推后或提前 366 天。",
  isPast: "这天已经过了，请写以后的日期。",
  needSomething: "至少填一项。",
  nobody: "请从名单里选一位。",
  none: "这个列表里已经没有商机了。",
  tooMany: (count, most) =>
    `一共 ${count} 个商机，一次最多改 ${most} 个。请缩小范围，例如：/商机 列表 团队 停滞`,
  previewTitle: (count) => `预览：${count} 个商机`,
  wish: {
    owner: (name) => `负责人 → ${name}`,
    day: (day) => `预计签约 → ${day}`,
    days: (days) => `预计签约${days > 0 ? "推后" : "提前"} ${Math.abs(days)} 天`,
    category: (name) => `类别 → ${name}`,
    nextStep: (step) => `下一步 → ${step}`,
    source: (name) => `来源 → ${name}`,
  },
  summary: (changing, same, refused) =>
    [`${changing} 个会改`, same > 0 ? `${same} 个已经是这样` : "", refused > 0 ? `${refused} 个不能改` : ""]
      .filter(Boolean)
      .join("，"),
  deal: "商机",
  what: "怎么变",
  why: "为什么不能",
  whyNot: {
    closed: "已经关闭",
    past: "日期会变成过去",
    "not-theirs": "您不能把这位负责人的商机转给那位同事",
  },
  more: (count) => `另外 ${count} 个`,
  confirm: (count) => `确认修改 ${count} 个`,
  change: "重新填",
  changedSince: "列表刚才有变化，请再看一遍再确认。",
  done: (count, left) => (left > 0 ? `已修改 ${count} 个，${left} 个没动。` : `已修改 ${count} 个。`),
  undo: "全部撤回",
  nothingToDo: "没有什么会变。",
};
