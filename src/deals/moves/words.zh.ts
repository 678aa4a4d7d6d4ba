import type { movesEn } from "./words.en.ts";

function ago(minutes: number): string {
  if (minutes < 1) return "刚刚";
  if (minutes < 90) return ` ${minutes} 分钟前`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? ` ${hours} 小时前` : ` ${Math.round(hours / 24)} 天前`;
}

export const movesZh = {
  you: "您",
  changedMeanwhile: "刚才有人改了这个商机，您这次的操作没有生效。请重新打开，看一下最新情况。",
  changedSince: "这个商机后来有变动，最新情况如下。",
  movedMeanwhile: (who: string, customer: string, stage: string, minutes: number) =>
    `${who}${ago(minutes)}把${customer}推进到了${stage}，您这次的操作没有生效。`,
  movedBackMeanwhile: (who: string, customer: string, stage: string, minutes: number) =>
    `${who}${ago(minutes)}把${customer}退回到了${stage}，您这次的操作没有生效。`,

  advanceTitle: (customer: string) => `推进 ${customer}`,
  advanceSubmit: (stage: string) => `推进到${stage}`,
  missingIntro: (stage: string, missing: number) => `进入${stage}还差 ${missing} 项：`,
  skipped: (criterion: string, until: string) => `${criterion}：特批到 ${until}`,
  orAsk: (number: number) => `暂时满足不了？/商机 特批 #${number} 向经理申请。`,
  moneyDate: "首款日期",
  moneyHint: "已到账写到账日，没到写预计到账日",
  paidOn: "首款到账日期",
  finalAmount: "成交金额",
  whenMoney: "首款还没到，预计哪天到账？",
  evidence: "依据",
  evidencePlaceholder: "谁说的、什么时候说的，随推进一起存档",
  knowTitle: (customer: string) => `${customer}：客户情况`,
  nowKnown: "已记下。",
  allKnown: "进入下一阶段前该了解的都了解了。",
  nothingSaid: "什么都没填，没有改动。",
  movedTo: (stage: string) => `已推进到${stage}，10 分钟内可以撤回。`,
  signedAwaiting: "合同已登记：已签待首款。首款到账后算赢单。",
  alreadyThere: (customer: string, stage: string, number: number) =>
    `${customer}已经在${stage}了。要退回：/商机 退回 #${number}`,
  atTheEnd: (customer: string) => `${customer}已经在最后一个阶段了。`,
  noSuchStage: (typed: string) => `没有“${typed}”这个阶段，要推进到哪个阶段？`,
  whichStage: (customer: string) => `${customer}推进到哪个阶段？`,
  noStageBefore: (customer: string) => `${customer}前面没有可以退回的阶段了。`,
  notBefore: (customer: string, stage: string, current: string, number: number) =>
    stage === current
      ? `${customer}已经在${current}了。`
      : `${customer}在${current}，${stage}在它后面。要推进：/商机 推进 #${number}`,
  reopenInstead: (customer: string, number: number) =>
    `${customer}已经赢单。要撤销赢单：/商机 重开 #${number}`,
  backTitle: (customer: string) => `退回 ${customer}`,
  backSubmit: (stage: string) => `退回到${stage}`,
  movedBackTo: (stage: string) => `已退回到${stage}。`,
  loseTitle: (customer: string) => `${customer} 丢单`,
  loseSubmit: "记为丢单",
  loseNote: "具体情况",
  lost: "已丢单，计入该阶段的流失。",
  stillOpen: (customer: string) => `${customer}还在跟进中。`,
  reopened: "已重新打开。",
} satisfies typeof movesEn;
