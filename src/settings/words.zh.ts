import { formatAlternatives } from "../text/count.ts";
import type { settingsEn } from "./words.en.ts";

export const settingsZh = {
  whichLanguage: "用哪种语言？/团队 语言 中文，或 /团队 语言 English",
  speaksNow: "好的，以后用中文。",
  whichZone: (zone: string) => `您现在的时区是 ${zone}。要改就写城市：/团队 时区 新加坡`,
  placeIn: (place: string, zone: string) => `${place}（${zone}）`,
  zoneIs: (zone: string, now: string) => `好的，您的时区改为 ${zone}，那里现在是 ${now}。`,
  title: "公司设置",
  saved: "已保存，从现在起生效。",
  none: "近期没有",
  workdays: (count: number) => `${count} 个工作日`,
  quotaHint: "每个人的目标：/团队 目标。外币汇率：/团队 汇率",

  hoursTitle: "时间",
  hours: {
    nudgeAt: "预测卡片（截止前一个工作日）",
    firstReminderAt: "第一次提醒",
    lastReminderAt: "最后一次提醒（截止当天）",
    closeAt: "每周截止",
    digestAt: "漏斗周报",
  },
  ownZone: "卡片和两次提醒都按各人所在时区。",
  companyZone: "截止和漏斗周报按公司时区。",
  teamHours: (team: string, nudge: string, digest: string) => `${team}：卡片 ${nudge}，周报 ${digest}`,
  badTime: (typed: string) => `“${typed}”不是时间，请写成 14:00 或 下午2点。`,
  mustFollow: (what: string, at: string) => `要晚于“${what}”（${at}）。`,

  rhythmTitle: "提醒与跟进频率",
  followUpAt: "早上提醒下一步",
  followUpHint: "按每人自己的时区，有到期的才提醒；留空就谁都不提醒。",
  touchEvery: {
    high: "高优先级，几天跟一次",
    medium: "中优先级，几天跟一次",
    low: "低优先级，几天跟一次",
  },
  touchEveryHint: "没按时跟的列在 /商机 没跟上",
  badEvery: (most) => `请填 1 到 ${most} 之间的天数。`,
  noReminder: "不提醒",
  everyDays: (high, medium, low) => `每 ${high} / ${medium} / ${low} 天`,
  touchesBy: "跟进频率（高/中/低）",

  calendarTitle: "放假、调休和截止日",
  calendar: {
    weekend: "每周休息日",
    closeWeekday: "截止日",
    holidays: "放假",
    extraWorkdays: "周末上班（调休）",
  },
  closeHint: "改动从下一周起生效；预测卡片在前一个工作日发。",
  closesFrom: (weekday: string, now: string, next: string) =>
    `已保存。本周仍在 ${now} 截止，以后每${weekday}截止，下一次是 ${next}。`,
  otherWeek: "这样改的话，本周会立即截止，或者上周会重新打开。请等下次截止之后再保存。",
  noWeekend: "每天上班",
  noWorkday: "一周里至少要有一个工作日。",
  closesThen: (day: string) => `${day}截止，${day}必须是工作日。`,
  daysHint: "一行一个，例如 2027-01-01；连着的写成 2027-02-05 ~ 2027-02-11",
  badDays: (typed: string) => `没看懂“${typed}”，请写成 2027-01-01，或 2027-02-05 ~ 2027-02-11。`,
  tooManyDays: (most: number) => `超过 ${most} 天了，过去的日子可以删掉。`,

  companyTitle: "公司",
  company: {
    name: "公司名称",
    zone: "时区",
    currency: "币种",
    locale: "新成员的语言",
    pipeline: "销售流程",
    fiscalStartMonth: "财年从几月开始",
    shortTermWorkdays: "“近期”是指",
  },
  languages: { en: "英文", zh: "中文" },
  zoneHint: "写城市也行：上海、新加坡",
  currencyHint: "只写 120万 时按这个币种算；已有的商机和目标不变。",
  localeHint: "个人资料没有标明语言时使用。",
  pipelineHint: "新商机走这个流程，漏斗也按它画。",
  shortTermHint: "目标客户应在多少个工作日内下单。",
  badZone: (typed: string, near: readonly string[]) =>
    near.length > 0
      ? `不认识时区“${typed}”，是不是${formatAlternatives(near, "zh")}？`
      : `不认识时区“${typed}”，请写城市，例如 上海、新加坡。`,
  badWorkdays: (most: number) => `请写工作日的天数，1 到 ${most}。`,
  openElsewhere: (count: number) =>
    `有 ${count} 个跟进中的商机在别的流程里，会照常推进，用 /漏斗 加流程名查看。仍要换默认流程，请再提交一次。`,
  quotaOf: (name: string, from: string, to: string, amount: string) => `${name} ${from}–${to} ${amount}`,
  andMore: (count: number) => `另外 ${count} 个`,
  quotasCut: (count: number, quotas: string) =>
    `新季度会把 ${count} 个目标切开：${quotas}。目标的起止日期不变，按月计入新的季度。确认就再保存一次，然后发送 /团队 目标 检查。`,

  customerNamesTitle: "客户名称",
  customerNames: "销售代表可以查到",
  customerNamesHint: "仅限名称；商机仍要有权限才能看。",
  customerNamePolicies: {
    all: "全部客户的名称，避免撞单",
    own: "只有自己跟进过的客户",
  },
  quotas: "各人目标",
  newcomersTitle: "新成员",
  newcomers: "新成员加入",
  newcomersHint: "指第一次和机器人说话的同事。访客和外部人员始终要管理员同意。",
  newcomerPolicies: {
    reps: "直接加入，角色为销售代表",
    approval: "需管理员同意",
    invitation: "仅限邀请",
  },

  poolTitle: "公海规则",
  pool: {
    most: "每人最多领取的潜在客户",
    perDay: "每人每天最多领取",
    coolDays: "放弃后几天内不能再领同一个",
    coolHint: "0 表示不限",
    recycles: "长期没人跟进的潜在客户",
    recyclesHint: "提前三个工作日提醒负责人；休假的人不回收。",
    switches: { off: "留在负责人名下", on: "自动回公海" },
    idle: "几天没联系就回收",
    idleHint: "先写通用天数，再写等级或细分的天数：30，A 60，渠道 45",
    lostDays: "丢单后几天没有新商机就回收",
  },
  poolSays: (most: number, perDay: number): string => `每人最多 ${most} 个，每天最多领 ${perDay} 个`,
  recyclesSays: (idle: string | undefined): string =>
    idle === undefined ? "留在负责人名下" : `${idle} 天没联系就回公海`,
  badCount: (least: number, most: number) => `请填 ${least} 到 ${most} 的整数。`,
  badIdle: (typed: string) => `看不懂“${typed}”。先写通用天数，再写其他：30，A 60，渠道 45`,

  crmTitle: "CRM 文件",
  workbookTitle: "周五表格",
  workbooks: { yes: "跟着周五漏斗发", no: "不发" },
  workbookHint:
    "各阶段、本季数字、缺口、变动、谁没报，加上本人能看到的跟进中商机，做成表格紧跟着周五漏斗发。",
  reviewTitle: "线索盘点",
  review: {
    asks: "每人盘点自己的潜在客户",
    switches: { off: "不盘点", on: "每月盘点一次" },
    nth: "每月第几个",
    nths: { 1: "第一个", 2: "第二个", 3: "第三个", 4: "第四个", 5: "最后一个" },
    weekday: "星期",
    weekdayHint: "遇假期顺延到下一个工作日。",
    at: "时间",
    atHint: "按每个人自己的时区。",
  },
  reviewSays: (nth: string, weekday: string, at: string): string => `每月${nth}${weekday} ${at}`,
  reviewOff: "不盘点",
} satisfies typeof settingsEn;
