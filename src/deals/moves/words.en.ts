import { pluralEn } from "../../text/count.ts";

function ago(minutes: number): string {
  if (minutes < 1) return "just now";
  if (minutes < 90) return `${pluralEn(minutes, "minute")} ago`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${pluralEn(hours, "hour")} ago` : `${pluralEn(Math.round(hours / 24), "day")} ago`;
}

export const movesEn = {
  you: "You",
  changedMeanwhile:
    "Someone changed this deal a moment ago, so nothing was done. Open it again to see how it stands.",
  changedSince: "This deal has changed since. This is how it stands now.",
  movedMeanwhile: (who: string, customer: string, stage: string, minutes: number) =>
    `${who} moved ${customer} to ${stage} ${ago(minutes)}, so nothing was done.`,

  advanceTitle: (customer: string) => `Advance ${customer}`,
  advanceSubmit: (stage: string) => `Move to ${stage}`,
  missingIntro: (stage: string, missing: number) =>
    missing === 1
      ? `One thing is missing before ${stage}:`
      : `${missing} things are missing before ${stage}:`,
  evidence: "How do you know?",
  evidencePlaceholder: "Who said it, when; kept with the move",
  movedTo: (stage: string) => `Moved to ${stage}. You can undo this for 10 minutes.`,
  signedAwaiting:
    "Contract recorded: signed, awaiting the first payment. It counts as won when the payment is in.",
  alreadyThere: (customer: string, stage: string, number: number) =>
    `${customer} is in ${stage} already. To move it back: /deal back #${number}`,
  atTheEnd: (customer: string) => `${customer} is in the last stage; there is nothing after it.`,
  noSuchStage: (typed: string) => `There is no stage called “${typed}”. Where should it go?`,
  whichStage: (customer: string) => `Which stage for ${customer}?`,
  noStageBefore: (customer: string) => `There is no earlier stage for ${customer} to go back to.`,
  notBefore: (customer: string, stage: string, current: string, number: number) =>
    stage === current
      ? `${customer} is in ${current} already.`
      : `${customer} is in ${current}, and ${stage} comes after it. To move it on: /deal advance #${number}`,
  backTitle: (customer: string) => `Move ${customer} back`,
  backSubmit: (stage: string) => `Back to ${stage}`,
  movedBackTo: (stage: string) => `Moved back to ${stage}.`,
  loseTitle: (customer: string) => `${customer}: lost`,
  loseSubmit: "Close as lost",
  loseNote: "What happened?",
  lost: "Closed as lost. It stays in the funnel's history where it was lost.",
  stillOpen: (customer: string) => `${customer} is still open.`,
  reopened: "Reopened.",
};
