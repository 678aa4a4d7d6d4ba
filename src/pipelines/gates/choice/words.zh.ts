import type { choiceEn } from "./words.en.ts";

export const choiceZh: typeof choiceEn = { notOffered: "没有这个选项，请重新选。", and: "、" };
