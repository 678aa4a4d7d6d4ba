import type { absencesEn } from "./words.en.ts";

export const absencesZh = {
  title: "请假",
  titleFor: (name: string) => `${name}请假`,
  from: "从哪天起",
  to: "到哪天（含当天）",
  dateHint: "例如 12/7、下周五",
  cover: "代报人",
  coverHint: "期间替报预测；不填就沿用上次。",
  badDate: (typed: string) =>
    typed === "" ? "是哪天？请写成 12/7 这样。" : `“${typed}”看不出是哪一天，请写成 12/7 这样。`,
  endsBefore: (from: string) => `比开始的 ${from} 还早，请写晚一些的日期。`,
  isPast: "这段时间已经过了，请写今天以后的日期。",
  tooLong: "超过一年了，请检查日期。",
  overlaps: (from: string, to: string) => `${from} – ${to} 已经请过假。先发 /团队 销假 取消，或换个日期。`,
  whichCover: (names: string) => `是哪一位：${names}？请写全名。`,
  noCover: (typed: string, near: string) =>
    near ? `没有叫“${typed}”的成员，是不是${near}？` : `没有叫“${typed}”的成员。全部名单：/团队`,
  coversSelf: "不能自己代自己。请写一位同事，或者不填。",
  cannotCover: (name: string) => `${name}不报预测，请写一位销售同事。`,
  coverAway: (name: string, from: string, to: string) =>
    `${name}${from} – ${to} 也请假。请换一位，或者不填。`,
  notYours: (name: string) => `只能给自己和下属请假，${name}不在其中。`,
  isSet: (name: string, from: string, to: string, cover: string | undefined) =>
    `${name} ${from === to ? from : `${from} – ${to}`} 请假${cover ? `，由${cover}代报` : ""}`,
  thenCovered: (cover: string) => `期间如有周截止，预测卡片发给${cover}代报。`,
  thenCarried: "期间如有周截止，不再催报，商机沿用上次。",
  nobodyCovers: (name: string, from: string, to: string) =>
    `原定由您替${name}代报（${from} – ${to}），请另找一位。`,
  cancel: "取消请假",
  youCover: (name: string, from: string, to: string) =>
    `${name} ${from === to ? from : `${from} – ${to}`} 请假，由您代报`,
  youCoverThen: (name: string) => `期间如有周截止，除了您自己的，还会收到${name}的预测卡片。`,
  notAway: (name: string) => `${name}没有请假。要请假：/团队 请假 12/1-12/7 陈立代`,
  isOver: "这次请假已经结束或取消了。",
  isBack: (name: string, from: string, to: string) => `已取消${name} ${from} – ${to} 的请假。`,
  listTitle: "请假表",
  who: "姓名",
  when: "请假",
  nobodyAway: "没有人请假。要请假：/团队 请假 12/1-12/7 陈立代",
} satisfies typeof absencesEn;
