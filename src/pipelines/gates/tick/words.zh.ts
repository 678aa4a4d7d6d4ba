import type { tickEn } from "./words.en.ts";

export const tickZh: typeof tickEn = {
  notTicked: "确认属实再勾选；不勾选，商机留在原阶段。",
  note: (label) => `${label}：说明`,
  noNote: "请在下面写一句依据。",
  yes: "是",
};
