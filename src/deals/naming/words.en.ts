export const namingEn = {
  whichTitle: "Which deal?",
  whichDeal: "Which deal do you mean? You can also type its number, like #42.",
  whichOf: (typed: string) => `Several deals fit “${typed}”. Which one?`,
  noneButNear: (typed: string) => `No deal is called “${typed}”. Did you mean:`,
  none: (typed: string) =>
    `I found no deal called “${typed}”. /deal list shows yours; /deal new ${typed} logs a new one.`,
  noteOnWhich: (typed: string) => `No deal is called “${typed}”. Which one is this note about?`,
  noneNumbered: (number: number) =>
    `There is no deal #${number}, or it isn't yours to see. /deal list shows yours.`,
  noneClosed: "You have no closed deals. /deal list shows the open ones.",
  sendAgainNumbered: "Send it again with the deal's number in front, like /deal note #42 met the CFO",
  nameOne: "You have no open deals yet. Log the first one: /deal new ACME 120k next Friday",
  gone: "That deal isn't there, or isn't yours to see.",
};
