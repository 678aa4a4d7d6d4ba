import { pluralEn } from "../../text/count.ts";

/** What an undo takes back, in the middle of a sentence. */
const theMoves = {
  new: (_stage: string) => "logging the deal",
  advance: (stage: string) => `the move to ${stage}`,
  sign: (_stage: string) => "the contract",
  win: (_stage: string) => "the win",
  proceed: (stage: string) => `the move to ${stage}`,
  back: (stage: string) => `the move back to ${stage}`,
  lose: (_stage: string) => "the loss",
  reopen: (stage: string) => `reopening it in ${stage}`,
};

const moves = {
  new: (who: string, stage: string) => `${who} logged it in ${stage}`,
  advance: (who: string, stage: string) => `${who} moved it to ${stage}`,
  sign: (who: string, _stage: string) => `${who} recorded the contract, awaiting first payment`,
  win: (who: string, stage: string) => `${who} won it (${stage})`,
  proceed: (who: string, stage: string) => `${who} moved it on to ${stage}`,
  back: (who: string, stage: string) => `${who} moved it back to ${stage}`,
  lose: (who: string, stage: string) => `${who} closed it as lost in ${stage}`,
  reopen: (who: string, stage: string) => `${who} reopened it in ${stage}`,
};

const approvals = {
  ask: (who: string, what: string) => `${who} asked for approval: ${what}`,
  "ask-instead": (_who: string, what: string) => `Whoever was asked to approve has left: ${what}`,
  approve: (who: string, what: string) => `${who} approved: ${what}`,
  refuse: (who: string, what: string) => `${who} refused: ${what}`,
};

export const cardEn = {
  notMet: "Not met yet",
  advance: "Advance",
  update: "Update",
  note: "Note",
  prepare: "Prepare",
  lesson: "Keep a lesson",
  planNext: "Next step",
  again: "Log a repeat order",
  exceptionUntil: (criteria: string, until: string) => `Exception until ${until}: ${criteria}`,
  repeatOf: (number: number) => `Repeat of #${number}`,
  lose: "Lose",
  undo: "Undo",
  reopen: "Reopen",
  withdrawn: "Withdrawn, not counted",
  lostFrom: (stage: string) => `Lost in ${stage}`,
  /** Beside the stage's name. */
  lostHere: "Lost here",
  slipped: (times: number) => (times === 1 ? "pushed once" : `pushed ${times} times`),
  inStage: (days: number, usual: number) => `${pluralEn(days, "workday")} in this stage (typical: ${usual})`,
  sinceSigned: (days: number) => (days === 0 ? "Signed today" : `Signed ${pluralEn(days, "workday")} ago`),
  lastContact: (when: string) => `Last contact ${when}`,
  should: (held: number, of: number) => `Discovery ${held}/${of}`,
  noted: (who: string, text: string) => `${who}: ${text}`,
  /** In front of a note that tells of it: "Fang (visit, 45 min): liked the demo". */
  whoTouched: (who: string, touch: string) => `${who} (${touch})`,
  touchKinds: { visit: "visit", call: "call", mail: "email", demo: "demo", other: "contact" },
  withPeople: (kind: string, people: string) => `${kind} with ${people}`,
  minutes: (hours: number, minutes: number) =>
    [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`].filter(Boolean).join(" "),
  correctTouch: "Correct",
  keptLesson: (who: string, text: string) => `${who} kept a lesson: ${text}`,
  theBot: "Loudou",
  theOperator: "the operator",
  inNameOf: (who: string, behalf: string) => `${who} (for ${behalf})`,
  tookBack: (who: string, what: string) => `${who} undid ${what}`,
  corrected: (who: string, changes: string) => `${who} corrected it: ${changes}`,
  theCorrection: (changes: string) => `the correction (${changes})`,
  assigned: (who: string, from: string, to: string) =>
    who === from ? `${who} handed it to ${to}` : `${who} handed it from ${from} to ${to}`,
  separatedOwners: (who: string, from: string, to: string) =>
    `${who} took the merge of its owner ${to} into ${from} back`,
  mergedOwners: (who: string, from: string, to: string) => `${who} merged its owner ${from} into ${to}`,
  theHandover: (from: string, to: string) => `handing it from ${from} to ${to}`,
  learned: (who: string, what: string) => `${who} learned: ${what}`,
  assessed: (who: string, what: string) => `${who}: ${what}`,
  assessment: (name: string, held: number) => `${name}, ${held} hold`,
  approval: (kind: keyof typeof approvals, who: string, what: string) => approvals[kind](who, what),
  changedIt: (who: string) => `${who} changed it`,
  answered: (who: string, changes: string) => `${who} on Thursday's card: ${changes}`,
  answeredSame: (who: string) => `${who} on Thursday's card: no change`,
  theNote: (text: string) => `the note “${text}”`,
  theLesson: (text: string) => `the lesson “${text}”`,
  theAnswer: (changes: string) => (changes ? `the Thursday answer (${changes})` : "the Thursday answer"),
  theMove: (kind: keyof typeof theMoves, stage: string) => theMoves[kind](stage),
  theChange: "the change",
  ownerIsTold: (name: string) => `${name} will be told.`,
  history: "History",
  historyTitle: (deal: string) => `${deal}: history`,
  historyEnds: "That's the full history.",
  older: "Older",
  newest: "Newest",
  /** Where a change came from, if not from a chat. */
  places: { demo: "sample data", schedule: "Loudou", import: "imported" },
  moved: (kind: keyof typeof moves, who: string, stage: string, reason: string) =>
    moves[kind](who, stage) + (reason ? `: ${reason}` : ""),

  exceptions: {
    "ask-exception": (who: string, criteria: string) => `${who} asked for an exception (${criteria})`,
    "approve-exception": (who: string, criteria: string) => `${who} approved an exception (${criteria})`,
    "refuse-exception": (who: string, criteria: string) => `${who} refused an exception (${criteria})`,
  },
  updateCommand: "/deal update",
};
