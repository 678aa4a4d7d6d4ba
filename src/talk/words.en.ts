export const talkEn = {
  title: "One question",
  notUnderstood: "I didn't get that",
  which: "Which one did you mean?",
  noIdea: "A customer's name and what happened is enough, like “ACME met the CFO”.",
  myDeals: "My deals",
  help: "What can I say?",
  /** What a reading would do, on its button. @param of the deal, "#1 ACME" */
  readings: {
    note: (of: string) => `Note on ${of}`,
    update: (of: string) => `Change ${of}`,
    move: (of: string, day: string) => `Move ${of} to ${day}`,
    new: () => "Log a new deal",
    win: (of: string) => `Won: ${of}`,
    advance: (of: string) => `Advance ${of}`,
    show: (of: string) => `Show ${of}`,
    lose: (of: string) => `Lost: ${of}`,
  },
};
