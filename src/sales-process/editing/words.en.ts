import { formatAlternatives, pluralEn } from "../../text/count.ts";
import { problemsEn } from "./problem-words.en.ts";

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
  importThis: (file: string) => `Import ${file}`,
  importWhich: "Which of the files you sent?",
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
  movedBackAlready: "That was undone already.",
  movedBack: (count: number) =>
    `${pluralEn(count, "deal")} moved back, to where ${count === 1 ? "it was" : "they were"}.`,
  noneMovedBack: (deals: string) => `Nothing was undone: since then ${deals} moved on.`,
  keptThere: (count: number, deals: string, more: number) =>
    `${pluralEn(count, "deal")} moved on since and ${count === 1 ? "stays" : "stay"}: ${deals}${more > 0 ? ` and ${more} more` : ""}.`,
  planTooOld: (name: string, version: number, who: string) =>
    `${who} changed ${name} meanwhile; it is version ${version} now. Nothing was moved. Start again from /deal pipeline`,
};
