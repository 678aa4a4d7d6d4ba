import type { paymentEn } from "./words.en.ts";

export const paymentZh: typeof paymentEn = { notIn: "款到账后再勾选。" };
