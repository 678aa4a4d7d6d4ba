import { pluralEn } from "../../text/count.ts";

export const manyEn = {
  title: (count: number) => `Change ${pluralEn(count, "deal")}`,
  intro: "Only what you fill in changes. Before anything happens you see what would.",
  preview: "See what would happen",
  owner: "Owner",
  date: "Close date",
  dateHint: "A day for all of them, or how far to move each: +14 days, -1 week.",
  category: "Category",
  nextStep: "Next step",
  source: "Source",
  keep: "Leave as it is",
  badDate: (typed: string) =>
    `I can't read “${typed}”. Type a day such as 12/31, or how far to move: +14 days, -1 week.`,
  tooFar: "That is more than a year. Move the dates by 366 days at most.",
  isPast: "This day has passed. Type a future one.",
  needSomething: "Fill in at least one of them.",
  nobody: "Choose somebody from the list.",
  none: "There are no deals in this list any more.",
  tooMany: (count: number, most: number) =>
    `These are ${pluralEn(count, "deal")}; at most ${most} can be changed at once. Narrow the list, for example: /deal list team stalled`,
  previewTitle: (count: number) => `Preview: ${pluralEn(count, "deal")}`,
  wish: {
    owner: (name: string) => `owner → ${name}`,
    day: (day: string) => `close date → ${day}`,
    days: (days: number) => `close date ${days > 0 ? "+" : "−"}${pluralEn(Math.abs(days), "day")}`,
    category: (name: string) => `category → ${name}`,
    nextStep: (step: string) => `next step → ${step}`,
    source: (name: string) => `source → ${name}`,
  },
  summary: (changing: number, same: number, refused: number) =>
    [
      `${pluralEn(changing, "deal")} would change`,
      same > 0 ? `${same} ${same === 1 ? "is" : "are"} so already` : "",
      refused > 0 ? `${refused} can't be changed` : "",
    ]
      .filter(Boolean)
      .join(", "),
  deal: "Deal",
  what: "What changes",
  why: "Why not",
  whyNot: {
    closed: "it is closed",
    past: "its date would be in the past",
    "not-theirs": "you may not give this owner's deals to that person",
  },
  more: (count: number) => `and ${count} more`,
  confirm: (count: number) => `Change ${pluralEn(count, "deal")}`,
  change: "Change the wish",
  changedSince: "Something in the list has changed since. Look again before you confirm.",
  done: (count: number, left: number) =>
    left > 0
      ? `${pluralEn(count, "deal")} changed, ${left} left as they were.`
      : `${pluralEn(count, "deal")} changed.`,
  undo: "Undo all of it",
  nothingToDo: "Nothing would change.",
};
