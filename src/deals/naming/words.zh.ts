import type { namingEn } from "./words.en.ts";

export const namingZh = {
  whichTitle: "哪个商机？",
  whichDeal: "您说的是哪个商机？也可以直接写编号，例如 #42。",
  whichOf: (typed: string) => `有好几个商机符合“${typed}”，是哪个？`,
  noneButNear: (typed: string) => `没有叫“${typed}”的商机，您是不是想找：`,
  none: (typed: string) => `没找到叫“${typed}”的商机。看自己的商机：/商机 列表；新建：/商机 新建 ${typed}`,
  noteOnWhich: (typed: string) => `没有叫“${typed}”的商机，这条备注记到哪个商机？`,
  noneNumbered: (number: number) => `在您能看到的商机里没找到 #${number}。发送 /商机 列表 看自己的。`,
  noneClosed: "您没有已关闭的商机。发送 /商机 列表 看跟进中的。",
  sendAgainNumbered: "请带上商机编号再发一次，例如：/商机 备注 #42 今天见了财务总监",
  nameOne: "您还没有跟进中的商机，先新建一个：/商机 新建 华信 120万 下月底",
  gone: "没找到这个商机，或者您没有查看权限。",
} satisfies typeof namingEn;
