/** "add Tom Baker to East Coast", 王芳升经理 → the command line that it means, names in quotes where they have blanks. */
import type { Temporal } from "temporal-polyfill";
import { readAbsenceLine } from "../absences/absence-line.ts";
import type { Turn } from "../chat/use-case.ts";
import { knownNames, type NamedKind } from "../teams/known-names.ts";
import { originalOf } from "../understanding/normalise-text.ts";
import { type Hole, saidIn } from "./phrase.ts";
import { longestSaying, personLike, type Sentence } from "./read-sentence.ts";
import { type PeopleSaying, peopleSayings } from "./sayings/about-people.ts";

/** `isKnown`: all of its names are; else a deal that is named in the line comes before. */
export type AboutPeople = Readonly<{ line: string; isKnown: boolean }>;

/** "make me an admin". */
const speaker = /^(?:me|myself|我|我自己|本人)$/i;

/** Me, a mention or an address. */
const mustBePerson = (name: string): boolean => speaker.test(name) || name.includes("@");

/** As a quota is read; or nothing, and it is asked for. */
const amount = /^(?:$|[\d$¥€£一二两三四五六七八九十百])/;

/** The names of a line, as they were typed. */
type Names = Readonly<Partial<Record<Exclude<Hole, "rest">, string>>>;
type Fitting = Readonly<{ saying: PeopleSaying; names: Names; rest: string }>;

const kindOf = (hole: string): NamedKind => (hole === "team" ? "team" : "person");

/** The database is asked for names only where the words fit. */
export async function readAboutPeople(turn: Turn, sentence: Sentence): Promise<AboutPeople | undefined> {
  const fitting = sayingsIn(sentence, turn.today);
  if (fitting.length === 0) return undefined;
  const isNamed = await knownNames(turn, ["person", "team"]);
  const unknownOf = ({ names }: Fitting) =>
    Object.entries(names).filter(
      ([hole, name]) => !(kindOf(hole) === "person" && mustBePerson(name)) && !isNamed(name, kindOf(hole)),
    );
  const known = fitting.find((one) => unknownOf(one).length === 0);
  const meant =
    known ??
    fitting.find(
      (one) => one.saying.known === "none" || (one.saying.known === "some" && unknownOf(one).length === 1),
    );
  return meant && { line: lineFor(meant, turn.member.id), isKnown: known !== undefined };
}

/** Pure. Each saying that fits by its words, and by what may be a name at all. */
export function sayingsIn({ typed, text, start, end }: Sentence, today: Temporal.PlainDate): Fitting[] {
  const said = text.slice(start, end);
  if (said.length > longestSaying) return [];
  return [...saidIn(said, peopleSayings)].flatMap(({ saying, held }) => {
    const spelled = (hole: Hole) => {
      const [from, to] = held(hole) ?? [];
      return from === undefined ? undefined : originalOf(typed, start + from, start + to!).trim();
    };
    const rest = spelled("rest") ?? "";
    const absence = readAbsence(saying, rest, today);
    const isFitting = saying.rest !== "amount" || amount.test(said.slice(...held("rest")!));
    if (!isFitting || absence === "none") return [];
    const names: Names = {
      ...named("person", absence || spelled("person")),
      ...named("team", spelled("team")),
      ...named("other", spelled("other")),
    };
    return Object.entries(names).every(([hole, name]) => mayBeName(name, kindOf(hole)))
      ? [{ saying, names, rest }]
      : [];
  });
}

const named = (hole: keyof Names, name: string | undefined): Names =>
  name === undefined ? {} : { [hole]: name };

const mayBeName = (name: string, kind: NamedKind): boolean =>
  kind === "team" ? /\p{L}/u.test(name) : mustBePerson(name) || personLike(name);

/** @returns who is away where the rest says it, "" where it need not, "none" where it says no days */
function readAbsence({ rest: kind }: PeopleSaying, rest: string, today: Temporal.PlainDate): string {
  if (kind !== "days" && kind !== "absence") return "";
  const { from, person } = readAbsenceLine(rest, today);
  if (from === "" || (person === "") === (kind === "absence")) return "none";
  return person;
}

/** @param self whom "my" and "me" mean, by id */
function lineFor({ saying, names, rest }: Fitting, self: string): string {
  const nameOf = (hole: keyof Names) => {
    const name = names[hole];
    return name === undefined || speaker.test(name) ? self : quoted(name);
  };
  const line = saying.means
    .replace("①", () => nameOf("person"))
    .replace("②", () => nameOf("team"))
    .replace("③", () => nameOf("other"));
  return `${line} ${rest}`.trim();
}

const quoted = (name: string): string => (/\s/.test(name) ? `"${name.replace(/["“”]/g, "")}"` : name);
