import type { Bilingual } from "../text/locale.ts";

/** The parts people play in a purchase; one person may play several. */
export const buyingRoles = [
  "user",
  "technical-evaluator",
  "initiator",
  "purchasing-contact",
  "approver",
  "decision-maker",
] as const;
export type BuyingRole = (typeof buyingRoles)[number];

export const buyingRoleNames: Readonly<Record<BuyingRole, Bilingual>> = {
  user: { en: "user", zh: "使用者" },
  "technical-evaluator": { en: "technical evaluator", zh: "技术论证者" },
  initiator: { en: "initiator", zh: "需求发起者" },
  "purchasing-contact": { en: "purchasing contact", zh: "采购执行者" },
  approver: { en: "approver", zh: "采购审批者" },
  "decision-maker": { en: "decision maker", zh: "决策者" },
};
