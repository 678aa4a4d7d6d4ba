import type { deliveryEn } from "./words.en.ts";

export const deliveryZh = {
  account: (name: string, chat: string) => `${name}（${chat}）`,
  deadTitle: "未送达的消息",
  deadExplained: "以下消息没有送达，已停止重试，收件人没有看到。",
  to: "收件人",
  message: "消息",
  reason: "失败原因",
  chatRefused: (chat: string) => `${chat} 不再接受机器人`,
  chatRefusedWhy: (word: string) =>
    `对方的回复：${word}。修好之前，那边既不会回复，也收不到提醒。请重新安装应用或更换凭证，再用 npm run doctor 检查。`,
  heldTitle: "有消息暂扣",
  held: (count: number, since: string) =>
    `数据库在 ${since} 从备份恢复。备份里有 ${count} 条消息在等待发送，之后可能已经发过，所以先扣下。`,
  heldWhatNow:
    "由运维决定。发出去：npm run -s admin -- deliveries release；不再发：deliveries drop。恢复之前到点的提醒不会再发。",
  nothingGoesOut: "已设置 HOLD_DELIVERIES：消息只保存，不发送。",
  onceADay: "这类提醒每天最多发一次。",
  allDelivered: "消息全部送达",
  nothingWaits: "未送达的消息会列在这里。",
  tryAgain: "全部重发",
  triedAgain: (again: number, expired: number): string => {
    const late = `${expired} 条已过期，不再发送。`;
    const retried = `正在重新发送 ${again} 条消息。`;
    return expired === 0 ? retried : again === 0 ? late : retried + late;
  },
} satisfies typeof deliveryEn;
