/** How values are written in the environment, and what is said of those that are not. */
import { z } from "zod";

/** What an environment with such settings gives. */
export type Read<Settings extends z.core.$ZodLooseShape> = z.output<z.ZodObject<Settings>>;

/** The environment before it is read. */
export type Written = Readonly<Record<string, string | undefined>>;

export const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `is not a valid address here. Example: ${example}` });

export const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 } as const;
const duration = /^(\d{1,4}) ?(m|h|d|w)(?:in|inutes?|ours?|ays?|eeks?)?$/i;

/** "30m", "12 hours", "14d", "2 weeks" → milliseconds. @param from, upto in milliseconds */
export const span = (from: number, upto: number, limits: string) =>
  z
    .string()
    .trim()
    .regex(duration, "is not a duration. Use a number with m, h, d or w, such as 12h or 14d")
    .transform((written) => {
      const [, count, unit = "m"] = duration.exec(written) ?? [];
      return Number(count) * unitMs[unit.toLowerCase() as keyof typeof unitMs];
    })
    .refine((ms) => ms >= from && ms <= upto, `is not ${limits}`);
