/** Sentences that only Lark needs. */
export const larkEn = {
  working: "Working on it. The answer will appear here.",
  wentWrong: "Something went wrong on our side and nothing was changed. Please try again.",
  cancelled: "Cancelled. Nothing was changed.",
  justStarting: "I'm still starting up. Please try again in a moment.",
  otherTenant: "I only work for one company and can't help you here.",
  staleButton: "This card is out of date. Type /deal list to open the deal again.",
  unreadable:
    "I can read text, photos and files here, but not this. Please type what you need, for example /deal help.",
  lateTitle: "Sent while I was away",
  late: "I didn't run this, because you may no longer want it. Tap to run it now:",
  lateFile: "Your file arrived late, so I didn't use it. Send it again if you still want it on a deal.",
  runNow: "Run now",
  ranNow: "Just ran:",
  answeredInPrivate: "I've replied in our private chat.",
  notReached:
    "I couldn't message you privately. Open a chat with me, or ask an admin if I'm available to you.",
  nextPage: "Next",
  pageOf: (page: number, of: number) => `${page}/${of}`,
  choose: "Choose",
  chooseDate: "Pick a date",
  required: "required",
  moreCharacters: (count: string) => `…(+${count} characters)`,
  leftOut: (count: string) => `${count} more don't fit on one card. Narrow the list to see them.`,
  moreOptions: (count: string) => `${count} more choices don't fit here.`,
  cutValue: (shown: string, count: string) =>
    `You can only edit the first ${shown} characters here; saving drops the other ${count}.`,
  noValue: "–",
  /** Shown beside each slash command. */
  slashCommands: {
    deal: "Log, advance and find deals",
    forecast: "Submit this week's forecast",
    funnel: "See my funnel or my team's",
    customer: "Find a customer and its deals",
    team: "See teams, managers and roles",
  },
  scales: [
    [1_000_000_000, "B"],
    [1_000_000, "M"],
    [1_000, "K"],
  ] as readonly (readonly [number, string])[],
  tooLargeHere: (name: string) =>
    `“${name}” is too large to send here. Open it in Loudou's web chat; ask an admin for a sign-in link.`,
  tooLargeHereLink: (name: string, url: string) => `“${name}” is too large to send here. Open it at ${url}`,
  notSent: (name: string) => `“${name}” couldn't be sent. Please try again.`,
};
