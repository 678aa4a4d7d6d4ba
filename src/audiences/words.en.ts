import { pluralEn } from "../text/count.ts";
import type { TouchKind } from "../understanding/touch-kind.ts";

const customers = (count: number) => pluralEn(count, "customer");

export const audienceEn = {
  title: (band: string) => `Tier ${band}`,
  bandGone: "The tiers have been changed meanwhile. Open them again: /customer tiers",
  nobody: "Nobody in this tier is yours to see to.",
  others: (count: number) =>
    `${customers(count)} of this tier ${count === 1 ? "is" : "are"} somebody else's and left out.`,
  touchTitle: (count: number) => `Log it with ${customers(count)}`,
  touchIntro: (count: number, band: string) =>
    `${customers(count)} who bought ${band}: each gets this as an entry of its own. One undo takes all of them back.`,
  touched: (count: number, kind: TouchKind) => `Logged with ${customers(count)}: ${kinds[kind]}.`,
  assignTitle: (count: number) => `Assign ${customers(count)}`,
  assignIntro: (count: number, band: string) =>
    `${customers(count)} who bought ${band}. Whoever you choose looks after them; open deals stay with their owners.`,
  assign: "Assign",
  toWhom: "To whom",
  chooseSeller: "Choose one of your people.",
  assigned: (count: number, who: string) => `${customers(count)} assigned to ${who}.`,
  theirsAlready: (who: string) => `They are all ${who}'s already.`,
  givenTitle: (count: number) => `${customers(count)} for you`,
  givenToYou: (who: string, count: number) => `${who} assigned ${customers(count)} to you to look after.`,
  seeThem: "See them",
  undo: "Undo",
  nextPart: (part: number, parts: number) => `Next 500 (${part} of ${parts})`,
  back: "Back to the tier",
};

const kinds: Readonly<Record<TouchKind, string>> = {
  ...{ visit: "a visit", call: "a call", mail: "a mail", demo: "a demo", other: "a touch" },
};
