import type { undoEn } from "./words.en.ts";

export const undoZh = {
  nothingToUndo: "您没有可以撤回的操作。",
  undoneAlready: "已经撤回过了，最近几分钟里没有别的操作可以撤回。",
  tooLateToUndo: (minutes: number, what: string, deal: string, line: string) =>
    `您的上一步操作（${deal}：${what}）已超过 ${minutes} 分钟，不能撤回。要更正请用：${line}`,
  putRight: (kind: string, number: number, isClosed: boolean) =>
    kind === "correct"
      ? `/商机 修改 #${number}`
      : kind === "lesson"
        ? `/商机 写案例 #${number} …`
        : kind === "external-id"
          ? `/商机 外部编号 #${number} …`
          : isClosed
            ? `/商机 重开 #${number}`
            : kind === "new"
              ? `/商机 作废 #${number}`
              : kind === "note"
                ? `/商机 备注 #${number} …`
                : kind === "assign"
                  ? `/商机 转给 #${number}`
                  : kind === "edit" || kind === "answer"
                    ? `/商机 修改 #${number}`
                    : `/商机 退回 #${number}`,
  withdrawTitle: (number: number) => `作废 #${number}`,
  withdrawSubmit: "作废",
  withdrawIntro: (deal: string) =>
    `${deal} 是误记的？作废后不再参与统计，也不能重开；编号和历史保留，已截止的各周不变。`,
  withdrew: (deal: string) => `${deal} 已作废。`,
  askToWithdraw: (number: number, who: string): string =>
    `#${number} 现在只有经理能作废${who ? `，请找${who}发送：/商机 作废 #${number}` : ""}。`,

  touchUndone: (what, customer) => `已撤回：${customer} ${what}。`,
  touchesUndone: (customers) => `已撤回：${customers} 家客户的这次跟进。`,
  givingUndone: (back, all) =>
    back < all
      ? `${all} 家里有 ${back} 家已恢复原来的负责人，其余的之后又有变动。`
      : `${back} 家客户已恢复原来的负责人。`,
  touchTooLate: (minutes, what, customer) =>
    `您上一步是${customer} ${what}，已超过 ${minutes} 分钟。要改的话，在 /客户 跟进记录 ${customer} 里点更正`,
  theRenaming: (name: string) => `${name} 的改名`,
  theMerge: (from: string, into: string) => `把 ${from} 并入 ${into}`,
  renamingUndone: (what: string) => `已撤回：${what}。`,
  mergeUndone: (what: string) => `已撤回：${what}。之后新建的商机留在原处。`,
  customerTooLate: (minutes: number, what: string) =>
    `您的上一步操作（${what}）已超过 ${minutes} 分钟，不能撤回。要再改名请用：/客户 改名`,
  mergeTooLate: (minutes: number, what: string, name: string) =>
    `您的上一步操作（${what}）已超过 ${minutes} 分钟，现在只有经理能取消：/客户 取消合并 ${name}`,
  mergedSince: (what: string, from: string, into: string) =>
    `不能再撤回：${what}。之后 ${from} 已并入 ${into}。`,
  renamedSince: (what: string, name: string, now: string) =>
    `不能再撤回：${what}。之后 ${name} 已改名为 ${now}。`,
  takenSince: (what: string, name: string) => `不能再撤回：${what}。之后又有了客户 ${name}。`,
  seeCustomer: "查看",
  differentUndone: (one: string, other: string) => `已撤回：${one} 和 ${other} 可能还是同一家。`,
  differentTooLate: (minutes: number, one: string, other: string) =>
    `您说 ${one} 和 ${other} 不是同一家，已超过 ${minutes} 分钟，不能撤回。如果是同一家，可以合并：/客户 合并 "${one}" "${other}"`,
  seeDuplicates: "客户查重",
  fileUndone: (name: string) => `已撤回：您刚才写进 ${name} 档案的内容。`,
  markUndone: (name: string) => `已撤回：您刚才对 ${name} 的决定。`,
  marksUndone: (back: number, all: number) =>
    `已撤回：您刚才对 ${back === all ? `${all} 个客户` : `${all} 个客户里 ${back} 个`}的决定。`,
  markTooLate: (minutes: number, name: string) =>
    `这是 ${minutes} 分钟以前对 ${name} 的决定，不能撤回了。可以在客户卡片上重新定：/客户 ${name}`,
  fileTooLate: (minutes: number, name: string) =>
    `您写进 ${name} 档案已超过 ${minutes} 分钟，不能撤回。要改请用：/客户 档案 ${name}`,
  callingUndone: (name: string) => `已撤回：${name} 的外部编号。`,
  callingTooLate: (minutes: number, name: string) =>
    `${name} 的外部编号是 ${minutes} 分钟以前填的，不能撤回了。要改就写：/客户 外部编号 ${name}`,
  calledSince: (name: string) => `不能再撤回：之后 ${name} 又换了外部编号。`,
  contactGone: "这个人的资料之后已被删除或撤回。",
  contactTooLate: (minutes: number, name: string) =>
    `您记下 ${name} 已超过 ${minutes} 分钟，不能撤回。要改请打开联系人：/客户 联系人`,
  contactMetSince: (name: string) => `不能再撤回：之后有人见过 ${name}。`,
  contactMovedSince: (name: string) => `不能再撤回：之后 ${name} 又换了公司。`,
  contactUndone: (name: string) => `已撤回：${name} 不在联系人里了。`,
  moveUndone: (name: string) => `已撤回：${name} 回到原来的公司。`,
  fileWrittenSince: (name: string) => `不能再撤回：之后别人又改了 ${name} 的档案，或者它已被合并。`,

  theMove: (kind: string, name: string): string =>
    kind === "release"
      ? `把 ${name} 放回公海`
      : kind === "drop"
        ? `把 ${name} 退回目标市场`
        : kind === "assign"
          ? `分配 ${name}`
          : `领取 ${name}`,
  leadMoveUndone: (what: string) => `已撤回：${what}。一切照旧。`,
  moveTooLate: (minutes: number, what: string) =>
    `您的上一步操作（${what}）已超过 ${minutes} 分钟，不能撤回。看现状：/客户 公海`,
  movedSince: (what: string, name: string) => `不能再撤回：${what}。之后 ${name} 又有变动。`,
  workedSince: (what: string, number: number) => `不能再撤回：${what}。之后 #${number} 又有变动。`,

  builtOn: (what: string, then: string) => `不能再撤回：${what}。之后又有变动：${then}。`,
  inOtherVersion: (what: string, version: number, process: string) =>
    `不能再撤回：${what}。之后商机已迁到销售流程“${process}”的第 ${version} 版，请用 /商机 推进 或 /商机 退回。`,
  undone: (what: string, deal: string) => `${deal} 已撤回：${what}。历史里仍可查到。`,
  submittedSince: "之后您已提交本周预测，请先撤回提交：/商机 撤回",
  submissionUndone: "本周预测已撤回，本季预测数也一并撤回。",
  handoverUndone: (back: number, of: number, who: string) =>
    back < of
      ? `${of} 个里有 ${back} 个已还给${who}，其余的之后又换了负责人。`
      : `${back} 个商机已还给${who}。`,
  bulkUndone: (back: number, of: number) =>
    back < of ? `${of} 个里有 ${back} 个已恢复原样，其余的之后又被改过。` : `${back} 个商机已恢复原样。`,
  bulkTooLate: (minutes: number) =>
    `批量修改已超过 ${minutes} 分钟，不能撤回。要改回来请再改一次：/商机 批量修改`,
  handoverTooLate: (minutes: number) => `交接已超过 ${minutes} 分钟，不能撤回。要交回请用：/团队 交接`,
  weekTooLate: (minutes: number) => `本周预测提交已超过 ${minutes} 分钟，不能撤回。截止前可以重新提交：/预测`,
} satisfies typeof undoEn;
