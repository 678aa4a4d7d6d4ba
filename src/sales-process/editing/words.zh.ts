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
};
