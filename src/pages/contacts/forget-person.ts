/** Everything about one person at a customer's that is kept: where it is, and how it is emptied. */
import type { Person } from "../../customers/contacts/contact.ts";
import {
  emptyPerson,
  filesNaming,
  forgetInFiles,
  type NamedPerson,
  type NamesPeople,
  type PlacesOf,
  placesOf,
} from "../../customers/contacts/erase-person.ts";
import { namingPattern } from "../../customers/contacts/naming-pattern.ts";
import { answersNaming, forgetAnswersNaming } from "../../deals/writing/forget-person.ts";
import type { Deed } from "../../history/deed.ts";
import { forgetInRemarks, remarksNaming } from "../../history/forget-in-remarks.ts";
import { contactWords } from "./words.ts";

/** Matches no text. */
const never = "(?!)";

const whereNamed = (person: Person, places: PlacesOf): NamedPerson & { subjectIds: string[] } => ({
  ...places,
  id: person.id,
  name: person.name,
  ownPattern: namingPattern({ ...person, name: "" }) ?? never,
  pattern: namingPattern(person) ?? never,
  subjectIds: [person.id],
});

/** `answers`: that say they were met; `texts`: in which they are named. */
export async function whereIsNamed(
  deed: Deed,
  person: Person,
  elsewhere: NamesPeople,
): Promise<Readonly<{ answers: readonly string[]; texts: readonly string[] }>> {
  const places = await placesOf(deed, person.id);
  const named = whereNamed(person, places);
  const said = await answersNaming(deed, named);
  const inFiles = await filesNaming(deed, places, named.pattern);
  const inRemarks = await remarksNaming(deed, named);
  const besides = await elsewhere.naming(deed, named);
  return {
    answers: said.flatMap(({ text, isThem }) => (isThem ? [text] : [])),
    texts: [
      ...said.flatMap(({ text, isThem }) => (isThem ? [] : [text])),
      ...inFiles,
      ...inRemarks,
      ...besides,
    ],
  };
}

/**
 * @returns how many files went as a whole
 * @throws DeedRefused `erased`, when somebody else has done it
 */
export async function forgetPerson(deed: Deed, person: Person, elsewhere: NamesPeople): Promise<number> {
  const { instead } = contactWords(deed.workspace.locale);
  const places = await placesOf(deed, person.id);
  const named = whereNamed(person, places);
  await emptyPerson(deed, person.id);
  await forgetAnswersNaming(deed, named, instead);
  await forgetInFiles(deed, places, named.pattern, instead);
  await forgetInRemarks(deed, named, instead);
  return elsewhere.forget(deed, named, instead);
}
