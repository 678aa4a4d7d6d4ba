/** What the admin's commands about teams have in common: a line of two names, and the updated teams as the answer. */
import { z } from "zod";
import { type Reply, showCard } from "../chat/reply.ts";
import type { CommandWords, Turn } from "../chat/use-case.ts";
import { teamsCard } from "./show-teams.ts";

/** As typed, or ids from a button. */
export const two = z.object({
  first: z.string().trim().max(80).default(""),
  second: z.string().trim().max(80).default(""),
  /** All of it, for names of several words. */
  line: z.string().max(200).default(""),
});

/** The first word is one name, all that follows the other. */
export const words = (en: readonly string[], zh: readonly string[]): CommandWords => ({
  group: "team",
  en,
  zh,
  fromLine: ([first, ...rest], line) => ({
    first: first?.spelling ?? "",
    second: rest.map((word) => word.spelling).join(" "),
    line,
  }),
});

export const done = async (turn: Turn, banner: string): Promise<Reply> =>
  showCard(await teamsCard(turn, { banner }));
