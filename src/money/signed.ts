/**
 * A sign before the size of an amount, as one word: "−¥155万". A line may break between two prefixes (UAX 14: "−" and "¥"
 * are both PR), and would leave the sign alone at its end; a word joiner has no width and keeps them together.
 */
export const signed = (sign: "+" | "−", size: string): string => `${sign}\u2060${size}`;
