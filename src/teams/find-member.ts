/** The member or team that a name means: "王芳", "wangfang", "Grace". */

import { actions, card, text as paragraph, sayButton } from "../chat/card.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { joiningWords } from "../joining/words.ts";
import { matchNames } from "../understanding/match-names.ts";
import { teamWords } from "./words.ts";

type Person = Readonly<{ id: string; name: string; role: string; teamId: string | null }>;
type Named = Readonly<{ id: string; name: string }>;

/** @throws Refusal with suggestions when no one, or more than one person, has that name */
export async function theMember(
  turn: Turn,
  typed: string,
  lineFor: (name: string) => string,
): Promise<Person> {
  const members = await turn.db.member.findMany({
    where: { workspaceId: turn.workspace.id, active: true },
    select: { id: true, name: true, role: true, teamId: true },
  });
  return theOne(turn, typed, members, lineFor);
}

/**
 * @param lineFor the line that means a team of this name, for the buttons to choose from
 * @throws Refusal with a choice, or a sentence
 */
export async function theTeam(turn: Turn, typed: string, lineFor: (name: string) => string): Promise<Named> {
  const teams = await turn.db.team.findMany({
    where: { workspaceId: turn.workspace.id },
    select: { id: true, name: true },
  });
  return theOne(turn, typed, teams, lineFor);
}

/** A quota is a member's or a team's. */
export async function theMemberOrTeam(
  turn: Turn,
  typed: string,
  lineFor: (name: string) => string,
): Promise<Named & Readonly<{ kind: "member" | "team" }>> {
  const { id: workspaceId } = turn.workspace;
  const select = { id: true, name: true };
  const members = await turn.db.member.findMany({ where: { workspaceId, active: true }, select });
  const teams = await turn.db.team.findMany({ where: { workspaceId }, select });
  return theOne(
    turn,
    typed,
    [
      ...members.map((member) => ({ ...member, kind: "member" as const })),
      ...teams.map((team) => ({ ...team, kind: "team" as const })),
    ],
    lineFor,
  );
}

function theOne<T extends Named>(
  turn: Turn,
  typed: string,
  items: readonly T[],
  lineFor: (name: string) => string,
): T {
  const words = teamWords(turn.locale);
  const found = matchNames(
    typed,
    items.map((item) => ({ id: item.id, names: [item.name], item })),
    { whose: "person" },
  );
  if (found.kind === "one") return found.item.item;
  const offered = (found.kind === "several" ? found.items : found.near).map(({ item }) => item);
  if (offered.length === 0) throw new Refusal(refuse(words.nobodyCalled(typed.slice(0, 60))));
  const question = joiningWords(turn.locale).whoIsMeant(typed.slice(0, 60));
  const buttons = offered
    .slice(0, 5)
    // The line quotes the name, so quotes inside it are dropped; matching ignores them anyway.
    .map((item) => sayButton(item.name, lineFor(item.name.replace(/["“”]/g, " ").trim())));
  throw new Refusal(
    showCard(
      card(turn.locale, words.title, [paragraph(question), actions(...buttons)], {
        tone: "warning",
        summary: question,
      }),
    ),
  );
}
