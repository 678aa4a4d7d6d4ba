import type { customerEn } from "./words.en.ts";

export const customerZh = {
  deals: (count: number): string => (count === 0 ? "没有商机" : `${count} 个商机`),
} satisfies typeof customerEn;
