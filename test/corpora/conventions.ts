const lunar = "a day of the Chinese calendar, whose numbers they leave as they are";

/** Phrases in which we disagree with those who collected them: what we hold right, and why. */
export const conventions: Readonly<Record<string, Readonly<{ means: string; why: string }>>> = {
  农历2015年十月初一: { means: "2015-11-12", why: lunar },
  "2015年农历正月初一": { means: "2015-02-19", why: lunar },
  三月初一: { means: "2017-03-28", why: lunar },
  正月三十: { means: "2019-03-06", why: lunar },
  大年初一: { means: "2018-02-16", why: lunar },
  大年三十: { means: "2018-02-15", why: lunar },
};
