import type { undoEn } from "./words.en.ts";

export const undoZh = {
  nothingToUndo: "您没有可以撤回的操作。",
  undoneAlready: "已经撤回过了，最近几分钟里没有别的操作可以撤回。",
  tooLateToUndo: (minutes: number, what: string, deal: string, line: string) =>
    `您上一步是 ${deal}：${what}，已超过 ${minutes} 分钟，不能撤回。要改请用：${line}`,
  putRight: (kind: string, number: number, isClosed: boolean) =>
    isClosed
      ? `/商机 重开 #${number}`
      : kind === "new"
        ? `/商机 丢单 #${number}`
        : kind === "note"
          ? `/商机 备注 #${number} …`
          : kind === "edit" || kind === "answer"
            ? `/商机 修改 #${number}`
            : `/商机 退回 #${number}`,
  builtOn: (what: string, then: string) => `不能再撤回：${what}。之后 ${then}。`,
  undone: (what: string, deal: string) => `${deal} 已撤回：${what}。历史里仍能查到。`,
  submittedSince: "之后您已经提交了本周报数，请先撤回它：/商机 撤回",
  submissionUndone: "本周报数已撤回，承诺的数也撤回了。",
  weekTooLate: (minutes: number) => `本周报数已超过 ${minutes} 分钟，不能撤回。截止前可以重新报：/预测`,
} satisfies typeof undoEn;
