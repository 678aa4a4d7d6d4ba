import type { evidenceEn } from "./words.en.ts";

export const evidenceZh: typeof evidenceEn = { where: "贴链接，或写明在哪里能找到" };
