import { formatNumber } from "./count.ts";
import type { dealsEn } from "./deals.en.ts";

const moves = {
  new: (who: string, stage: string) => `${who} 新建，${stage}`,
  advance: (who: string, stage: string) => `${who} 推进到${stage}`,
  sign: (who: string, _stage: string) => `${who} 登记了合同，等首款`,
  win: (who: string, stage: string) => `${who} 赢单：${stage}`,
  back: (who: string, stage: string) => `${who} 退回到${stage}`,
  lose: (who: string, stage: string) => `${who} 记为丢单（${stage}）`,
  reopen: (who: string, stage: string) => `${who} 重新打开，${stage}`,
};

function ago(minutes: number): string {
  if (minutes < 1) return "刚刚";
  if (minutes < 90) return ` ${minutes} 分钟前`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? ` ${hours} 小时前` : ` ${Math.round(hours / 24)} 天前`;
}

const lostReasonNames = {
  price: "嫌贵",
  competitor: "选了竞争对手",
  "no-budget": "没有预算",
  "no-decision": "迟迟不决策",
  timing: "时机不对",
  "product-fit": "产品不合适",
  relationship: "关系没到位",
  other: "其他",
};

const theMoves = {
  new: (_stage: string) => "新建",
  advance: (stage: string) => `推进到${stage}`,
  sign: (_stage: string) => "登记合同",
  win: (_stage: string) => "赢单",
  back: (stage: string) => `退回到${stage}`,
  lose: (_stage: string) => "丢单",
  reopen: (stage: string) => `重新打开（${stage}）`,
};

export const dealsZh = {
  you: "您",
  customer: "客户",
  amount: "金额",
  closeDate: "预计签约",
  likelihood: "可能性",
  category: "预测类别",
  owner: "负责人",
  products: "产品",
  source: "来源",
  stage: "阶段",
  signsOn: "签约",
  nextStep: "下一步",
  nextStepDate: "下一步日期",
  categories: { commit: "承诺单", "best-case": "争取", pipeline: "储备", omitted: "不计入" },
  sources: {
    "self-found": "自己开发",
    campaign: "市场活动",
    referral: "转介绍",
    partner: "合作伙伴",
    existing: "老客户",
    inbound: "客户找上门",
  },
  lostReasonNames,
  lostReason: "丢单原因",
  lostReasonName: (code: string): string => lostReasonNames[code as keyof typeof lostReasonNames] ?? code,

  advance: "推进",
  update: "修改",
  note: "备注",
  lose: "丢单",
  undo: "撤回",
  reopen: "重新打开",
  open: "查看",

  awaitingPayment: "已签待首款",
  withdrawn: "已作废：误记，不计入任何数字",
  lostFrom: (stage: string) => `丢单（${stage}）`,
  lostHere: "在此丢单",
  slipped: (times: number) => `推迟过 ${times} 次`,
  inStage: (days: number, usual: number) => `在本阶段 ${days} 个工作日（一般 ${usual}）`,
  lastContact: (when: string) => `上次联系 ${when}`,
  should: (held: number, of: number) => `客户情况已了解 ${held}/${of}`,
  noted: (who: string, text: string) => `${who}：${text}`,
  theBot: "漏斗",
  tookBack: (who: string, what: string) => `${who} 撤回了：${what}`,
  changedIt: (who: string) => `${who} 做了修改`,
  answered: (who: string, changes: string) => `${who} 周四报数：${changes}`,
  answeredSame: (who: string) => `${who} 周四报数：不变`,
  theNote: (text: string) => `备注“${text}”`,
  theAnswer: (changes: string) => (changes ? `周四报数（${changes}）` : "周四报数"),
  theMove: (kind: keyof typeof theMoves, stage: string) => theMoves[kind](stage),
  theChange: "这次修改",
  toldTitle: (deals: number) => (deals === 1 ? "您的一个商机有变动" : `您的 ${deals} 个商机有变动`),
  toldMore: (deals: number) => `还有 ${deals} 个：发送 /商机 列表 查看。`,
  ownerIsTold: (name: string) => `会通知${name}。`,
  history: "历史",
  historyTitle: (deal: string) => `${deal} 的历史`,
  historyEnds: "没有更早的记录了。",
  older: "更早",
  newest: "最新",
  places: { demo: "样例数据", schedule: "漏斗", import: "历史数据" },
  moved: (kind: keyof typeof moves, who: string, stage: string, reason: string) =>
    moves[kind](who, stage) + (reason ? `：${reason}` : ""),

  whichTitle: "哪个商机？",
  whichDeal: "您说的是哪个商机？也可以直接写编号，例如 #42。",
  whichOf: (typed: string) => `“${typed}”对上了好几个商机，是哪个？`,
  noneButNear: (typed: string) => `没有叫“${typed}”的商机，您是不是想说：`,
  none: (typed: string) => `没找到叫“${typed}”的商机。/商机 列表 看自己的，/商机 新建 ${typed} 记一个新的。`,
  noteOnWhich: (typed: string) => `没有叫“${typed}”的商机，这条备注记在哪个商机上？`,
  noneNumbered: (number: number) => `没有编号为 #${number} 的商机，或者您没有查看权限。/商机 列表 看自己的。`,
  noneClosed: "您没有已关闭的商机。/商机 列表 看跟进中的。",
  sendAgainNumbered: "请带上商机编号再发一次，例如：/商机 备注 #42 已见到财务总监",
  nameOne: "您还没有跟进中的商机，先记一个：/商机 新建 华信 120万 下月底",
  gone: "这个商机不存在，或者您没有查看权限。",
  changedMeanwhile: "刚才有人改了这个商机，所以这次没有动它。请重新打开看看现在的情况。",
  changedSince: "这个商机之后有过变动，现在是这样。",
  movedMeanwhile: (who: string, customer: string, stage: string, minutes: number) =>
    `${who}${ago(minutes)}把${customer}推到了${stage}，所以这次没有动它。`,

  newTitle: "新建商机",
  newSubmit: "记下商机",
  customerPlaceholder: "华信医疗",
  amountPlaceholder: "120万、38w、USD 30k",
  datePlaceholder: "下周五、月底、12/31",
  productOptional: "产品",
  needCustomer: "客户是谁？写上名字，例如 华信医疗。",
  badAmount: (typed: string) =>
    typed === ""
      ? "金额是多少？例如 120万、38w。"
      : `“${typed}”看不出是多少钱，请写成 120万、38w 或 ¥1,200,000 这样。`,
  badDate: (typed: string) =>
    typed === ""
      ? "预计哪天签？例如 下周五、月底、12/31。"
      : `“${typed}”看不出是哪天，请写成 下周五、月底 或 12/31 这样。`,
  whichDate: (typed: string, dates: readonly string[]) =>
    `“${typed}”可以是${dates.slice(0, -1).join("、")}或${dates.at(-1)}，请写明是哪天。`,
  amountProblems: {
    several: (typed: string) => `“${typed}”里不止一个金额，请只写一个。`,
    negative: (typed: string) => `“${typed}”是负数，请去掉负号再写。`,
    "too-large": (typed: string) => `“${typed}”太大了，最多能记 1000 亿。`,
    "too-precise": (typed: string) =>
      `“${typed}”小数点后位数太多。如果是几万几千，请写成 45,000 或 4.5万 这样。`,
    "two-currencies": (typed: string) => `“${typed}”里有两种货币，请只写一种。`,
  },
  noSuchDay: (typed: string) => `没有“${typed}”这一天，或者太远了，请写成 下周五、月底 或 12/31 这样。`,
  reads: (typed: string, meant: string) => `“${typed}”就是 ${meant}`,
  muchLess: (typed: string, meant: string, before: string) =>
    `“${typed}”只是 ${meant}，原来是 ${before}。如果是 ${typed}万，请写上“万”；没写错就再保存一次。`,
  notUsed: (words: readonly string[]) =>
    `没用上：${words.map((word) => `“${word}”`).join("、")}。请填到下面对应的栏里，或者以后再补。`,
  badLikelihood: "可能性请写 0 到 100，例如 70%。",
  whichCustomer: (typed: string) => `“${typed}”是哪个客户？`,
  asNewCustomer: (typed: string) => `新客户：${typed}`,
  logged: (number: number) => `记下了，编号 #${number}。`,

  advanceTitle: (customer: string) => `推进 ${customer}`,
  advanceSubmit: (stage: string) => `推进到${stage}`,
  missingIntro: (stage: string, missing: number) => `进入${stage}还差 ${missing} 项：`,
  evidence: "怎么知道的？",
  evidencePlaceholder: "谁说的、什么时候，随这次推进一起存档",
  movedTo: (stage: string) => `已推进到${stage}，10 分钟内可以撤回。`,
  signedAwaiting: "合同已登记：已签待首款。首款到账后算赢单。",
  alreadyClosed: (customer: string, number: number, outcome: string): string =>
    outcome === "withdrawn"
      ? dealsZh.isWithdrawn(customer, number)
      : `${customer}已经关闭。要接着跟：/商机 重开 #${number}`,
  isWithdrawn: (customer: string, number: number): string =>
    `#${number} 是误记，已经作废。要重新记：/商机 新建 ${customer}`,
  alreadyThere: (customer: string, stage: string, number: number) =>
    `${customer}已经在${stage}了。要退回：/商机 退回 #${number}`,
  atTheEnd: (customer: string) => `${customer}已经在最后一个阶段了。`,
  noSuchStage: (typed: string) => `没有叫“${typed}”的阶段，要推到哪里？`,
  whichStage: (customer: string) => `${customer}推到哪个阶段？`,

  nothingToUndo: "您没有可以撤回的操作。",
  undoneAlready: "已经撤回过了，最近几分钟里没有别的操作可以撤回。",
  tooLateToUndo: (minutes: number, what: string, deal: string, line: string) =>
    `您上一步是 ${deal}：${what}，已超过 ${minutes} 分钟，不能撤回。要改请用：${line}`,
  putRight: (kind: string, number: number, isClosed: boolean) =>
    isClosed
      ? `/商机 重开 #${number}`
      : kind === "new"
        ? `/商机 丢单 #${number}`
        : kind === "note"
          ? `/商机 备注 #${number} …`
          : kind === "edit" || kind === "answer"
            ? `/商机 修改 #${number}`
            : `/商机 退回 #${number}`,
  builtOn: (what: string, then: string) => `不能再撤回：${what}。之后 ${then}。`,
  undone: (what: string, deal: string) => `${deal} 已撤回：${what}。历史里仍能查到。`,

  reason: "原因",
  needReason: "请写个原因，下次用得上。",
  noStageBefore: (customer: string) => `${customer}前面没有可以退回的阶段了。`,
  notBefore: (customer: string, stage: string, current: string, number: number) =>
    stage === current
      ? `${customer}就在${current}。`
      : `${customer}在${current}，${stage}在它后面。要推进：/商机 推进 #${number}`,
  backTitle: (customer: string) => `退回 ${customer}`,
  backSubmit: (stage: string) => `退回到${stage}`,
  movedBackTo: (stage: string) => `已退回到${stage}。`,
  loseTitle: (customer: string) => `${customer} 丢单`,
  loseSubmit: "记为丢单",
  loseNote: "怎么回事？",
  lost: "已记为丢单，漏斗里仍留在丢单时的阶段。",
  stillOpen: (customer: string) => `${customer}还在跟进中。`,
  reopened: "已重新打开。",

  noteTitle: (customer: string) => `备注 ${customer}`,
  noteLabel: "备注",
  notePlaceholder: "今天见了张总，预算已批……",
  noteTooLong: (length: number, limit: number) => `备注有 ${length} 字，最多 ${limit} 字，请分两次记。`,
  notedOn: (number: number) => `已记在 #${number}。`,

  updateCommand: "/商机 修改",
  updateTitle: (customer: string) => `修改 ${customer}`,
  nextStepPlaceholder: "报价",
  updated: "已修改。",
  changedTo: (now: string) => `刚才有人把它改成了${now}。如果以您填的为准，请再保存一次。`,
  nothingChanged: "内容没变，什么都没改。",

  listTitle: (team: boolean, count: number) => `${team ? "团队的商机" : "我的商机"} · ${count}`,
  listCommand: "/商机 列表",
  listNothing: (typed: string) =>
    `没有对上“${typed}”的：不是客户、同事或团队的名字，也不是我认识的条件。可以写 团队、阶段、到期、逾期、停滞、承诺单、赢单、丢单。`,
  listEmpty: "这里没有商机。可以新建一个，或者看团队的：/商机 列表 团队",
  filterDue: { month: "本月到期", quarter: "本季到期", overdue: "签约日期已过" },
  filterNoNextStep: "临近签约没有下一步",
  filterCounts: {
    won: (quarter: string) => `${quarter || "本季"} 已签`,
    commit: (quarter: string) => `${quarter || "本季"} 已签，加上到期的承诺单`,
    "best-case": (quarter: string) => `${quarter || "本季"} 已签，加上到期的承诺单和争取`,
    open: (quarter: string) => `跟进中，${quarter || "本季"} 到期`,
  },
  filterUnconfirmed: "负责人没报，未确认",
  filterHappened: {
    new: "上周截止后新增",
    win: "上周截止后赢单",
    lose: "上周截止后丢单",
    advance: "上周截止后推进",
    back: "上周截止后退回",
  },
  title: "名称",
  outcome: "结果",
  outcomes: { open: "跟进中", won: "赢单", lost: "丢单", withdrawn: "已作废" },
  currency: "币种",
  likelihoodPercent: "可能性 %",
  lastContactOn: "上次联系",
  loggedOn: "记录日期",
  exportName: "商机",
  tooManyToExport: (count: number, most: number) =>
    `一共 ${formatNumber(count, "zh")} 个商机，一个文件最多放 ${formatNumber(most, "zh")} 个。请缩小范围，例如：/商机 列表 团队 停滞 导出`,
  filterStalled: "停滞",
  filterClosed: { won: "赢单", lost: "丢单", any: "已关闭" },
} satisfies typeof dealsEn;
