import type { deliveryEn } from "./words.en.ts";

export const deliveryZh = {
  deadTitle: "没送到的消息",
  deadExplained: "下面这些消息没能送到，已经不再重试，收件人还没看到。",
  to: "收件人",
  message: "消息",
  reason: "平台返回的原因",
  onceADay: "这类提醒每天最多发一次。",
  allDelivered: "消息都送到了",
  nothingWaits: "送不到的消息会列在这里。",
  tryAgain: "全部重发",
  triedAgain: (count: number): string => `${count} 条消息重新发送中。`,
} satisfies typeof deliveryEn;
