import type { editingEn } from "./words.en.ts";

export const editingZh = {
  newSubmit: "新建商机",
  process: "销售流程",
  customerPlaceholder: "华信医疗",
  repeatsWon: (number: number) => `#${number} 还没有赢单，谈不上复购。新建商机：/商机 新建`,
  needCustomer: "是哪家客户？请写名称，例如 华信医疗。",
  notUsed: (words: readonly string[]) =>
    `没填进去：${words.map((word) => `“${word}”`).join("、")}。请填到下面对应的栏里，或者以后再补。`,
  whichCustomer: (typed: string) => `“${typed}”是哪个客户？`,
  asNewCustomer: (typed: string) => `新客户：${typed}`,
  logged: (number: number, others: string) => `已新建，编号 #${number}。${others ? `⚠ ${others}` : ""}`,
  colleaguesToo: (names: string, customer: string) => `可能撞单：${names}也在跟进${customer}。`,
  loggedBefore: (number: number) => `您的 #${number} 金额和日期都一样，如果录重了请撤回这个。`,
  loggedAlready: (number: number) => `您的 #${number} 金额和日期都一样，如果是同一个请取消。`,
  changeRest: "先显示全部内容再新建",

  noteTitle: (customer: string) => `备注 ${customer}`,
  noteLabel: "备注",
  notePlaceholder: "今天见了张总，预算已批……",
  noteTooLong: (length: number, limit: number) => `备注有 ${length} 字，最多 ${limit} 字，请分两次记。`,
  notedAndPlanned: (number: number, next: string, before: string) =>
    `已记在 #${number}。下一步：${next}${before ? `（原来是：${before}）` : ""}`,
  understood: (touch: string) => `${touch}。`,
  notedOn: (number: number) => `已记在 #${number}。`,
  updateTitle: (customer: string) => `修改 ${customer}`,
  correctTitle: (customer: string) => `更正 ${customer}`,
  staysWon: "商机仍是赢单，更正计入赢单的那个季度。",
  correctNote: "说明",
  corrected: (changes: string) => `已更正：${changes}`,
  askToCorrect: (number: number, who: string): string =>
    `#${number} 已赢单，只有经理能更正${who ? `，请找${who}` : ""}。`,
  updated: "已修改。",
  nothingChanged: "内容没变，没有改动。",
} satisfies typeof editingEn;
