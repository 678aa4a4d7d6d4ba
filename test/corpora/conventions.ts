/** Phrases in which we disagree with those who collected them: what we hold right, and why. */
export const conventions: Readonly<Record<string, Readonly<{ means: string; why: string }>>> = {
  大年初一: { means: "2018-02-16", why: "a day of the Chinese calendar, which they leave unconverted" },
  大年三十: { means: "2018-02-15", why: "the eve of Spring Festival, likewise" },
};
