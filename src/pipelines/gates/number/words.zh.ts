import type { numberEn } from "./words.en.ts";

export const numberZh: typeof numberEn = {
  atLeast: (least) => `至少 ${least}`,
  atMost: (most) => `最多 ${most}`,
  between: (least, most) => `${least} 到 ${most}`,
  needed: (range) => `要求：${range}`,
  notANumber: (typed) => `“${typed}”看不出是多少，请写一个数，例如 50 或 1200。`,
  outside: (range) => `要${range}才能推进。`,
  missing: "请写一个数，例如 50 或 1200。",
};
