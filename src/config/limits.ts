/** How much one person, and one company, may send. */
import { z } from "zod";
import type { Read } from "./written.ts";

const perMinute = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, "is not a number a minute. Use a whole number such as 300")
  .transform(Number);

export const limitSettings = {
  FILE_LIMIT_MB: z
    .string()
    .regex(/^\d+$/, "is not a size. Use a whole number of megabytes such as 50")
    .transform(Number)
    .refine((megabytes) => megabytes >= 1 && megabytes <= 100, "is not between 1 and 100")
    .default(50),
  PERSON_PER_MINUTE: perMinute.default(300),
  COMPANY_PER_MINUTE: perMinute.default(6000),
};

export const toLimits = (env: Read<typeof limitSettings>) => ({
  fileLimit: env.FILE_LIMIT_MB * 1024 ** 2,
  perMinute: { person: env.PERSON_PER_MINUTE, company: env.COMPANY_PER_MINUTE },
});
