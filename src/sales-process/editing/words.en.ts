import { formatAlternatives, pluralEn } from "../../text/count.ts";
import { problemsEn } from "./problems/words.en.ts";

const either = (words: readonly string[]) => formatAlternatives(words, "en");

type Standing = Readonly<{ open: number; won: number; lost: number }>;

/** What admins read while they change a sales process. */
export const editingEn = {
  ...problemsEn,
  either,

  export: "Export as file",
  /** Stands as comments at the top of the file. */
  heading: (name: string) =>
    `${name}: a sales process of Loudou. Change it and send it back with /deal pipeline import\nDeals under way stay in their version until an admin moves them.`,
  sendFirst:
    "Send the file of the process first, then type /deal pipeline import again. To get one to start from: /deal pipeline export",
  oneFile: "Send one file at a time. Nothing was changed.",
  fileGone: "I can't read that file any more, or it is over 512 KB. Send it again.",
  problems: (count: number) =>
    count === 1
      ? "Nothing was changed. Please mend this:"
      : `Nothing was changed. Please mend these ${count}:`,
  atLine: (line: number, sentence: string) => `Line ${line}: ${sentence}`,
  moreProblems: (count: number) => `… and ${count} more.`,
  oldFile: (name: string, from: number, newest: number, who: string) =>
    `This file was exported from version ${from} of ${name}; since then ${who} made version ${newest}. Export it again and carry your changes over. To replace version ${newest} with it all the same, delete the line “version: ${from}”.`,
  nobody: "somebody",
  nothingNew: (name: string) => `${name} is like that already. Nothing was changed.`,
  isNew: (name: string) => `${name} is ready. To use it for new deals, press Offer or Make standard.`,
  isChanged: (name: string, version: number) =>
    `${name} is now version ${version}. New deals go through it; deals under way stay where they are until you move them.`,
  changedMeanwhile: (name: string, version: number, who: string) =>
    `${who} changed ${name} meanwhile; it is version ${version} now. Open the form again; what you typed is still here to copy.`,

  moveDeals: (count: number, version: number) => `Move ${pluralEn(count, "deal")} to version ${version}…`,
  moveTitle: (name: string) => `${name}: deals into the newest version`,
  moveNext: "Show what will happen",
  moveIntro: (count: number): string =>
    count === 1
      ? "One stage is no more. Where do its deals go? Nothing is moved yet."
      : "These stages are no more. Where do their deals go? Nothing is moved yet.",
  standHere: ({ open, won, lost }: Standing) =>
    open + won + lost === 0
      ? "No deal stands here; some have been here."
      : `${pluralEn(open, "open deal")} here, ${won} won, ${lost} lost`,
  nothingToMove: (name: string) => `All deals of ${name} are in its newest version.`,
  from: "From",
  to: "To",
  openDeals: "Open",
  closedDeals: "Won, lost",
  viewDeals: "Deals",
  whatCounts:
    "None of it counts as an advance, closed weeks stay as they are, and clocks run on. A stage that is new counts as skipped by deals past it.",
  moveNow: (count: number, version: number) => `Move ${pluralEn(count, "deal")} to version ${version}`,
  moved: (count: number, name: string, version: number) =>
    `${pluralEn(count, "deal")} of ${name} moved to version ${version}.`,
  undoMove: "Undo",
  undoLater: "To undo it later: /deal pipeline moves",
  movesTitle: "Deals moved to another version",
  noMoves: "No deals have been moved to another version of their process yet.",
  movedOn: (day: string, who: string, what: string) => `${day}, ${who}: ${what}`,
  wasUndone: "Undone.",
  movedBackAlready: "That was undone already.",
  movedBack: (count: number) =>
    `${pluralEn(count, "deal")} moved back, to where ${count === 1 ? "it was" : "they were"}.`,
  noneMovedBack: (deals: string) => `Nothing was undone: since then ${deals} moved on.`,
  keptThere: (count: number, deals: string, more: number) =>
    `${pluralEn(count, "deal")} moved on since and ${count === 1 ? "stays" : "stay"}: ${deals}${more > 0 ? ` and ${more} more` : ""}.`,
  planTooOld: (name: string, version: number, who: string) =>
    `${who} changed ${name} meanwhile; it is version ${version} now. Nothing was moved. Start again from /deal pipeline`,

  oneIsEnough: "One of the two is enough",
  nameEn: "Name in English",
  nameZh: "Name in Chinese",
  copy: "Copy",
  copyOf: "Copy…",
  copyTitle: (name: string) => `A copy of ${name}`,
  edit: "Edit…",
  editTitle: (name: string) => `Edit ${name}`,
  about: "What it suits, in a line",
  start: "New deals begin in",
  addStage: "Add a stage…",
  newStageTitle: (name: string) => `A new stage of ${name}`,
  stageTitle: (name: string) => `Stage ${name}`,
  place: "Place",
  atTheFront: "At the front",
  behind: (name: string) => `After ${name}`,
  likelihood: "Likelihood in percent",
  workdays: "Usual stay in workdays",
  workdaysHint: "Stalled beyond twice of it",
  target: "Target conversion in percent",
  targetHint: "Of the deals decided here, how many ought to go on; may stay empty",
  aliases: "Also called",
  aliasesHint: "Further words people type for it, with commas between",
  counted: "Asked on Thursday, and counted in coverage",
  archived: "No new deals",
  archivedHint: "Nobody can pick it any more; deals in it go on",
  takeOut: "Take it out",
  listsOfButton: "Assessments, reasons…",
  listsOf: (process: string) => `${process}: assessments and reasons`,
  lists: { assessments: "Assessments", lostReasons: "Why deals are lost", wonReasons: "Why deals are won" },
  called: "Name",
  listedWith: { assessments: "Due before leaving", lostReasons: "Also called", wonReasons: "Also called" },
  noneListed: "None yet.",
  addListed: {
    assessments: "Add an assessment…",
    lostReasons: "Add a lost reason…",
    wonReasons: "Add a won reason…",
  },
  listedTitle: {
    assessments: (name: string) => `Assessment ${name}`,
    lostReasons: (name: string) => `Lost reason ${name}`,
    wonReasons: (name: string) => `Won reason ${name}`,
  },
  removeListed: "It is gone from the next version. What was said with it stays in the history.",
  assessedIn: (stage: string, criteria: number) =>
    `${stage} · ${pluralEn(criteria, "criterion", "criteria")}`,
  assessedBefore: "Due before a deal leaves",
  assessedCriteria: "What it goes through",
  guide: "Goal and talking points…",
  guideTitle: (stage: string) => `${stage}: goal and talking points`,
  talkingPointsHint:
    "A kind of customer on a line, below it what to say, each line with a dash. What you change is meant for both languages.",
  customersFirst: (point: string) =>
    `Say first whom “${point}” is for: a kind of customer on a line of its own.`,
  nothingToSay: (customers: string) =>
    `There is nothing to say to “${customers}” yet. Below it, type a line that begins with a dash.`,
  remove: "Take out",
  removeOf: "Take out…",
  removeTitle: (name: string) => `Take out ${name}?`,
  removeStage: (count: number) =>
    count === 0
      ? "No deal stands here. Earlier versions keep the stage."
      : `${pluralEn(count, "deal")} ${count === 1 ? "stands" : "stand"} here. They stay in their version and are still shown, until you move them.`,
  removeCriterion: "It is asked no more in the next version. Answers that were given stay in the history.",
  startStays: (name: string) =>
    `New deals begin in ${name}. Choose another beginning first: press Edit on the process.`,
  criteria: "Criteria…",
  criteriaOf: (stage: string) => `${stage}: criteria`,
  criterion: "Criterion",
  noCriteria: "Nothing is asked for here.",
  addCriterion: "Add a criterion…",
  newCriterionIn: (stage: string) => `A new criterion of ${stage}`,
  newCriterionTitle: (kind: string) => `A new criterion: ${kind}`,
  criterionTitle: (name: string) => `Criterion ${name}`,
  next: "Next",
  change: "Edit",
  when: "Asked",
  ways: { enter: "to get in", leave: "to move on" },
  forPeople: "It is",
  as: {
    fact: "something that holds or not",
    question: "a question for the customer",
    work: "a piece of work",
  },
  weight: "Weight",
  weightHint: "A must holds the deal back; a should is only scored",
  must: "must",
  should: "should",
  kind: "Kind",
  kinds: {
    field: "a field is filled in",
    within: "signs soon",
    tick: "a check mark",
    answer: "a line of text",
    number: "a number within bounds",
    choice: "a choice",
    role: "somebody was met",
    evidence: "a document or link",
    payment: "a payment has arrived",
    approval: "a colleague has approved",
  },
  approver: "Whose approval",
  approvers: { manager: "the manager's", colleague: "a colleague's" },
  hint: "Explanation",
  hintHint: "Stands under the question; may stay empty",
  field: "Field",
  fields: { source: "source", closeDate: "close date", amount: "amount", likelihood: "likelihood" },
  days: "Within workdays",
  daysHint: "Empty: what your company calls soon",
  atLeast: "At least",
  atMost: "At most",
  role: "Who",
  options: "Choices",
  optionsHint: "One per line; in two languages: English | Chinese",
  several: "Several may be chosen",
  twoOptions: "Type at least two choices, one per line.",
};
