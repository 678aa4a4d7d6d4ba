/** Who may take a table over, told to whom may not. */
import type { Turn } from "../chat/use-case.ts";
import { may } from "../company/permissions.ts";
import type { Kind } from "./kinds/field.ts";
import { sheetWords } from "./words.ts";

/** @returns undefined where the speaker may; else a sentence that says who does */
export function whoElseTakes(
  { member, locale }: Pick<Turn, "member" | "locale">,
  { needs }: Kind,
): string | undefined {
  if (may(member, "table.import") && may(member, needs)) return undefined;
  const words = sheetWords(locale);
  return may({ role: "manager" }, needs) ? words.leadsTake : words.adminsTake;
}
