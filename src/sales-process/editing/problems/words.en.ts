import type { Expected } from "../../../pipelines/written/problem.ts";
import { formatAlternatives } from "../../../text/count.ts";

const either = (words: readonly string[]) => formatAlternatives(words, "en");

const wanted: Readonly<Record<Expected, string>> = {
  text: "a text; put quotes around it if it is a number",
  number: "a number, such as 50",
  whole: "a whole number, such as 50",
  truth: "true or false",
  list: "a list: a line with “- ” for each",
  group: "fields of its own, each on a line of its own, indented",
  name: "a text, or both { en: …, zh: … }; put quotes around it if it is a number",
};

/** What is wrong with a sales process, and what to do about it. `field` is the name of what it is about, in quotes. */
export const problemsEn = {
  quoted: (field: string) => `“${field}”`,
  whole: "The process",
  wrong: {
    missing: (_: string, missing: string) => `“${missing}” is missing here. Add it.`,
    expected: (field: string, what: Expected) => `${field} has to be ${wanted[what]}.`,
    unknownField: (said: string) => `“${said}” is not known here. Correct its spelling, or delete it.`,
    unknownKind: (said: string, known: readonly string[]) =>
      `There is no kind of criterion “${said}”. Write ${either(known)}.`,
    notOneOf: (field: string, known: readonly string[]) => `${field} can be ${either(known)}.`,
    badCode: (field: string) =>
      `${field} may only have small letters a–z, digits and hyphens, and begins with a letter: qualified-customer`,
    badText: (field: string) => `${field} needs some text, in one line.`,
    tooLong: (field: string, limit: number) => `${field} may be ${limit} characters long. Shorten it.`,
    tooMany: (field: string, limit: number) => `${field} may have at most ${limit}. Delete some.`,
    tooFew: (field: string, limit: number) => `${field} needs at least ${limit}.`,
    atLeast: (field: string, limit: number) => `${field} has to be at least ${limit}.`,
    atMost: (field: string, limit: number) => `${field} may be at most ${limit}.`,
    tooManyStages: (count: number, limit: number) =>
      `${count} stages are more than anybody keeps in mind; at most ${limit}. Merge some, or make two processes of it.`,
    twice: (said: string) => `“${said}” is there already. Give this one another code or key.`,
    reserved: (said: string) =>
      `“${said}” is taken by a field of the form. Choose another key, such as my-${said}.`,
    noSuchStage: (said: string, known: readonly string[]) =>
      `There is no stage “${said}”. Write ${either(known)}.`,
    noSuchCriterion: (said: string) =>
      `No criterion has the key “${said}”. Correct it, or delete it from the list.`,
    startNotOpen: (said: string) =>
      `New deals can't begin in “${said}”, which is past the sale. Choose an open stage.`,
    noOpen: "The first stage has to be open: before the sale.",
    noWin: "No stage is the win. Give the last one “phase: won”.",
    twoWins: "Only one stage can be the win. What comes after it is “after-sale”.",
    outOfOrder: "Stages go from open to won to after-sale. Move this one up, or change its phase.",
    ambiguous: (said: string, stage: string) =>
      `“${said}” already leads to the stage ${stage}. Choose a word that means one stage only.`,
    bounds: (least: number, most: number) =>
      `At least ${least} and at most ${most} can't both hold. Swap them.`,
    wrongKind: (said: string, known: readonly string[]) =>
      `Loudou itself looks at “${said}”, which has to be of the kind ${either(known)}. Or choose another key.`,
    phaseMoved: (said: string) =>
      `Deals of older versions stand in “${said}”: it can't change between before and after the sale. Give the stage a new code.`,
    nameTaken: (said: string) => `There is another sales process called ${said}. Choose another name.`,
    empty: "The file is empty. To get one to start from: /deal pipeline export",
    noProcess: "This is no sales process. To see what one looks like: /deal pipeline export",
    tooLarge: (limit: number) =>
      `The file is longer than ${limit.toLocaleString("en")} characters. A process of 40 stages has a fifth of that.`,
    tooDeep: "Too many brackets or lists within one another. Write it as the exported file does.",
    alias: "References (*name) can't be used here, as they may go round in circles. Write it out.",
    tab: "There is a tab at the beginning of the line. Use spaces.",
    several: "Only one process per file. Delete everything from “---” on.",
    unclosed: "A quote or bracket before this was opened and not closed. Close it.",
    indent:
      "The indentation doesn't fit what is above. Line it up with its neighbours; quote texts that contain “: ”.",
    unreadable:
      "I can't read this. Check colons, quotes and indentation; quote texts with special characters.",
    twiceInGroup: (said: string) => `“${said}” stands twice in the same group. Delete one of them.`,
  },
};
