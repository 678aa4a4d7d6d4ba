/** Whose absence somebody may set or end: the own one, a manager those of their people. */
import { refuse } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { type Again, theMember } from "../teams/find-member.ts";
import { absenceWords } from "./words.ts";

export type Person = Readonly<{ id: string; name: string }>;

/** @param typed a name; the person who speaks when empty @throws Refusal */
export async function personNamed(turn: Turn, typed: string, again: (id: string) => Again): Promise<Person> {
  const { id, name } = turn.member;
  if (typed === "") return { id, name };
  return within(turn, await theMember(turn, typed, again));
}

/** @param id as a form or a button brings it back, untrusted @throws Refusal */
export async function personOf(turn: Turn, id: string): Promise<Person> {
  const found = await turn.db.member.findFirst({
    where: { id, workspaceId: turn.workspace.id, active: true },
    select: { id: true, name: true },
  });
  if (!found) throw new Refusal(refuse(chatWords(turn.locale).staleButton));
  return within(turn, found);
}

async function within(turn: Turn, { id, name }: Person): Promise<Person> {
  const scope = await ownersWithin(turn.db, turn.member, turn.needs);
  if (scope === "all" || scope.includes(id)) return { id, name };
  throw new Refusal(refuse(absenceWords(turn.locale).notYours(name)));
}
