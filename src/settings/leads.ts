/** The lead pool's limits and when leads go back to it; and when people go through their prospects. */
import { choiceOf, optionsOf, type Question, right, wrong } from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { dayOf } from "../company/day-of.ts";
import { formatIsoWeekday } from "../text/format/date.ts";
import { parseTime } from "../understanding/parse-time.ts";
import { idleText, readIdle } from "./idle-days.ts";
import { defineSection } from "./section.ts";
import { settingsWords } from "./words.ts";

const most = 1000;
const switches = ["off", "on"] as const;

/** A whole number within bounds. */
const numberOf = (
  turn: Turn,
  label: string,
  now: number,
  least: number,
  hint?: string,
): Question<number> => ({
  ...{ type: "line", label, hint, required: true, maxLength: 6, now: String(now) },
  read(text) {
    const value = Number(text);
    const fits = Number.isInteger(value) && value >= least && value <= most;
    return fits ? right(value) : wrong(settingsWords(turn.locale).badCount(least, most));
  },
});

/** How many leads one may have, whose turn it is, and when leads go back by themselves. */
export const changePool = defineSection({
  name: "settings.pool",
  title: (turn) => settingsWords(turn.locale).poolTitle,
  questions(turn) {
    const words = settingsWords(turn.locale);
    const { pool } = turn.workspace.settings;
    return {
      most: numberOf(turn, words.pool.most, pool.most, 1),
      perDay: numberOf(turn, words.pool.perDay, pool.perDay, 1),
      coolDays: numberOf(turn, words.pool.coolDays, pool.coolDays, 0, words.pool.coolHint),
      recycles: {
        ...{ label: words.pool.recycles, hint: words.pool.recyclesHint, required: true },
        now: pool.recyclesFrom === null ? "off" : "on",
        ...choiceOf(optionsOf(switches, words.pool.switches), chatWords(turn.locale).required),
      },
      idle: {
        ...{
          type: "line",
          label: words.pool.idle,
          hint: words.pool.idleHint,
          required: true,
          maxLength: 300,
        },
        now: idleText(pool),
        read(text) {
          const read = readIdle(text);
          return read.ok ? right(read.value) : wrong(words.badIdle(read.piece.slice(0, 30)));
        },
      },
      lostDays: numberOf(turn, words.pool.lostDays, pool.lostDays, 1),
    };
  },
  change({ recycles, idle, ...limits }, { workspace, now }) {
    const { recyclesFrom } = workspace.settings.pool;
    const from = recycles === "on" ? (recyclesFrom ?? dayOf(workspace, now).toString()) : null;
    return { settings: { pool: { ...limits, ...idle, recyclesFrom: from } } };
  },
});

/** On which day of a month prospects are gone through, or never. */
export const changeReview = defineSection({
  name: "settings.review",
  title: (turn) => settingsWords(turn.locale).reviewTitle,
  questions(turn) {
    const words = settingsWords(turn.locale);
    const { prospectReview: now } = turn.workspace.settings;
    const { required } = chatWords(turn.locale);
    const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
      value: String(day),
      label: formatIsoWeekday(day, turn.locale),
    }));
    const nth = ["1", "2", "3", "4", "5"] as const;
    return {
      asks: {
        ...{ label: words.review.asks, required: true, now: now.asks ? "on" : "off" },
        ...choiceOf(optionsOf(switches, words.review.switches), required),
      },
      nth: {
        ...{ label: words.review.nth, required: true, now: String(now.nth) },
        ...choiceOf(optionsOf(nth, words.review.nths), required),
      },
      weekday: {
        ...{
          label: words.review.weekday,
          hint: words.review.weekdayHint,
          required: true,
          now: String(now.weekday),
        },
        ...choiceOf(weekdays, required),
      },
      at: {
        ...{ type: "line", label: words.review.at, hint: words.review.atHint, required: true, maxLength: 20 },
        now: now.at,
        read(text) {
          const time = parseTime(text);
          return time ? right(time) : wrong(words.badTime(text.slice(0, 20)));
        },
      },
    };
  },
  change: ({ asks, nth, weekday, at }) => ({
    settings: {
      prospectReview: { asks: asks === "on", nth: Number(nth), weekday: Number(weekday), at },
    },
  }),
});
