import { formatAlternatives } from "../../text/count.ts";
import { problemsEn } from "./problem-words.en.ts";

const either = (words: readonly string[]) => formatAlternatives(words, "en");

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
};
