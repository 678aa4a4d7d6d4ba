export const absencesEn = {
  title: "Away",
  titleFor: (name: string) => `Away: ${name}`,
  from: "From",
  to: "Until, last day included",
  dateHint: "For example 12/7 or next Friday",
  cover: "Covered by",
  coverHint: "Answers the forecast meanwhile. If left empty, the deals are carried over.",
  badDate: (typed: string) =>
    typed === "" ? "Which day? Type it like 12/7." : `I can't read “${typed}” as one day. Type it like 12/7.`,
  endsBefore: (from: string) => `That's before ${from}. Type a later day.`,
  isPast: "That's over already. Type a day from today on.",
  tooLong: "That's more than a year. Check the dates.",
  overlaps: (from: string, to: string) =>
    `Already away ${from} – ${to}. Cancel that first: /team back, or choose other days.`,
  whichCover: (names: string) => `Which one: ${names}? Type the full name.`,
  noCover: (typed: string, near: string) =>
    near ? `Can't find “${typed}”. Did you mean ${near}?` : `Can't find “${typed}”. /team shows all names.`,
  coversSelf: "Nobody covers for themselves. Name a colleague, or leave it empty.",
  cannotCover: (name: string) => `${name} doesn't answer forecasts. Name somebody who sells.`,
  coverAway: (name: string, from: string, to: string) =>
    `${name} is away too (${from} – ${to}). Name somebody else, or leave it empty.`,
  notYours: (name: string) => `You can only set this for yourself and your own people, not for ${name}.`,
  isSet: (name: string, from: string, to: string, cover: string | undefined) =>
    `${name} is away ${from === to ? from : `${from} – ${to}`}${cover ? `, covered by ${cover}` : ""}`,
  thenCovered: (cover: string) =>
    `If a week closes in this time, ${cover} gets the forecast card and answers.`,
  thenCarried: "If a week closes in this time, nobody is asked and the deals are carried over.",
  nobodyCovers: (name: string, from: string, to: string) =>
    `You were to cover ${name} (${from} – ${to}). Somebody else has to.`,
  cancel: "Cancel time off",
  youCover: (name: string, from: string, to: string) =>
    `You cover for ${name}, ${from === to ? from : `${from} – ${to}`}`,
  youCoverThen: (name: string) =>
    `Before a week closes in this time, you get ${name}'s forecast card beside your own.`,
  notAway: (name: string) => `${name} isn't away. To set it: /team away 12/1-12/7 cover Priya`,
  isOver: "That one is over or was cancelled already.",
  isBack: (name: string, from: string, to: string) => `Cancelled: ${name} away ${from} – ${to}.`,
  listTitle: "Who's away",
  who: "Name",
  when: "Away",
  nobodyAway: "Nobody is away. To set it: /team away 12/1-12/7 cover Priya",
};
