import type { preparingEn } from "./words.en.ts";

export const preparingZh: typeof preparingEn = {
  title: (deal, stage) => `备访：${deal} · ${stage}`,
  met: "已见",
  notMet: "还没见",
  toMove: (stage) => `进入${stage}还差`,
  goal: "本阶段目标",
  lastContact: "上次联系",
  questions: "要问的",
  moreQuestions: (count) => `还有 ${count} 个`,
  allAnswered: "本阶段要问的都问到了。",
  talkingPoints: "话术",
  givenSoFar: "给过的内容、打消的疑虑",
  competitors: "竞争对手",
  forThem: (strengths) => `对方强在：${strengths}`,
  forUs: (weaknesses) => `我方强在：${weaknesses}`,
  notes: "最近备注",
  noNotes: "还没有备注。",
  noNextStep: "没安排",
  answer: "填写答案",
  card: "商机详情",
};
