/** A piece of a text: UTF-16 indices into what the person typed, `end` exclusive. */
export type Span = { start: number; end: number };

/**
 * Typed text made readable for the parsers, with the way back to the original spelling.
 * `positions[i]` is where `text[i]` stood in `original`; `positions[text.length]` is where the text ended.
 */
export type NormalisedText = {
  readonly text: string;
  readonly original: string;
  readonly positions: readonly number[];
};

/** `normaliseTracked` where only the text is wanted. */
export function normaliseText(typed: string): string {
  return normaliseTracked(typed).text;
}

/**
 * Undoes what a Chinese keyboard does to syntax: full-width letters, digits and punctuation become ASCII,
 * curly and corner quotes become `"` or `'`, 【】 become [], every kind of blank becomes a plain space, every
 * kind of dash a hyphen; invisible characters vanish and the ends are trimmed. Case and line breaks stay.
 * For reading only: show and store names in their original spelling (`originalOf`).
 */
export function normaliseTracked(original: string): NormalisedText {
  const characters: string[] = [];
  const positions: number[] = [];
  for (let index = 0; index < original.length; index += 1) {
    const character = original[index]!;
    if (isInvisible(original, index)) continue;
    characters.push(fold(character));
    positions.push(index);
  }
  let start = 0;
  let end = characters.length;
  while (start < end && isBlank(characters[start]!)) start += 1;
  while (end > start && isBlank(characters[end - 1]!)) end -= 1;
  const after = end > start ? positions[end - 1]! + 1 : original.length;
  return {
    text: characters.slice(start, end).join(""),
    original,
    positions: [...positions.slice(start, end), after],
  };
}

/** The stretch of the original behind `text.slice(start, end)`. */
export function originalSpan({ positions }: NormalisedText, start: number, end: number): Span {
  const first = positions[start]!;
  return { start: first, end: end > start ? positions[end - 1]! + 1 : first };
}

/** The original spelling of `text.slice(start, end)`. */
export function originalOf(normalised: NormalisedText, start: number, end: number): string {
  const span = originalSpan(normalised, start, end);
  return normalised.original.slice(span.start, span.end);
}

/** True for a space, tab or line break in normalised text. */
export function isBlank(character: string): boolean {
  return character === " " || character === "\n" || character === "\r" || character === "\t";
}

function fold(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character === "\t" ? " " : character;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return folded.get(character) ?? character;
}

/** One character each way, so that positions stay simple. 《》 stay: they mark titles, not syntax. */
const folded = new Map<string, string>(
  Object.entries({
    '"': "“”„‟〝〞「」『』",
    "'": "‘’‚‛",
    "[": "【〔",
    "]": "】〕",
    "-": "‐‑‒–—−﹣",
    "~": "〜",
    ".": "。｡",
    ",": "、､",
    "¥": "￥",
    "£": "￡",
    "¢": "￠",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\u2028\u2029\u0085",
  }).flatMap(([plain, typed]) => [...typed].map((character) => [character, plain] as const)),
);

/**
 * Zero-width spaces, direction marks, soft hyphens, byte order marks. A joiner stays where it shapes what is
 * seen (emoji families, Persian and Indic words): between two characters that are neither ASCII nor Chinese.
 */
function isInvisible(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code === 0x200c || code === 0x200d) return !(shapes(text, index - 1) && shapes(text, index + 1));
  return (
    code === 0x00ad ||
    code === 0x200b ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff
  );
}

function shapes(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x0300 && !(code >= 0x3000 && code <= 0x9fff) && !(code >= 0x2000 && code <= 0x206f);
}
