import type { Turn } from "../../chat/use-case.ts";
import { formatShortDate } from "../../text/format/date.ts";
import { customerWords } from "../words.ts";
import type { NotYourTurn } from "./turns.ts";

/** Why somebody may not take a lead now. @param name of the one that was given up */
export function sayNotYourTurn(
  { locale, today }: Pick<Turn, "locale" | "today">,
  why: NotYourTurn,
  name: string,
): string {
  const words = customerWords(locale);
  switch (why.code) {
    case "most":
      return words.tooMany(why.most, why.held, why.left);
    case "today":
      return words.tooManyToday(why.perDay, why.left);
    case "again":
      return words.gaveItUp(name, why.days, formatShortDate(why.until, locale, today));
  }
}
