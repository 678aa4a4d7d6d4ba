import type { slackEn } from "./slack.en.ts";

export const slackZh = {
  more: (characters: string) => `…（还有 ${characters} 字）`,
  partsLeftOut: (count: string) => `还有 ${count} 项内容一条 Slack 消息放不下。请缩小范围，或看下一页。`,
  rowsWithoutButton: "下面几行没有按钮：Slack 一次只能显示这么多。可以发送 /deal 查看 加上名称。",
  tick: "是",
  choose: "请选择",
  nothingToChoose: "暂时没有可选项。",
  group: (first: number, last: number) => `${first}–${last}`,
  tooLongForBox: (shown: string, all: string) =>
    `全文 ${all} 字，Slack 输入框只放得下 ${shown} 字；提交后只保留您看到的部分。`,
  stillWorking: "稍等，处理时间有点长，结果马上发在这里。",
  workingTitle: "请稍等",
  done: "完成",
  doneSentence: "已完成，结果在对话里。",
  close: "关闭",
  openForm: "打开表单",
  formNeedsButton: "还要点一下：Slack 只能通过按钮打开表单。",
  formNeedsCommand: "这句话太长，放不进按钮。请在前面加上斜杠再发一次，例如 /deal 新建 …，表单会直接打开。",
  formNotOpened: "表单打不开，什么都没改。请告诉负责维护机器人的同事。",
  formOutdated: "这个表单是旧版本的，什么都没改。请先复制已填的内容，再重新打开表单。",
  notShown: "结果没能显示出来，但操作可能已经记录。请先查看一下，再决定要不要重做。",
  otherWorkspace: "我属于另一个 Slack 工作区，在这里无法为您服务。",
  newDeal: "新建商机",
  myDeals: "我的商机",
  forecast: "本周预测",
  funnel: "漏斗",
} satisfies typeof slackEn;
