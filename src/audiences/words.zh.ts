import type { TouchKind } from "../understanding/touch-kind.ts";
import type { audienceEn } from "./words.en.ts";

export const audienceZh = {
  title: (band) => `${band}这一层`,
  bandGone: "分层刚被改过，请重新打开：/客户 分层",
  nobody: "这一层没有归您跟进的客户。",
  others: (count) => `这一层有 ${count} 家归别人跟进，不算在内。`,
  touchTitle: (count) => `给 ${count} 家客户记跟进`,
  touchIntro: (count, band) => `销售额${band}的 ${count} 家客户，每家各记一条；撤回时一次全部撤回。`,
  touched: (count, kind) => `已给 ${count} 家客户记${kinds[kind]}。`,
  assignTitle: (count) => `分配 ${count} 家客户`,
  assignIntro: (count, band) => `销售额${band}的 ${count} 家客户，由选中的人跟进；在跟的商机不换负责人。`,
  assign: "分配",
  toWhom: "分给谁",
  chooseSeller: "请从您的人里选一个。",
  assigned: (count, who) => `已把 ${count} 家客户分给${who}。`,
  theirsAlready: (who) => `这些客户本来就归${who}。`,
  givenTitle: (count) => `分给您 ${count} 家客户`,
  givenToYou: (who, count) => `${who}把 ${count} 家客户分给您跟进。`,
  seeThem: "看这些客户",
  undo: "撤回",
  nextPart: (part, parts) => `下一批 500 家（${part}/${parts}）`,
  back: "回到这一层",
} satisfies typeof audienceEn;

const kinds: Readonly<Record<TouchKind, string>> = {
  ...{ visit: "拜访", call: "电话", mail: "邮件", demo: "演示", other: "跟进" },
};
