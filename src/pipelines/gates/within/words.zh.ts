import type { withinEn } from "./words.en.ts";

export const withinZh: typeof withinEn = {
  hint: (date) => `近期可能下单：最晚 ${date}`,
  datePassed: "这个日期已经过了，现在预计哪天签？",
  notSoon: "这个日期还太远，临近了再推进。",
};
