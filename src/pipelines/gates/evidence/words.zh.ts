import type { evidenceEn } from "./words.en.ts";

export const evidenceZh: typeof evidenceEn = {
  link: "贴链接（https://…），或先把文件发给我，再打开这里",
  linkOrNote: "贴链接或写明在哪里能找到；也可以先把文件发给我，再打开这里",
  file: (label) => `${label}：选已发来的文件`,
  aFile: "文件",
  noLink: (typed) => `“${typed}”不是链接。请贴 https:// 开头的地址，或者把文件发给我。`,
  noSuchFile: "这个文件已经不在了，或者不是您发的。请重新发给我，再来选。",
};
