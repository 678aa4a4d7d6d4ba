/** The beginning of a text, where a card is no place for all of it. No half of an emoji stays behind. */
export const shorten = (text: string, longest = 160): string =>
  text.length > longest ? `${text.slice(0, longest - 1).replace(/\p{Surrogate}$/u, "")}…` : text;
