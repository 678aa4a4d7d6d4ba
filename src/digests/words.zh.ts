import type { digestsEn } from "./words.en.ts";

export const digestsZh = {
  nothingOpen: "还没有跟进中的商机。先新建一个：/商机 新建 华信 120万 12/20",
  funnelTitle: (team: boolean): string => (team ? "团队漏斗" : "我的漏斗"),
  picture: "各阶段跟进中的商机",
  deals: (count: number) => `${count} 个`,
  days: (workdays: number) => `${workdays} 天`,
  count: "商机数",
  weighted: "加权金额",
  age: "停留",
  conversion: "推进率",
  drill: "看商机",
  open: "跟进中",
  wonThisQuarter: "本季已签",
  conversionNote:
    "停留：在本阶段工作日的中位数。推进率：已有结果的商机里往前推进的占比，看近 3 个月，不足 20 个就往前加。",
  conversionTitle: "各阶段推进率",
  conversionExplained:
    "这段时间进入本阶段、之后推进或丢单的商机里，推进的占多少。真实的推进率二十次里有十九次落在这个范围。有结果的不足 20 个时，时间往前延，最多一年。",
  entered: "进入",
  stillOpen: "还在跟进",
  range: "可信范围",
  period: "时间段",
  months: (months: number) => `${months} 个月`,
  tooFew: (decided: number) => `太少 (${decided})`,
  showMine: "只看我的",
  showTeam: "看团队的",
  digestTitle: (team: string, date: string) => `周五漏斗 · ${team} ${date}`,
  previewTitle: (team: string) => `本周漏斗（进行中）· ${team}`,
  headline: (standing: string, alarms: readonly string[]) =>
    alarms.length > 0 ? `${standing}；${alarms.join("，")}。` : `${standing}。`,
  quotaStands: (won: string, commit: string, gap: string, coverage: string) =>
    `已签占目标 ${won}，加承诺 ${commit}，缺口 ${gap}，缺口覆盖率 ${coverage}`,
  quotaMade: (won: string) => `已签占目标 ${won}`,
  standsAt: (won: string, commit: string) => `已签 ${won}，加承诺 ${commit}`,
  alarms: {
    "pushed-out": (count: number) => `${count} 个商机推迟到下季`,
    lost: (count: number) => `丢单 ${count} 个`,
    decreased: (count: number) => `${count} 个调低金额`,
  },
  quarterLine: (quarter: number, days: number): string =>
    `第 ${quarter} 季度，${days > 0 ? `还剩 ${days} 天` : days === 0 ? "最后一天" : "已结束"}`,
  ended: (quarter: number, won: string, quota: string): string =>
    `第 ${quarter} 季度已结束：已签 ${won}${quota ? `，目标 ${quota}` : ""}。`,
  quota: "目标",
  won: "已签",
  commitWithWon: "已签+承诺",
  bestCaseWithWon: "已签+承诺+争取",
  uncovered: "未覆盖",
  elapsed: "时间进度",
  promised: "本季预测数",
  partlyCarried: (all: string, carried: string) => `${all}（其中 ${carried} 沿用上次，未确认）`,
  openDue: "本季跟进中",
  thisWeek: "本周",
  created: "新增",
  wonWeek: "赢单",
  lostWeek: "丢单",
  moved: "推进",
  seldom: { back: "退回", "reopen-won": "赢单重开", "reopen-lost": "丢单重开" },
  corrected: (quarters: string) => `更正已签：${quarters}。`,
  openNow: (quarter: number, open: string, change: string, since: string) =>
    change === "±0"
      ? `第 ${quarter} 季度跟进中 ${open}，和 ${since} 持平。`
      : `第 ${quarter} 季度跟进中 ${open}，比 ${since} ${change}。`,
  quarterMoved: "变动",
  atTheEnd: "现在",
  bridge: {
    new: "新增",
    "pulled-in": "提前到本季",
    increased: "金额上调",
    reopened: "重新打开",
    joined: "人员转入",
    currency: "币种更改",
    won: "赢单",
    lost: "丢单",
    "pushed-out": "推迟到下季",
    decreased: "金额下调",
    left: "人员转出",
  },
  firstWeek: "第一周，还没有上周数据可比。",
  nobodyAsked: "本周没有人要报预测。",
  allAnswered: (asked: number): string =>
    asked === 1 ? "应报 1 人，已报。" : `应报 ${asked} 人，全部已报。`,
  notAnswered: (missing: number, asked: number, names: string) =>
    `应报 ${asked} 人，${missing} 人没报：${names}`,
  andMore: (count: number) => `另外 ${count} 人`,
  carriedOver: (count: number, amount: string) => `沿用上次、未确认：${count} 个商机，${amount}。`,
  withoutNextStep: (count: number) => `两周内到期的商机里，${count} 个没有下一步。`,
  seeWithoutNextStep: "看缺下一步的",
  seeUnconfirmed: "看未确认的",
  quarterDeals: {
    won: (count: number) => `已签 (${count})`,
    commit: (count: number) => `已签+承诺 (${count})`,
    "best-case": (count: number) => `已签+承诺+争取 (${count})`,
    open: (count: number) => `本季跟进中 (${count})`,
  },
  seeStatus: "看谁没报",

  usages: [
    ["/漏斗", "看漏斗：我的，或团队的"],
    ["/漏斗 我的", "只看自己的商机"],
    ["/漏斗 推进率", "各阶段有多少往前推进"],
    ["/漏斗 口径", "每个数怎么算"],
  ] as readonly (readonly [line: string, meaning: string])[],

  /** The card of Thursday or Friday asked for now. */
  run: {
    runWhat: "要执行什么？/商机 执行 周四预测，或 /商机 执行 周五漏斗",
    nobodyToAsk: "现在没有人要收。",
    sentTo: (count: number) => `已发给 ${count} 人。`,
    previewTitle: { nudge: "周四预测：预览", digest: "周五漏斗：预览" },
    wouldGoTo: (count: number, names: string) => `将发给 ${count} 人：${names}`,
    andMore: (count: number) => `另外 ${count} 人`,
    notReached: (names: string) => `暂时收不到（还没登录过）：${names}`,
    sendNow: "立即发送",
    sampleOf: (name: string) => `${name}将收到（预览不带按钮）：`,
  },
} satisfies typeof digestsEn;
