import type { cardEn } from "./words.en.ts";

const theMoves = {
  new: (_stage: string) => "新建",
  advance: (stage: string) => `推进到${stage}`,
  sign: (_stage: string) => "登记合同",
  win: (_stage: string) => "赢单",
  proceed: (stage: string) => `转到${stage}`,
  back: (stage: string) => `退回到${stage}`,
  lose: (_stage: string) => "丢单",
  reopen: (stage: string) => `重新打开（${stage}）`,
};

const moves = {
  new: (who: string, stage: string) => `${who} 新建，${stage}`,
  advance: (who: string, stage: string) => `${who} 推进到${stage}`,
  sign: (who: string, _stage: string) => `${who} 已登记合同，待首款`,
  win: (who: string, stage: string) => `${who} 赢单（${stage}）`,
  proceed: (who: string, stage: string) => `${who} 转到${stage}`,
  back: (who: string, stage: string) => `${who} 退回到${stage}`,
  lose: (who: string, stage: string) => `${who} 记为丢单（${stage}）`,
  reopen: (who: string, stage: string) => `${who} 重新打开，${stage}`,
};

const approvals = {
  ask: (who: string, what: string) => `${who} 请求审批：${what}`,
  approve: (who: string, what: string) => `${who} 同意了：${what}`,
  refuse: (who: string, what: string) => `${who} 没有同意：${what}`,
};

export const cardZh = {
  advance: "推进",
  update: "修改",
  note: "备注",
  planNext: "下一步",
  again: "记一笔复购",
  repeatOf: (number: number) => `#${number} 的复购`,
  lose: "丢单",
  undo: "撤回",
  reopen: "重新打开",
  withdrawn: "已作废，不参与统计",
  lostFrom: (stage: string) => `丢单（${stage}）`,
  lostHere: "在此丢单",
  slipped: (times: number) => `推迟过 ${times} 次`,
  inStage: (days: number, usual: number) => `在本阶段 ${days} 个工作日（通常 ${usual}）`,
  sinceSigned: (days: number) => (days === 0 ? "今天签约" : `签约后 ${days} 个工作日`),
  lastContact: (when: string) => `上次联系 ${when}`,
  should: (held: number, of: number) => `客户情况已了解 ${held}/${of}`,
  noted: (who: string, text: string) => `${who}：${text}`,
  theBot: "漏斗",
  theOperator: "运维",
  inNameOf: (who: string, behalf: string) => `${who}（代${behalf}）`,
  tookBack: (who: string, what: string) => `${who} 撤回了“${what}”`,
  corrected: (who: string, changes: string) => `${who} 更正：${changes}`,
  theCorrection: (changes: string) => `更正（${changes}）`,
  assigned: (who: string, from: string, to: string) =>
    who === from ? `${who} 转给了${to}` : `${who} 把它从${from}转给了${to}`,
  separatedOwners: (who: string, from: string, to: string) => `${who} 撤回了把负责人${to}并入${from}的合并`,
  mergedOwners: (who: string, from: string, to: string) => `${who} 把负责人${from}并入了${to}`,
  theHandover: (from: string, to: string) => `从${from}转给${to}`,
  learned: (who: string, what: string) => `${who} 了解到：${what}`,
  assessed: (who: string, what: string) => `${who} 做了${what}`,
  assessment: (name: string, held: number) => `${name}，满足 ${held} 项`,
  approval: (kind: keyof typeof approvals, who: string, what: string) => approvals[kind](who, what),
  changedIt: (who: string) => `${who} 做了修改`,
  answered: (who: string, changes: string) => `${who} 周四预测：${changes}`,
  answeredSame: (who: string) => `${who} 周四预测：不变`,
  theNote: (text: string) => `备注“${text}”`,
  theAnswer: (changes: string) => (changes ? `周四预测（${changes}）` : "周四预测"),
  theMove: (kind: keyof typeof theMoves, stage: string) => theMoves[kind](stage),
  theChange: "这次修改",
  ownerIsTold: (name: string) => `会通知${name}。`,
  history: "历史",
  historyTitle: (deal: string) => `${deal} 的历史`,
  historyEnds: "没有更早的记录了。",
  older: "看更早的",
  newest: "看最新的",
  places: { demo: "示例数据", schedule: "漏斗", import: "历史数据" },
  moved: (kind: keyof typeof moves, who: string, stage: string, reason: string) =>
    moves[kind](who, stage) + (reason ? `：${reason}` : ""),

  exceptions: {
    "ask-exception": (who: string, criteria: string) => `${who} 申请特批（${criteria}）`,
    "approve-exception": (who: string, criteria: string) => `${who} 同意特批（${criteria}）`,
    "refuse-exception": (who: string, criteria: string) => `${who} 拒绝特批（${criteria}）`,
  },
  updateCommand: "/商机 修改",
} satisfies typeof cardEn;
