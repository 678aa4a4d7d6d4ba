import type { tickEn } from "./words.en.ts";

export const tickZh: typeof tickEn = {
  notTicked: "确认属实再勾选；不勾选，商机留在原阶段。",
};
