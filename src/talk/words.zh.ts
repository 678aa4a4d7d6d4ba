import type { talkEn } from "./words.en.ts";

export const talkZh = {
  title: "确认一下",
  notUnderstood: "这句没听懂",
  which: "您是想：",
  noIdea: "说客户名和发生了什么就行，例如“华信 今天见了张总”。",
  myDeals: "我的商机",
  help: "我能说什么？",
  readings: {
    note: (of) => `记到 ${of}`,
    update: (of) => `修改 ${of}`,
    move: (of, day) => `${of} 改到 ${day}`,
    new: () => "新建商机",
    win: (of) => `${of} 赢单`,
    advance: (of) => `推进 ${of}`,
    show: (of) => `查看 ${of}`,
    lose: (of) => `${of} 丢单`,
  },
} satisfies typeof talkEn;
