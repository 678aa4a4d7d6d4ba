/** The member or team that a name means: "王芳", "wangfang", "Grace", an address, a mention, an id from a button. */

import { actions, type ButtonValues, button, card, text as paragraph } from "../chat/card.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { type KnownPerson, labelsOf, loadPeople, personMeant } from "../company/people-known.ts";
import { joiningWords } from "../joining/words.ts";
import { matchNames } from "../understanding/match-names.ts";
import { teamWords } from "./words.ts";

type Named = Readonly<{ id: string; name: string }>;

/** What a button does that chooses one of several: the same, with an id in the name's place. */
export type Again = Readonly<{ action: string; values: ButtonValues }>;

/** Who may be meant: people who are there, or such as were removed. */
type Whom = "active" | "removed" | "anybody";

/**
 * @param again what the buttons do that offer a choice, by the id of whom they stand for
 * @param options `except`: an id of somebody who cannot be meant
 * @throws Refusal with a choice, or a sentence
 */
export async function theMember(
  turn: Turn,
  typed: string,
  again: (id: string) => Again,
  { whom = "active", except }: Readonly<{ whom?: Whom; except?: string }> = {},
): Promise<KnownPerson> {
  // Who was merged into another has no account left, and is nobody any more.
  const everybody = (await loadPeople(turn.db, turn.workspace.id)).filter(
    ({ id, active, platforms }) => id !== except && (active || platforms.length > 0),
  );
  const sure = await surely(turn, typed, everybody);
  if (sure) return admitted(turn, sure, whom);
  const labels = labelsOf(everybody, chatWords(turn.locale).platforms);
  const named = everybody.map((person) => ({ ...person, label: labels.get(person.id)! }));
  const among = named.filter((person) => isAmong(person, whom));
  const found = match(typed, among);
  if (found.kind === "one") return found.item;
  if (found.kind === "none") {
    // Of somebody who is not among them, but has that name, it is said why.
    const other = match(typed, named);
    if (other.kind === "one") return admitted(turn, other.item, whom);
  }
  throw asked(turn, typed, found, ({ id }) => again(id));
}

/** @throws Refusal with a choice, or a sentence */
export async function theTeam(turn: Turn, typed: string, again: (id: string) => Again): Promise<Named> {
  const teams = await turn.db.team.findMany({
    where: { workspaceId: turn.workspace.id },
    select: { id: true, name: true },
  });
  const chosen = teams.find(({ id }) => id === typed);
  if (chosen) return chosen;
  const found = match(
    typed,
    teams.map((team) => ({ ...team, label: team.name })),
  );
  if (found.kind === "one") return found.item;
  throw asked(turn, typed, found, ({ id }) => again(id));
}

type Kind = "member" | "team";

/** A quota is a member's or a team's; that of somebody who was removed can still be taken away. */
export async function theMemberOrTeam(
  turn: Turn,
  typed: string,
  again: (id: string, kind: Kind) => Again,
): Promise<Named & Readonly<{ kind: Kind }>> {
  const everybody = await loadPeople(turn.db, turn.workspace.id);
  const sure = await surely(turn, typed, everybody);
  if (sure) return { ...sure, kind: "member" };
  const labels = labelsOf(everybody, chatWords(turn.locale).platforms);
  const teams = await turn.db.team.findMany({
    where: { workspaceId: turn.workspace.id },
    select: { id: true, name: true },
  });
  const people = (some: readonly KnownPerson[]) =>
    some.map(({ id, name }) => ({ id, name, label: labels.get(id)!, kind: "member" as const }));
  const present = match(typed, [
    ...people(everybody.filter(({ active }) => active)),
    ...teams.map((team) => ({ ...team, label: team.name, kind: "team" as const })),
  ]);
  const former = present.kind === "none" && match(typed, people(everybody.filter(({ active }) => !active)));
  const found = former && former.kind === "one" ? former : present;
  if (found.kind === "one") return found.item;
  throw asked(turn, typed, found, ({ id, kind }) => again(id, kind));
}

/** Whom an id, a mention or an address means: nobody else can be meant by these. @throws Refusal for a stranger */
async function surely(
  turn: Turn,
  typed: string,
  everybody: readonly KnownPerson[],
): Promise<KnownPerson | undefined> {
  const meant = await personMeant(turn, typed, everybody);
  if (meant === "stranger") throw new Refusal(refuse(teamWords(turn.locale).notHereYet(typed)));
  return meant;
}

const isAmong = ({ active }: KnownPerson, whom: Whom): boolean =>
  whom === "anybody" || active === (whom === "active");

function admitted(turn: Turn, person: KnownPerson, whom: Whom): KnownPerson {
  if (isAmong(person, whom)) return person;
  const words = teamWords(turn.locale);
  throw new Refusal(refuse(person.active ? words.isHere(person.name) : words.wasRemoved(person.name)));
}

type Labelled = Named & Readonly<{ label: string }>;

const match = <T extends Labelled>(typed: string, items: readonly T[]) =>
  matchNames(
    typed,
    items.map((item) => ({ ...item, names: [item.name, item.label] })),
    { whose: "person" },
  );

/** Which of them, as a card with buttons; or that there is nobody of that name. */
function asked<T extends Labelled>(
  turn: Turn,
  typed: string,
  found: Readonly<{ kind: string; items?: readonly T[]; near: readonly T[] }>,
  again: (item: T) => Again,
): Refusal {
  const words = teamWords(turn.locale);
  const offered = found.kind === "several" ? (found.items ?? []) : found.near;
  if (offered.length === 0) return new Refusal(refuse(words.nobodyCalled(typed.slice(0, 60))));
  const { whoIsMeant, whoIsNear } = joiningWords(turn.locale);
  const question = (found.kind === "several" ? whoIsMeant : whoIsNear)(typed.slice(0, 60));
  const buttons = offered.slice(0, 8).map((item) => {
    const { action, values } = again(item);
    return button(item.label, action, values);
  });
  return new Refusal(
    showCard(
      card(turn.locale, words.title, [paragraph(question), actions(...buttons)], {
        tone: "warning",
        summary: question,
      }),
    ),
  );
}
