import type { writingEn } from "./words.en.ts";

export const writingZh = {
  definitions: "口径说明",
  column: "列",
  meaning: "含义",
} satisfies typeof writingEn;
