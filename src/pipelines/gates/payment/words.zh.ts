import type { paymentEn } from "./words.en.ts";

export const paymentZh: typeof paymentEn = { in: "已到账", notIn: "款到账后再勾选。" };
