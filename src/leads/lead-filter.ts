/** What a list of leads is filtered by: words and quoted phrases, all of which have to fit. Pure. */

/** Of what is typed, in a button and in a form's field. */
export const longestFilter = 200;

/** In lower case, each once. */
export function phrasesIn(filter: string): string[] {
  const found = [...filter.toLowerCase().matchAll(/["“]([^"”]+)["”]|[^\s,，、]+/gu)];
  return [...new Set(found.map(([whole, quoted]) => (quoted ?? whole).trim()).filter(Boolean))];
}

/** As {@link phrasesIn} reads it as one. */
export const quotedPhrase = (text: string): string => {
  const plain = text.replace(/["“”]/g, " ").trim();
  return /[\s,，、]/u.test(plain) ? `"${plain}"` : plain;
};
