import type { approvalEn } from "./words.en.ts";

export const approvalZh: typeof approvalEn = {
  ask: "请选审批人，对方会收到一张卡片，一点即批。",
  again: "已经发出申请。可以再催一次，或换人审批。",
  nobody: "还没有人能审批：团队没有设负责人，请管理员用 /团队 设置。",
  notThem: "这个人不能审批，请从名单里选。",
  waiting: (name) => `等 ${name} 审批。`,
  approved: "已批准",
  refused: "未批准，可以重新选人再申请。",
};
