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

const order = "some write the day before the month, and some a short year before both";
const weekday = "the weekday is another day's";
const passed = "it has just passed, and may mean that or the next one";

/** Phrases that a colleague would ask about, too: the days between which is asked, and why nobody could know. */
export const ambiguous: Readonly<Record<string, Readonly<{ asks: readonly string[]; why: string }>>> = {
  "3-7-2017": { asks: ["2017-03-07", "2017-07-03"], why: order },
  "3-7-07": { asks: ["2007-03-07", "2007-07-03"], why: order },
  "3-7-27": { asks: ["2027-03-07", "2027-07-03"], why: order },
  "1/2/2020": { asks: ["2020-01-02", "2020-02-01"], why: order },
  "12-11-10": { asks: ["2010-11-12", "2010-12-11", "2012-11-10"], why: order },
  "08/12,2015": { asks: ["2015-08-12", "2015-12-08"], why: order },
  "12/1": { asks: ["2020-12-01", "2021-12-01"], why: passed },
  "10月12号,星期一": { asks: ["2017-10-09", "2017-10-12"], why: weekday },
  "monday january 12th, 2016": { asks: ["2016-01-11", "2016-01-12"], why: weekday },
  "Wed, 22 of Jan": { asks: ["2017-01-18", "2017-01-22"], why: weekday },
  "Thursday the 21st": { asks: ["2017-09-21", "2017-12-21"], why: passed },
  "Friday the 22nd": { asks: ["2017-09-22", "2017-12-22"], why: passed },
  "Saturday the 23rd": { asks: ["2017-09-23", "2017-12-23"], why: passed },
  "Friday the 15th": { asks: ["2017-09-15", "2017-12-15"], why: passed },
  "Thursday the twenty first": { asks: ["2017-09-21", "2017-12-21"], why: passed },
  "Friday the twenty second": { asks: ["2017-09-22", "2017-12-22"], why: passed },
  "Friday the fifteen": { asks: ["2017-09-15", "2017-12-15"], why: passed },
  "second Sunday": { asks: ["2017-09-10", "2017-10-08"], why: passed },
  "first Sunday": { asks: ["2017-09-03", "2017-10-01"], why: passed },
  "third Tuesday": { asks: ["2017-09-19", "2017-10-17"], why: passed },
};
