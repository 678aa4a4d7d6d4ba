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

  processChanged: "您打开之后，这个商机的销售流程改了。您填的内容都还在。",
  draftKept: "您上次填的内容还在。",
  bot: "漏斗",
  saidBy: (text: string, who: string, day: string) => `${text}（${who}，${day}）`,
  lastTime: (said: string) => `上次：${said}`,
  withAnswer: (said: string) => `：${said}`,
  nobodyMet: (role: string, others: readonly string[]) =>
    others.length === 0 ? `还没有人见过${role}。` : `还没有人见过${role}。可以找：${others.join("、")}。`,
  metElsewhere: (role: string, names: readonly string[]) =>
    `${names.join("、")}（${role}）在别的商机里见过；这里也算的话，在下面选。`,
  inRole: (name: string, roles: readonly string[]) => `${name}（${roles.join("、")}）`,
  asks: { question: "要问客户的问题", work: "要做的工作，写结果" },
  groups: (as: "question" | "work" | undefined) =>
    as === "question" ? "问题" : as === "work" ? "工作" : "情况",
  approve: "同意",
  refuse: "不同意",
  advance: "推进",
  approvalTitle: (what: string) => `审批：${what}`,
  asksApproval: (who: string, what: string, deal: string) => `${who}请您审批 ${deal} 的“${what}”。`,
  refuseTitle: (what: string) => `不同意“${what}”`,
  youDecided: (yes: boolean, what: string, deal: string) =>
    `${deal} 的“${what}”，您${yes ? "已同意" : "没有同意"}。10 分钟内可以撤回：/商机 撤回`,
  wasApproved: (who: string, what: string, deal: string) => `${who}同意了 ${deal} 的“${what}”。`,
  wasRefused: (who: string, what: string, deal: string, why: string) =>
    `${who}没有同意 ${deal} 的“${what}”：${why}`,
  nothingToApprove: "这里已经没有要审批的了。",
  notAsked: "这是请别人审批的。",
  notOwn: "自己的商机不能自己批，请找同事审批。",
  decidedAlready: (yes: boolean) => (yes ? "这一项已经批准了。" : "这一项已经被否了。"),
  askedThem: (names: readonly string[]) => `已保存，已请${names.join("、")}审批，批准后就能推进。`,
  savedWaiting: "已保存，批准后就能推进。",
  askedInstead: (gone: string, next: string, what: string, deal: string) =>
    `${gone}已离开团队，${deal} 的“${what}”已改请${next}审批。`,
  askAnother: (gone: string, what: string, deal: string) =>
    `${deal} 的“${what}”原来请${gone}审批，${gone}已离开。点“推进”另选一位。`,
  unreached: (names: readonly string[]) => `${names.join("、")}没有能收消息的聊天账号，请您自己告诉对方。`,
  fileGone: "有个文件已经不在了，或者不是您发的，这次没有保存。请重新发给我，再来选。",

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
  stageElsewhere: (stage: string, there: string, customer: string, own: string) =>
    `“${stage}”是“${there}”的阶段，${customer}走的是“${own}”。请选一个：`,
  versionOf: (process: string, version: number) => `${process} 第 ${version} 版`,
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
  lostTo: "丢给了哪家？",
  lostToHint: "原因是竞争对手时才算。",
  lostToNobody: "没有特定哪家",
  loseNote: "具体情况",
  lost: "已丢单，计入该阶段的流失。",
  stillOpen: (customer: string) => `${customer}还在跟进中。`,
  reopened: "已重新打开。",
} satisfies typeof movesEn;
