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
