/** Sentences that only Lark needs. */
export const larkEn = {
  working: "Working on it. The answer will appear here.",
  wentWrong: "Something went wrong on our side and nothing was changed. Please try again.",
  cancelled: "Cancelled. Nothing was changed.",
  justStarting: "I'm still starting up. Please try again in a moment.",
  otherTenant: "I work for one company only and can't help you here.",
  staleButton: "This card is out of date. Type /deal list to open the deal again.",
  unreadable:
    "I can read text, photos and files here, but not this. Please type what you need, for example /deal help.",
  lateTitle: "Sent while I was away",
  late: "I did not run this, because it may no longer be what you want. Tap to run it now:",
  lateFile: "A file of yours came late, so I left it alone. Send it again if it still belongs to a deal.",
  runNow: "Run it now",
  ranNow: "Run just now:",
  answeredInPrivate: "I've answered you in our private chat.",
  notReached:
    "I could not write to you in private. Open a chat with me, or ask an admin whether I am available to you.",
  nextPage: "Next",
  pageOf: (page: number, of: number) => `${page}/${of}`,
  choose: "Choose",
  chooseDate: "Pick a date",
  required: "required",
  moreCharacters: (count: string) => `…(+${count} characters)`,
  leftOut: (count: string) =>
    `+${count} more that do not fit into one card. Narrow the list down to see them.`,
  moreOptions: (count: string) => `+${count} more choices do not fit here.`,
  cutValue: (shown: string, count: string) =>
    `Only the first ${shown} characters can be edited here; saving drops ${count} more.`,
  noValue: "–",
  /** What the client shows beside a slash command. */
  slashCommands: {
    deal: "Log, advance and find deals",
    forecast: "Say what will be signed, and when",
    funnel: "See the funnel: mine, or my team's",
    customer: "Find a customer and its deals",
    team: "See who is who",
  },
  scales: [
    [1_000_000_000, "B"],
    [1_000_000, "M"],
    [1_000, "K"],
  ] as readonly (readonly [number, string])[],
  tooLargeHere: (name: string) =>
    `“${name}” is too large to be sent here. Open it in the web chat of Loudou; ask an admin for a way in.`,
  tooLargeHereLink: (name: string, url: string) => `“${name}” is too large to be sent here. It is at ${url}`,
  notSent: (name: string) => `“${name}” could not be sent. Please try again.`,
};
