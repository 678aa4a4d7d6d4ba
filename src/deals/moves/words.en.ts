import { pluralEn } from "../../text/count.ts";

function ago(minutes: number): string {
  if (minutes < 1) return "just now";
  if (minutes < 90) return `${pluralEn(minutes, "minute")} ago`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${pluralEn(hours, "hour")} ago` : `${pluralEn(Math.round(hours / 24), "day")} ago`;
}

export const movesEn = {
  you: "You",
  changedMeanwhile: "Someone just changed this deal, so nothing was saved. Open it again to see the latest.",
  changedSince: "This deal has changed since. Here is the latest.",
  movedMeanwhile: (who: string, customer: string, stage: string, minutes: number) =>
    `${who} moved ${customer} to ${stage} ${ago(minutes)}, so nothing was done.`,
  movedBackMeanwhile: (who: string, customer: string, stage: string, minutes: number) =>
    `${who} moved ${customer} back to ${stage} ${ago(minutes)}, so nothing was done.`,

  processChanged:
    "The sales process of this deal has changed since you opened this. What you typed is still here.",
  draftKept: "What you typed last time is still here.",
  bot: "Loudou",
  saidBy: (text: string, who: string, day: string) => `${text} (${who}, ${day})`,
  lastTime: (said: string) => `Last time: ${said}`,
  withAnswer: (said: string) => `: ${said}`,
  nobodyMet: (role: string, others: readonly string[]) =>
    others.length === 0
      ? `Nobody has met the ${role} yet.`
      : `Nobody has met the ${role} yet. Who can help: ${others.join(", ")}.`,
  metElsewhere: (role: string, names: readonly string[]) =>
    `${names.join(", ")} (${role}) was met in another deal. Pick them below if that counts here too.`,
  inRole: (name: string, roles: readonly string[]) => `${name} (${roles.join(", ")})`,
  asks: { question: "A question for the customer", work: "Work to do; what came of it" },
  groups: (as: "question" | "work" | undefined): string =>
    as === "question" ? "Questions" : as === "work" ? "Work" : "To know",
  approve: "Approve",
  refuse: "Refuse",
  advance: "Advance",
  approvalTitle: (what: string) => `Approval: ${what}`,
  asksApproval: (who: string, what: string, deal: string) =>
    `${who} asks you to approve “${what}” for ${deal}.`,
  refuseTitle: (what: string) => `Refuse “${what}”`,
  youDecided: (yes: boolean, what: string, deal: string) =>
    `You ${yes ? "approved" : "refused"} “${what}” for ${deal}. You can undo this for 10 minutes: /deal undo`,
  wasApproved: (who: string, what: string, deal: string) => `${who} approved “${what}” for ${deal}.`,
  wasRefused: (who: string, what: string, deal: string, why: string) =>
    `${who} refused “${what}” for ${deal}: ${why}`,
  nothingToApprove: "There is nothing to approve here any more.",
  notAsked: "This was asked of someone else.",
  notOwn: "Nobody approves their own deal. Ask a colleague.",
  decidedAlready: (yes: boolean) => `This is ${yes ? "approved" : "refused"} already.`,
  askedThem: (names: readonly string[]) =>
    `Saved. I asked ${names.join(" and ")} to approve; the deal can advance after that.`,
  savedWaiting: "Saved. The deal can advance once it is approved.",
  askedInstead: (gone: string, next: string, what: string, deal: string) =>
    `${gone} has left the team. I asked ${next} to approve “${what}” for ${deal} instead.`,
  askAnother: (gone: string, what: string, deal: string) =>
    `${gone}, who was asked to approve “${what}” for ${deal}, has left. Press Advance to pick someone else.`,
  unreached: (names: readonly string[]) =>
    `${names.join(" and ")} has no chat I can write to, so please tell them yourself.`,
  fileGone:
    "One of the files isn't here any more, or isn't yours, so nothing was saved. Send it again and pick it.",

  advanceTitle: (customer: string) => `Advance ${customer}`,
  advanceSubmit: (stage: string) => `Move to ${stage}`,
  missingIntro: (stage: string, missing: number) =>
    `${pluralEn(missing, "requirement")} left before ${stage}:`,
  skipped: (criterion: string, until: string) => `${criterion}: exception until ${until}`,
  orAsk: (number: number) => `Can't be met yet? /deal exception #${number} asks the manager.`,
  moneyDate: "First payment on",
  moneyHint: "When it came in, or when you expect it",
  paidOn: "First payment received on",
  finalAmount: "Final amount",
  whenMoney: "The payment isn't in yet. Enter the day you expect it.",
  evidence: "How do you know?",
  evidencePlaceholder: "Who said so, and when",
  knowTitle: (customer: string) => `What you know about ${customer}`,
  nowKnown: "Saved.",
  allKnown: "Everything is known that should be before the next stage.",
  nothingSaid: "Nothing was filled in, so nothing changed.",
  movedTo: (stage: string) => `Moved to ${stage}. You can undo this for 10 minutes.`,
  signedAwaiting: "Contract signed, awaiting first payment. The deal counts as won once the payment is in.",
  alreadyThere: (customer: string, stage: string, number: number) =>
    `${customer} is already in ${stage}. To move it back: /deal back #${number}`,
  atTheEnd: (customer: string) => `${customer} is already in the last stage.`,
  noSuchStage: (typed: string) => `No stage is called “${typed}”. Pick one:`,
  stageElsewhere: (stage: string, there: string, customer: string, own: string) =>
    `“${stage}” is a stage of ${there}; ${customer} goes through ${own}. Pick one:`,
  versionOf: (process: string, version: number) => `${process}, version ${version}`,
  whichStage: (customer: string) => `Move ${customer} to which stage?`,
  noStageBefore: (customer: string) => `${customer} is already in the first stage.`,
  notBefore: (customer: string, stage: string, current: string, number: number) =>
    stage === current
      ? `${customer} is already in ${current}.`
      : `${customer} is in ${current}, and ${stage} comes later. To advance it: /deal advance #${number}`,
  reopenInstead: (customer: string, number: number) =>
    `${customer} is won. To take the win back: /deal reopen #${number}`,
  backTitle: (customer: string) => `Move ${customer} back`,
  backSubmit: (stage: string) => `Move back to ${stage}`,
  movedBackTo: (stage: string) => `Moved back to ${stage}.`,
  loseTitle: (customer: string) => `${customer}: lost`,
  loseSubmit: "Close as lost",
  lostTo: "To which competitor?",
  lostToHint: "Counts where the reason is a competitor.",
  lostToNobody: "Nobody in particular",
  loseNote: "What happened?",
  lost: "Closed as lost. It still counts in the conversion of the stage it was lost in.",
  stillOpen: (customer: string) => `${customer} is still open.`,
  reopened: "Reopened.",
};
