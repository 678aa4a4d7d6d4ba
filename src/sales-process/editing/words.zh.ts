import { formatAlternatives } from "../../text/count.ts";
import { problemsZh } from "./problem-words.zh.ts";
import type { editingEn } from "./words.en.ts";

export const editingZh: typeof editingEn = {
  ...problemsZh,
  either: (words) => formatAlternatives(words, "zh"),

  export: "导出文件",
  heading: (name) =>
    `${name}：Loudou 的销售流程。改好后连同这句话发回来：/商机 销售流程 导入\n进行中的商机留在原版本，由管理员迁移。`,
  sendFirst: "请先把流程文件发给我，再发一次 /商机 销售流程 导入。要一个样本：/商机 销售流程 导出",
  importThis: (file) => `导入 ${file}`,
  importWhich: "要导入您发来的哪个文件？",
  oneFile: "请一次只发一个文件，什么都没有改。",
  fileGone: "这个文件已经读不到了，或超过 512 KB，请重新发送。",
  problems: (count) => (count === 1 ? "什么都没有改，请先改正：" : `什么都没有改，请先改正这 ${count} 处：`),
  atLine: (line, sentence) => `第 ${line} 行：${sentence}`,
  moreProblems: (count) => `……还有 ${count} 处。`,
  oldFile: (name, from, newest, who) =>
    `这个文件是从“${name}”第 ${from} 版导出的，之后${who}已改到第 ${newest} 版。请重新导出，把您的改动搬过去；如果就是要替换第 ${newest} 版，请删掉“version: ${from}”这一行。`,
  nobody: "有人",
  nothingNew: (name) => `“${name}”本来就是这样，什么都没有改。`,
  isNew: (name) => `“${name}”做好了。要用于新商机，请点“供新商机选用”或“设为默认”。`,
  isChanged: (name, version) =>
    `“${name}”现在是第 ${version} 版，新商机按它走；进行中的商机留在原版本，等您迁移。`,
  changedMeanwhile: (name, version, who) =>
    `${who}刚改了“${name}”，现在是第 ${version} 版。请重新打开表单；您填的内容还在，可以复制。`,

  moveDeals: (count, version) => `把 ${count} 个商机迁到第 ${version} 版…`,
  moveTitle: (name) => `${name}：商机迁到最新版`,
  moveNext: "看看会怎样",
  moveIntro: (count) =>
    count === 1
      ? "有一个阶段已取消，其中的商机去哪里？现在还不会动。"
      : "这些阶段已取消，其中的商机去哪里？现在还不会动。",
  standHere: ({ open, won, lost }) =>
    open + won + lost === 0
      ? "现在没有商机，但有商机经过。"
      : `进行中 ${open} 个，赢单 ${won} 个，丢单 ${lost} 个`,
  nothingToMove: (name) => `“${name}”的商机都已在最新版。`,
  from: "原阶段",
  to: "新阶段",
  openDeals: "进行中",
  closedDeals: "已结束",
  viewDeals: "商机",
  whatCounts: "这不算推进，已截止的各周不变，停留时间照常累计。新增的阶段，已走过它的商机算作跳过。",
  moveNow: (count, version) => `把 ${count} 个商机迁到第 ${version} 版`,
  moved: (count, name, version) => `“${name}”的 ${count} 个商机已迁到第 ${version} 版。`,
  undoMove: "撤回",
  movedBackAlready: "已经撤回过了。",
  movedBack: (count) => `${count} 个商机已回到原处。`,
  noneMovedBack: (deals) => `没有撤回：之后${deals}又有推进。`,
  keptThere: (count, deals, more) =>
    `有 ${count} 个之后又有推进，留在新版：${deals}${more > 0 ? `等（另 ${more} 个）` : ""}。`,
  planTooOld: (name, version, who) =>
    `${who}刚改了“${name}”，现在是第 ${version} 版。商机没有动，请从 /商机 销售流程 重新开始。`,
};
