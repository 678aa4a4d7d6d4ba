import type { larkEn } from "./lark.en.ts";

export const larkZh = {
  working: "正在处理，结果稍后显示在这里。",
  wentWrong: "我们这边出了点问题，什么都没改。请再试一次。",
  cancelled: "已取消，什么都没改。",
  justStarting: "我刚启动，请稍后再试。",
  otherTenant: "我只服务一家公司，暂时帮不了您。",
  staleButton: "这张卡片已过期，请发送 /商机 列表 重新打开商机。",
  unreadable: "我在这里只看得懂文字。请把要做的事打出来，例如 /商机 帮助。",
  lateTitle: "这条消息我没及时收到",
  late: "隔了一段时间，不确定您是否还要执行，所以还没有处理。需要的话点一下：",
  runNow: "现在执行",
  ranNow: "刚刚执行：",
  answeredInPrivate: "已经在私聊里回复您了。",
  notReached: "没能私聊到您。请先打开和我的聊天，或请管理员确认您在应用的可用范围内。",
  nextPage: "下一页",
  pageOf: (page: number, of: number) => `${page}/${of}`,
  choose: "请选择",
  chooseDate: "选择日期",
  required: "必填",
  moreCharacters: (count: string) => `…（还有 ${count} 字）`,
  leftOut: (count: string) => `还有 ${count} 项，一张卡片放不下。缩小范围就能看到。`,
  moreOptions: (count: string) => `还有 ${count} 个选项放不下。`,
  cutValue: (shown: string, count: string) =>
    `这里只能编辑前 ${shown} 字；保存后，后面的 ${count} 字会丢掉。`,
  noValue: "–",
  slashCommands: {
    deal: "记商机、推进商机、查商机",
    forecast: "报预测：什么单、什么时候签",
    funnel: "看漏斗：我的，或我团队的",
    customer: "找客户和它的商机",
    team: "看看谁是谁",
  },
  scales: [
    [100_000_000, "亿"],
    [10_000, "万"],
  ],
} satisfies typeof larkEn;
