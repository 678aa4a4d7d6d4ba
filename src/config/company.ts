/** What a new company begins with. */
import { z } from "zod";
import type { Read } from "./written.ts";

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "is not a time zone. Use a name such as Asia/Shanghai or America/New_York");

export const companySettings = {
  TZ_DEFAULT: timeZone.default("Asia/Shanghai"),
  LOCALE_DEFAULT: z.enum(["zh", "en"], "is not a language. Use zh or en").default("zh"),
  CURRENCY_DEFAULT: z
    .string()
    .refine(
      (code) => Intl.supportedValuesOf("currency").includes(code),
      "is not a currency. Use an ISO code such as CNY or USD",
    )
    .default("CNY"),
};

export const toCompany = (env: Read<typeof companySettings>) => ({
  zone: env.TZ_DEFAULT,
  locale: env.LOCALE_DEFAULT,
  currency: env.CURRENCY_DEFAULT,
});
