import { countMistakes } from "./count-mistakes.ts";
import { foldName, normaliseCustomerName } from "./customer-name.ts";
import { pinyinOf, type Sound, soundsOf, type Whose } from "./pinyin.ts";
import { simplify } from "./traditional-characters.ts";

/** How a typed word points at a name, strongest first. `near` is only good for "did you mean". */
export type Likeness = "exact" | "prefix" | "contains" | "pinyin" | "near";

/** `score` orders names for one query, 0–1; it means nothing between queries. */
export type Resemblance = { how: Likeness; score: number };

/**
 * A judge of names for one query: how `name` resembles it, or undefined when it does not. Legal forms, case,
 * width, punctuation and traditional characters never matter. Latin letters are also tried as pinyin, by every usual
 * reading, and pinyin initials (hxyl → 华信医疗); Chinese that merely sounds alike (华新 for 华信) is `near`, because it may be another company.
 * @param whose people also have surname readings
 */
export function resemblanceTo(
  query: string,
  whose: Whose = "other",
): (name: string) => Resemblance | undefined {
  const folded = foldName(simplify(query));
  if (folded === "") return () => undefined;
  const wanted: Wanted = {
    folded,
    core: normaliseCustomerName(simplify(query)),
    letters: /^[a-z0-9 ]+$/.test(folded) ? folded.replaceAll(" ", "") : undefined,
    sound: undefined,
  };
  return (name) => {
    const simple = simplify(name);
    const core = normaliseCustomerName(simple);
    return byText(wanted, foldName(simple), core) ?? byPinyin(wanted, core, whose) ?? byMistake(wanted, core);
  };
}

type Wanted = { folded: string; core: string; letters: string | undefined; sound: string | undefined };

function byText({ folded, core: wantedCore }: Wanted, whole: string, core: string): Resemblance | undefined {
  if (whole === folded) return { how: "exact", score: 1 };
  if (core === wantedCore) return { how: "exact", score: 0.99 };
  // The nearer the query comes to the whole name, the likelier it is meant.
  const share = Math.min(1, folded.length / Math.max(1, core.length)) / 20;
  if (whole.startsWith(folded) || core.startsWith(wantedCore)) return { how: "prefix", score: 0.9 + share };
  if (containsWord(whole, folded) || containsWord(core, wantedCore)) {
    return { how: "contains", score: 0.8 + share };
  }
  return undefined;
}

/** Two Latin letters are inside nearly every name, so they count at the start of a word only. */
function containsWord(name: string, part: string): boolean {
  const chinese = hanPattern.test(part);
  return chinese || part.length >= 3 ? name.includes(part) : name.includes(` ${part}`);
}

function byPinyin({ letters }: Wanted, core: string, whose: Whose): Resemblance | undefined {
  if (letters === undefined || letters.length < 2 || !hanPattern.test(core)) return undefined;
  const score = Math.max(...soundsOf(core, whose).map((sound) => likenessOf(letters, sound)));
  return score > 0 ? { how: "pinyin", score } : undefined;
}

function likenessOf(letters: string, { full, initials }: Sound): number {
  const score = [
    full === letters && 0.79,
    initials === letters && 0.78,
    letters.length >= 3 && full.startsWith(letters) && 0.76,
    initials.startsWith(letters) && 0.74,
    letters.length >= 4 && full.includes(letters) && 0.72,
    letters.length >= 3 && initials.includes(letters) && 0.7,
  ].find((found) => found !== false);
  return score ?? 0;
}

function byMistake(wanted: Wanted, core: string): Resemblance | undefined {
  // Nobody mistypes a name of more than 64 characters; comparing longer ones only costs time.
  if (wanted.core.length > 64 || core.length > 256) return undefined;
  const chinese = hanPattern.test(wanted.core);
  if (chinese && wanted.core.length >= 2) {
    wanted.sound ??= pinyinOf(wanted.core).full;
    const { full } = pinyinOf(core);
    if (hanPattern.test(core) && full === wanted.sound) return { how: "near", score: 0.68 };
    if (hanPattern.test(core) && full.startsWith(wanted.sound)) return { how: "near", score: 0.64 };
  }
  const typed = wanted.letters ?? wanted.core;
  const spellings = [core, core.slice(0, wanted.core.length), ...core.split(" ")];
  if (wanted.letters !== undefined && hanPattern.test(core)) {
    const { full } = pinyinOf(core);
    spellings.push(full, full.slice(0, typed.length));
  }
  const allowed = allowedMistakes(typed.length, chinese);
  let fewest = allowed + 1;
  for (const spelling of spellings) {
    if (Math.abs(spelling.length - typed.length) >= fewest) continue;
    fewest = Math.min(fewest, countMistakes(typed, spelling), countMistakes(wanted.core, spelling));
  }
  return fewest > allowed ? undefined : { how: "near", score: 0.6 - (0.3 * fewest) / typed.length };
}

/** A Chinese character is a whole syllable: one wrong of two is another word. */
function allowedMistakes(length: number, chinese: boolean): number {
  if (length <= 2) return 0;
  if (chinese) return length <= 4 ? 1 : 2;
  if (length <= 4) return 1;
  return length <= 8 ? 2 : 3;
}

const hanPattern = /\p{Script=Han}/u;
