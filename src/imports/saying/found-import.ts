import { refuse, showCard } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { kindNamed } from "../../spreadsheets/kinds/kinds.ts";
import { whoElseTakes } from "../../spreadsheets/who-takes-over.ts";
import { endedCard } from "../cards/ended-card.ts";
import { type Import, loadImport } from "../import.ts";
import { importWords } from "../words.ts";

/** One of the speaker's own imports, or, for admins, anybody's. @throws Refusal with a sentence */
export async function foundImport(turn: Turn, id: string): Promise<Import> {
  const words = importWords(turn.locale);
  const one = await loadImport(turn.db, id, turn.workspace.id);
  if (!one) throw new Refusal(refuse(words.gone));
  if (one.memberId !== turn.member.id && turn.member.role !== "admin")
    throw new Refusal(refuse(words.notUndoable));
  const whoElse = whoElseTakes(turn, kindNamed(one.kind));
  if (whoElse !== undefined) throw new Refusal(refuse(whoElse));
  return one;
}

/** How it stands, in place of a button that was pressed too late. */
export const asItStands = async (turn: Turn, one: Import) =>
  showCard(await endedCard(turn, one), { replace: true });
