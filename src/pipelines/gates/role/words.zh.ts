import type { roleEn } from "./words.en.ts";

export const roleZh: typeof roleEn = { who: "见的是谁？写姓名和职务" };
