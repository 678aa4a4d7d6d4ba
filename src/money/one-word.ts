/**
 * An amount is one word. A line may break between two prefixes ("−" and "¥" are both PR in UAX 14), and between a digit and
 * the 万 that belongs to it; a word joiner has no width and keeps them together, on every chat and in every picture. What
 * people paste is read without it.
 */
const joiner = "\u2060";

/** "−¥155万"; a sign before a digit stays with it anyway. */
export const signed = (sign: "+" | "−", size: string): string =>
  `${sign}${/^\d/.test(size) ? "" : joiner}${size}`;

/** As somebody types it: a sheet's filter finds no word that has a letter of no width in it. */
export const asTyped = (text: string): string => text.replaceAll(joiner, "");

/** "155万" */
export const withUnit = (numeral: string): string => numeral.replace(/(?=[万亿])/, joiner);
