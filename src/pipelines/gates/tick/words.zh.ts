import type { tickEn } from "./words.en.ts";

export const tickZh: typeof tickEn = {
  notTicked: "确实如此再勾选；在此之前商机留在原阶段。",
};
