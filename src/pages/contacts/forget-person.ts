/** Everything about one person at a customer's that is kept: where it is, and how it is emptied. */
import type { Turn } from "../../chat/use-case.ts";
import type { Person } from "../../customers/contacts/contact.ts";
import {
  emptyPerson,
  filesNaming,
  forgetInFiles,
  type PlacesOf,
  placesOf,
} from "../../customers/contacts/erase-person.ts";
import { namingPattern } from "../../customers/contacts/naming-pattern.ts";
import { answersNaming, forgetAnswersNaming } from "../../deals/writing/forget-person.ts";
import { forgetInRemarks, remarksNaming } from "../../history/forget-in-remarks.ts";
import { contactWords } from "./words.ts";

/** Matches no text. */
const never = "(?!)";

const whereNamed = (person: Person, places: PlacesOf) => ({
  ...places,
  name: person.name,
  pattern: namingPattern(person) ?? never,
  subjectIds: [person.id],
});

/** `answers`: that say they were met; `texts`: in which they are named. */
export async function whereIsNamed(
  turn: Turn,
  person: Person,
): Promise<Readonly<{ answers: readonly string[]; texts: readonly string[] }>> {
  const places = await placesOf(turn, person.id);
  const named = whereNamed(person, places);
  const said = await answersNaming(turn, named);
  const inFiles = await filesNaming(turn, places, named.pattern);
  const inRemarks = await remarksNaming(turn, named);
  return {
    answers: said.flatMap(({ text, isThem }) => (isThem ? [text] : [])),
    texts: [...said.flatMap(({ text, isThem }) => (isThem ? [] : [text])), ...inFiles, ...inRemarks],
  };
}

/** @throws DeedRefused `erased`, when somebody else has done it */
export async function forgetPerson(turn: Turn, person: Person): Promise<void> {
  const { instead } = contactWords(turn.workspace.locale);
  const places = await placesOf(turn, person.id);
  const named = whereNamed(person, places);
  await emptyPerson(turn, person.id);
  await forgetAnswersNaming(turn, named, instead);
  await forgetInFiles(turn, places, named.pattern, instead);
  await forgetInRemarks(turn, named, instead);
}
