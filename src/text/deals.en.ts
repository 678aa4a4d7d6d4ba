import { pluralEn } from "./count.ts";

const moves = {
  new: (who: string, stage: string) => `${who} logged it in ${stage}`,
  advance: (who: string, stage: string) => `${who} moved it to ${stage}`,
  sign: (who: string, _stage: string) => `${who} recorded the contract; the first payment is awaited`,
  win: (who: string, stage: string) => `${who} won it: ${stage}`,
  back: (who: string, stage: string) => `${who} moved it back to ${stage}`,
  lose: (who: string, stage: string) => `${who} closed it as lost in ${stage}`,
  reopen: (who: string, stage: string) => `${who} reopened it in ${stage}`,
};

function ago(minutes: number): string {
  if (minutes < 1) return "just now";
  if (minutes < 90) return `${pluralEn(minutes, "minute")} ago`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${pluralEn(hours, "hour")} ago` : `${pluralEn(Math.round(hours / 24), "day")} ago`;
}

/** What an undo takes back, in the middle of a sentence. */
const theMoves = {
  new: (_stage: string) => "logging the deal",
  advance: (stage: string) => `the move to ${stage}`,
  sign: (_stage: string) => "the contract",
  win: (_stage: string) => "the win",
  back: (stage: string) => `the move back to ${stage}`,
  lose: (_stage: string) => "the loss",
  reopen: (stage: string) => `reopening it in ${stage}`,
};

export const dealsEn = {
  you: "You",
  customer: "Customer",
  amount: "Amount",
  closeDate: "Signing date",
  likelihood: "Likelihood",
  category: "Category",
  owner: "Owner",
  products: "Products",
  source: "Source",
  stage: "Stage",
  signsOn: "Signs",
  nextStep: "Next step",
  nextStepDate: "Next step on",
  categories: { commit: "Commit", "best-case": "Best case", pipeline: "Pipeline", omitted: "Omitted" },
  sources: {
    "self-found": "Found myself",
    campaign: "Campaign",
    referral: "Referral",
    partner: "Partner",
    existing: "Existing customer",
    inbound: "They came to us",
  },
  lostReasonNames: {
    price: "Price",
    competitor: "Went to a competitor",
    "no-budget": "No budget",
    "no-decision": "No decision made",
    timing: "Timing",
    "product-fit": "Product didn't fit",
    relationship: "Relationship",
    other: "Other",
  },
  lostReason: "Why was it lost?",
  lostReasonName: (code: string): string =>
    dealsEn.lostReasonNames[code as keyof typeof dealsEn.lostReasonNames] ?? code,

  advance: "Advance",
  update: "Update",
  note: "Note",
  lose: "Lose",
  undo: "Undo",
  reopen: "Reopen",
  open: "Open",

  awaitingPayment: "Signed, awaiting first payment",
  withdrawn: "Withdrawn: logged by mistake, counted nowhere",
  lostFrom: (stage: string) => `Lost in ${stage}`,
  /** Beside the stage's name. */
  lostHere: "Lost here",
  slipped: (times: number) => (times === 1 ? "moved later once" : `moved later ${times} times`),
  inStage: (days: number, usual: number) => `${pluralEn(days, "workday")} in this stage (usual ${usual})`,
  lastContact: (when: string) => `last contact ${when}`,
  should: (held: number, of: number) => `Known about them: ${held} of ${of}`,
  noted: (who: string, text: string) => `${who}: ${text}`,
  theBot: "Loudou",
  tookBack: (who: string, what: string) => `${who} undid ${what}`,
  changedIt: (who: string) => `${who} changed it`,
  answered: (who: string, changes: string) => `${who} on Thursday's card: ${changes}`,
  answeredSame: (who: string) => `${who} answered: unchanged`,
  theNote: (text: string) => `the note “${text}”`,
  theAnswer: (changes: string) => (changes ? `the Thursday answer (${changes})` : "the Thursday answer"),
  theMove: (kind: keyof typeof theMoves, stage: string) => theMoves[kind](stage),
  theChange: "the change",
  toldTitle: (deals: number) =>
    deals === 1 ? "One of your deals changed" : `${deals} of your deals changed`,
  toldMore: (deals: number) => `And ${pluralEn(deals, "more deal")}: /deal list shows them.`,
  ownerIsTold: (name: string) => `${name} will be told.`,
  history: "History",
  historyTitle: (deal: string) => `${deal}: history`,
  historyEnds: "That was all of it.",
  older: "Older",
  newest: "Newest",
  /** Where it was done, if not in a chat. */
  places: { demo: "sample data", schedule: "Loudou", import: "carried over" },
  moved: (kind: keyof typeof moves, who: string, stage: string, reason: string) =>
    moves[kind](who, stage) + (reason ? `: ${reason}` : ""),

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
  changedMeanwhile:
    "Someone changed this deal a moment ago, so nothing was done. Open it again to see how it stands.",
  changedSince: "This deal has changed since. This is how it stands now.",
  movedMeanwhile: (who: string, customer: string, stage: string, minutes: number) =>
    `${who} moved ${customer} to ${stage} ${ago(minutes)}, so nothing was done.`,

  newTitle: "New deal",
  newSubmit: "Log deal",
  customerPlaceholder: "ACME",
  amountPlaceholder: "120k, 1.2m, USD 30k",
  datePlaceholder: "next Friday, end of month, 12/31",
  productOptional: "Product",
  needCustomer: "Who is the customer? Type the name, for example ACME.",
  badAmount: (typed: string) =>
    typed === ""
      ? "How much? Type an amount such as 120k or 1.2m."
      : `“${typed}” is not an amount I can read. Type it like 120k, 1.2m or USD 30,000.`,
  badDate: (typed: string) =>
    typed === ""
      ? "When will it be signed? Type a date such as next Friday or 12/31."
      : `“${typed}” is not a date I can read. Type it like next Friday, end of month or 12/31.`,
  whichDate: (typed: string, dates: readonly string[]) =>
    `“${typed}” can be ${dates.slice(0, -1).join("; ")} or ${dates.at(-1)}. Type the one you mean.`,
  amountProblems: {
    several: (typed: string) => `“${typed}” has more than one amount in it. Type the one that counts.`,
    negative: (typed: string) => `“${typed}” is below zero. Type the amount without the minus.`,
    "too-large": (typed: string) => `“${typed}” is too much; 100 billion is the most I can keep.`,
    "too-precise": (typed: string) =>
      `“${typed}” has too many digits after the point. If it means thousands, type it like 45,000 or 45k.`,
    "two-currencies": (typed: string) => `“${typed}” names two currencies. Type only one of them.`,
  },
  noSuchDay: (typed: string) =>
    `“${typed}” is no day, or too far away. Type it like next Friday, end of month or 12/31.`,
  reads: (typed: string, meant: string) => `“${typed}” is ${meant}`,
  muchLess: (typed: string, meant: string, before: string) =>
    `“${typed}” means ${meant}, and it was ${before}. If you mean thousands, type ${typed}k; if it is right, save again.`,
  notUsed: (words: readonly string[]) =>
    `Not used: ${words.map((word) => `“${word}”`).join(", ")}. Put it where it belongs, or add it later.`,
  badLikelihood: "Type a likelihood between 0 and 100, such as 70%.",
  whichCustomer: (typed: string) => `“${typed}”: which customer is it?`,
  asNewCustomer: (typed: string) => `A new customer: ${typed}`,
  logged: (number: number) => `Logged as #${number}.`,

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
  alreadyClosed: (customer: string, number: number, outcome: string): string =>
    outcome === "withdrawn"
      ? dealsEn.isWithdrawn(customer, number)
      : `${customer} is closed. /deal reopen #${number} takes it up again.`,
  isWithdrawn: (customer: string, number: number): string =>
    `#${number} was withdrawn, as logged by mistake. To log it again: /deal new ${customer}`,
  alreadyThere: (customer: string, stage: string, number: number) =>
    `${customer} is in ${stage} already. To move it back: /deal back #${number}`,
  atTheEnd: (customer: string) => `${customer} is in the last stage; there is nothing after it.`,
  noSuchStage: (typed: string) => `There is no stage called “${typed}”. Where should it go?`,
  whichStage: (customer: string) => `Which stage for ${customer}?`,

  nothingToUndo: "There is nothing of yours to undo.",
  undoneAlready: "That is taken back already, and nothing you did before it is recent enough to undo.",
  tooLateToUndo: (minutes: number, what: string, deal: string, line: string) =>
    `Your last change, ${what} on ${deal}, is more than ${minutes} minutes old and can't be undone. To put it right: ${line}`,
  /** What to type instead of an undo that comes too late. */
  putRight: (kind: string, number: number, isClosed: boolean) =>
    isClosed
      ? `/deal reopen #${number}`
      : kind === "new"
        ? `/deal lose #${number}`
        : kind === "note"
          ? `/deal note #${number} …`
          : kind === "edit" || kind === "answer"
            ? `/deal update #${number}`
            : `/deal back #${number}`,
  builtOn: (what: string, then: string) => `You can't undo ${what} anymore. Since then ${then}.`,
  undone: (what: string, deal: string) => `Undone on ${deal}: ${what}. The history still shows it.`,

  reason: "Reason",
  needReason: "Please give a reason; it helps the next time.",
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

  noteTitle: (customer: string) => `Note on ${customer}`,
  noteLabel: "Note",
  notePlaceholder: "Met the CFO, budget is approved…",
  noteTooLong: (length: number, limit: number) =>
    `The note has ${length} characters; ${limit} fit. Please split it in two.`,
  notedOn: (number: number) => `Noted on #${number}.`,

  updateCommand: "/deal update",
  updateTitle: (customer: string) => `Update ${customer}`,
  nextStepPlaceholder: "Send the quote",
  updated: "Updated.",
  changedTo: (now: string) => `Somebody changed this to ${now} meanwhile. Save again if yours is right.`,
  nothingChanged: "Nothing was different, so nothing was changed.",

  listTitle: (team: boolean, count: number) => `${team ? "The team's deals" : "My deals"} · ${count}`,
  listCommand: "/deal list",
  listNothing: (typed: string) =>
    `Nothing fits “${typed}”: no customer's name, no colleague's or team's, and no word I know. Try team, a stage, due, overdue, stalled, commit, won or lost.`,
  listEmpty: "No deals here. Log one, or ask for more: /deal list team",
  filterDue: { month: "due this month", quarter: "due this quarter", overdue: "signing date passed" },
  filterNoNextStep: "due soon, no next step",
  filterCounts: {
    won: (quarter: string) => `won in ${quarter || "this quarter"}`,
    commit: (quarter: string) => `won in ${quarter || "this quarter"}, and commit still due`,
    "best-case": (quarter: string) =>
      `won in ${quarter || "this quarter"}, and commit and best case still due`,
    open: (quarter: string) => `open, due by the end of ${quarter || "this quarter"}`,
  },
  filterUnconfirmed: "carried over, owner has not answered",
  filterHappened: {
    new: "logged since last week's close",
    win: "won since last week's close",
    lose: "lost since last week's close",
    advance: "advanced since last week's close",
    back: "moved back since last week's close",
  },
  title: "Title",
  outcome: "Outcome",
  outcomes: { open: "Open", won: "Won", lost: "Lost", withdrawn: "Withdrawn" },
  currency: "Currency",
  likelihoodPercent: "Likelihood %",
  lastContactOn: "Last contact",
  loggedOn: "Logged on",
  exportName: "deals",
  tooManyToExport: (count: number, most: number) =>
    `${pluralEn(count, "deal")} are too many for one file; ${pluralEn(most, "deal")} fit. Narrow the list down: /deal list team stalled export`,
  filterStalled: "stalled",
  filterClosed: { won: "won", lost: "lost", any: "closed" },
};
