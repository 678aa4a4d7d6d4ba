import type { namingEn } from "./words.en.ts";

export const namingZh = {
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
} satisfies typeof namingEn;
