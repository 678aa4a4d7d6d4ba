/** A number in words: its value, and the index behind it. */
export type EnglishNumeral = { value: number; end: number };

const ones =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const values = new Map<string, number>([
  ...ones.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, 20 + 10 * index] as const),
]);

const one = ones.slice(1, 10).join("|");
/** 0–99; groups: tens, ones behind them, or any below twenty. */
const small = `(?:(${tens.join("|")})(?:[- ](${one}))?|(${[...ones].reverse().join("|")}))(?![a-z])`;
const spelled = new RegExp(`(?:(${one}) hundred(?: and)?(?: (?=[a-z])${small}|(?![a-z]))|${small})`, "y");
const parts =
  /(?:an? )?half(?: an?)?(?= [mbt]illion)|(?:(an?|three) )?quarters?(?: of)?(?: an?)?(?= [mbt]illion)/y;

/**
 * Five, forty-five, three hundred and ten, half a (million): 0–999, and parts of a million.
 * @param text folded by `foldForReading`
 */
export function readEnglishNumeral(text: string, at: number): EnglishNumeral | undefined {
  parts.lastIndex = at;
  const part = parts.exec(text);
  if (part) {
    const value = part[0].includes("half") ? 0.5 : part[1] === "three" ? 0.75 : 0.25;
    return { value, end: parts.lastIndex };
  }
  spelled.lastIndex = at;
  const found = spelled.exec(text);
  if (!found) return undefined;
  const [, hundreds, ...rest] = found;
  const below = rest.reduce((sum, word) => sum + (word === undefined ? 0 : values.get(word)!), 0);
  return {
    value: (hundreds === undefined ? 0 : values.get(hundreds)! * 100) + below,
    end: spelled.lastIndex,
  };
}
