/** Who might lead to somebody whom nobody has met yet. Pure. */
import type { Turn } from "../../chat/use-case.ts";
import { buyingRoleNames } from "../../pipelines/buying-role.ts";
import type { Offers } from "../../pipelines/gates/gate-kind.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import { moveWords } from "./words.ts";

/** People named for one role; the rest can be chosen in the form. */
const mostNamed = 3;

/** "Nobody has met the decision maker yet. 李总 (approver) may help." A line for each role that is missing. */
export function whoCanHelp(
  { locale }: Pick<Turn, "locale">,
  missing: readonly Criterion[],
  { contacts }: Pick<Offers, "contacts">,
): string[] {
  const words = moveWords(locale);
  const roles = new Set(missing.flatMap((criterion) => (criterion.kind === "role" ? [criterion.role] : [])));
  return [...roles].map((role) => {
    const name = buyingRoleNames[role][locale];
    const same = contacts.filter((one) => one.roles.includes(role));
    if (same.length > 0)
      return words.metElsewhere(
        name,
        same.slice(0, mostNamed).map((one) => one.name),
      );
    const others = contacts.slice(0, mostNamed).map((one) =>
      words.inRole(
        one.name,
        one.roles.map((part) => buyingRoleNames[part][locale]),
      ),
    );
    return words.nobodyMet(name, others);
  });
}
