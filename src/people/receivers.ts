/** To whom deals can be given: a seller; of others' deals, one of one's own people. */
import { choiceOf, type Question, right, wrong } from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { type KnownPerson, labelsOf, loadPeople } from "../company/people-known.ts";
import { may } from "../company/permissions.ts";
import { teamWords } from "../teams/words.ts";
import { formatAlternatives } from "../text/count.ts";
import { matchNames } from "../understanding/match-names.ts";
import { peopleWords } from "./words.ts";

/** More are named by typing. */
const mostChoices = 40;

/** @param from whose deals they are @returns why not, in a sentence; undefined when they may */
export async function whyNotTo(turn: Turn, from: string, to: KnownPerson): Promise<string | undefined> {
  const words = peopleWords(turn.locale);
  if (to.id === from) return words.areTheirs(to.name);
  if (!may(to, "deal.change")) return words.doesNotSell(to.name, teamWords(turn.locale).roles[to.role]);
  if (from === turn.member.id) return undefined;
  const people = await ownersWithin(turn.db, turn.member, "deal.assign");
  return people === "all" || people.includes(to.id) ? undefined : words.notYourPeople(to.name);
}

/** @param from whose deals they are @returns those who may get them, colleagues of the same team first */
export async function receivers(turn: Turn, from: string): Promise<KnownPerson[]> {
  const everybody = await loadPeople(turn.db, turn.workspace.id);
  const people = from === turn.member.id ? "all" : await ownersWithin(turn.db, turn.member, "deal.assign");
  const teamId = everybody.find(({ id }) => id === from)?.teamId;
  const isNear = (person: KnownPerson) => Number(person.teamId !== null && person.teamId === teamId);
  return everybody
    .filter((one) => one.active && one.id !== from && may(one, "deal.change"))
    .filter(({ id }) => people === "all" || people.includes(id))
    .sort((one, other) => isNear(other) - isNear(one));
}

/**
 * Which of them: by a choice, or by a name where there are many.
 * @param nobody the option that leaves it open; without one somebody has to be named
 * @returns a question that says the id; "" for nobody
 */
export function receiverQuestion(
  { locale }: Pick<Turn, "locale">,
  people: readonly KnownPerson[],
  nobody?: string,
): Question<string> {
  const words = peopleWords(locale);
  const labels = labelsOf(people, chatWords(locale).platforms);
  const options = people.map(({ id }) => ({ value: id, label: labels.get(id)! }));
  if (people.length <= mostChoices) {
    const offered = nobody === undefined ? options : [...options, { value: "later", label: nobody }];
    const choice = choiceOf(offered, words.needReceiver);
    return {
      ...{ ...choice, label: words.toWhom, required: true },
      read(text) {
        const read = choice.read(text);
        return read.ok && read.value === "later" ? right("") : read;
      },
    };
  }
  return {
    ...{ type: "line", label: words.toWhom, hint: nobody ?? words.byName, maxLength: 80 },
    required: nobody === undefined,
    read(text) {
      if (text === "") return nobody === undefined ? wrong(words.needReceiver) : right("");
      const address = text.toLowerCase();
      const items = people.map((one) => ({
        ...one,
        names: [one.name, labels.get(one.id)!, one.email ?? ""],
      }));
      const sure = items.find(({ email }) => email?.toLowerCase() === address);
      const found = matchNames(text, items, { whose: "person" });
      if (sure ?? found.kind === "one") return right((sure ?? (found as { item: KnownPerson }).item).id);
      const near = (found.kind === "several" ? found.items : found.near).map(({ id }) => labels.get(id)!);
      return wrong(
        near.length > 0 ? words.whichReceiver(formatAlternatives(near, locale)) : words.noReceiver(text),
      );
    },
  };
}
