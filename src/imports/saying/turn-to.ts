import { showCard } from "../../chat/reply.ts";
import type { Turn } from "../../chat/use-case.ts";
import { startedCard } from "../cards/progress-card.ts";
import { type Decisions, type Import, type ImportState, turnImport } from "../import.ts";
import { asItStands } from "./found-import.ts";

/**
 * From here on it goes on with that; whoever was slower than somebody else sees how it stands.
 * @param from what it may be turned from
 */
export async function turnTo(
  turn: Turn,
  one: Import,
  state: ImportState,
  { from, decided = {} }: Readonly<{ from: readonly ImportState[]; decided?: Partial<Decisions> }>,
) {
  const all = { ...one.decided, ...decided };
  const change = { state, through: 0, decided: all, fault: null };
  if (!from.includes(one.state) || !(await turnImport(turn.db, one, change))) return asItStands(turn, one);
  return showCard(startedCard(turn, { ...one, ...change }), { replace: true });
}
