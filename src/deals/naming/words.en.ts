export const namingEn = {
  whichTitle: "Which deal?",
  whichDeal: "Which deal? You can also type its number, like #42.",
  whichOf: (typed: string) => `Several deals match “${typed}”. Which one?`,
  noneButNear: (typed: string) => `Can't find “${typed}”. Did you mean:`,
  none: (typed: string) =>
    `Can't find “${typed}” among your deals. See /deal list, or log it: /deal new ${typed}`,
  noteOnWhich: (typed: string) => `Can't find “${typed}”. Which deal is this note about?`,
  noneNumbered: (number: number) => `Can't find #${number} among your deals. See /deal list`,
  noneClosed: "You have no closed deals. See the open ones: /deal list",
  sendAgainNumbered: "Send it again with the deal's number in front, like /deal note #42 met the CFO",
  nameOne: "You have no open deals yet. Log the first one: /deal new ACME 120k next Friday",
  gone: "Can't find that deal among yours.",
};
