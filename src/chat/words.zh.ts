import type { chatEn } from "./words.en.ts";

export const chatZh = {
  ourFault: "我们这边出了点问题，什么都没改。请再发一次。",
  heldUp: "别人正在改这条记录，您这次的操作没有生效。请稍等片刻再试。",
  staleButton: "这个按钮或表单已过期，请重新打开商机，例如发送 /商机 列表。",
  notAllowed: "您的角色不能做这个操作。请找管理员，发送 /团队 可以看到是谁。",
  notUnderstood: "没看懂这句话。发送 /商机 帮助 看看怎么写。",
  alreadyRecorded: "已经记录过了，没有重复处理。",
  cancel: "取消",
  save: "保存",
  required: "请填写此项。",
  previous: "上一页",
  next: "下一页",
  page: (page: number, of: number) => `第 ${page} 页，共 ${of} 页`,
  helpTitle: "我能听懂这些",
  helpHint: "中英文都行，也可以简写：/商机 推进 华信 3",
  helpMore: "每一类还有更多，例如：/团队 帮助",
  didYouMean: (typed: string) => `没听懂“${typed}”，您是不是想说：`,
  unknownWord: (typed: string) => `没听懂“${typed}”，我能听懂这些：`,
  helpLine: "这样写",
  helpMeaning: "作用",
  /** Headings of a chart's numbers. */
  chart: {
    stage: "阶段",
    value: "数值",
    next: "到下一阶段",
    period: "期间",
    step: "项目",
    change: "变化",
  },
  platforms: { slack: "Slack", lark: "飞书", web: "网页" },
  morePeople: (count: number) => `还有 ${count} 人`,
} satisfies typeof chatEn;
