/** "add Tom Baker to East Coast", 王芳升经理 → the command line that it means, names in quotes where they have blanks. */
import type { Turn } from "../chat/use-case.ts";
import { knownNames } from "../teams/known-names.ts";
import { originalOf } from "../understanding/normalise-text.ts";
import { type PeopleSaying, peopleSayings } from "./people-sayings.ts";
import { saidIn } from "./phrase.ts";
import { longestSaying, personLike, type Sentence } from "./read-sentence.ts";

/** `isKnown`: all of its names are; else a deal that is named in the line comes before. */
export type AboutPeople = Readonly<{ line: string; isKnown: boolean }>;

/** "make me an admin". */
const speaker = /^(?:me|myself|我|我自己|本人)$/i;

/** Me, a mention or an address. */
const mustBePerson = (name: string): boolean => speaker.test(name) || name.includes("@");

/** Of a person or a team in the line, as it was typed. */
type Names = Readonly<{ person: string | undefined; team: string | undefined }>;
type Fitting = Readonly<{ saying: PeopleSaying; names: Names; rest: string }>;

/** The database is asked for names only where the words fit. */
export async function readAboutPeople(turn: Turn, sentence: Sentence): Promise<AboutPeople | undefined> {
  const fitting = sayingsIn(sentence);
  if (fitting.length === 0) return undefined;
  const isNamed = await knownNames(turn, ["person", "team"]);
  const unknownOf = ({ names: { person, team } }: Fitting) => [
    ...(person === undefined || mustBePerson(person) || isNamed(person, "person") ? [] : [person]),
    ...(team === undefined || isNamed(team, "team") ? [] : [team]),
  ];
  const known = fitting.find((one) => unknownOf(one).length === 0);
  const meant =
    known ??
    fitting.find(
      (one) => one.saying.known === "none" || (one.saying.known === "some" && unknownOf(one).length === 1),
    );
  return meant && { line: lineFor(meant, turn.member.id), isKnown: known !== undefined };
}

/** Pure. Each saying that fits by its words, and by what may be a name at all. */
export function sayingsIn({ typed, text, start, end }: Sentence): Fitting[] {
  const said = text.slice(start, end);
  if (said.length > longestSaying) return [];
  return [...saidIn(said, peopleSayings)].flatMap(({ saying, held }) => {
    const spelled = (hole: "person" | "team" | "rest") => {
      const [from, to] = held(hole) ?? [];
      return from === undefined ? undefined : originalOf(typed, start + from, start + to!).trim();
    };
    const names = { person: spelled("person"), team: spelled("team") };
    const isFitting =
      mayBeNames(names) && (!saying.endsInAmount || amount.test(said.slice(...held("rest")!)));
    return isFitting ? [{ saying, names, rest: spelled("rest") ?? "" }] : [];
  });
}

/** As it is read; or nothing, and it is asked for. */
const amount = /^(?:$|[\d$¥€£一二两三四五六七八九十百])/;

function mayBeNames({ person, team }: Names): boolean {
  const mayBePerson = person === undefined || mustBePerson(person) || personLike(person);
  const mayBeTeam = team === undefined || /\p{L}/u.test(team);
  return mayBePerson && mayBeTeam;
}

/** @param self whom "my" and "me" mean, by id */
function lineFor({ saying, names: { person, team }, rest }: Fitting, self: string): string {
  const who = person === undefined || speaker.test(person) ? self : person;
  const line = saying.means.replace("①", () => quoted(who)).replace("②", () => quoted(team ?? ""));
  return `${line} ${rest}`.trim();
}

const quoted = (name: string): string => (/\s/.test(name) ? `"${name.replace(/["“”]/g, "")}"` : name);
