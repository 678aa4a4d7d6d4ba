import { Temporal } from "temporal-polyfill";
import type { Turn } from "../chat/use-case.ts";
import type { OwnerScope } from "../company/owner-scope.ts";
import { sayTouch } from "../deals/card/say-touch.ts";
import { formatRelativeDay } from "../text/format/date.ts";
import { loadTouches, withCustomer } from "./load-touches.ts";
import { touchWords } from "./words.ts";

/** "Last touch 3 days ago: visit with Jen, 45 min (Fang)", of those that one may see. */
export async function sayLastTouch(turn: Turn, customerId: string, owners: OwnerScope): Promise<string> {
  const words = touchWords(turn.locale);
  const [last] = await loadTouches(turn, { owners, where: withCustomer(customerId), limit: 1 });
  if (!last) return words.neverTouched;
  const { kind, minutes, contacts, who } = last;
  const when = formatRelativeDay(Temporal.PlainDate.from(last.on), turn.locale, turn.today);
  return words.lastTouch(
    when,
    sayTouch(turn, { kind, minutes, contacts: contacts.map(({ name }) => name) }),
    who,
  );
}
