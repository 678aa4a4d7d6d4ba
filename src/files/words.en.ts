import { formatNumber, pluralEn } from "../text/count.ts";

export const filesEn = {
  problems: {
    tooLarge: (name: string, megabytes: number) =>
      `“${name}” is over the ${megabytes} MB limit. Send a smaller copy, or a note with a link to it.`,
    empty: (name: string) => `“${name}” is empty. Check the file and send it again.`,
    cutOff: (name: string) => `“${name}” arrived incomplete. Please send it again.`,
    program: (name: string) => `“${name}” is a program or a script, and I don't accept those.`,
    link: (name: string) =>
      `“${name}” is only a link to a file elsewhere. Upload the file itself, or send the link as a note.`,
    anotherCompany: (name: string) =>
      `“${name}” belongs to another company, and I can't open it. Download it and send me your copy.`,
    otherContent: (name: string, says: string, is: string) =>
      `“${name}” is named ${says}, but it's really ${is}. Rename it and send it again.`,
    noSuchContent: (name: string, says: string) =>
      `“${name}” is named ${says}, but its content is something else. Check the file and send it again.`,
    hugePicture: (name: string, width: number, height: number) =>
      `“${name}” is ${formatNumber(width, "en")} × ${formatNumber(height, "en")}, too large to open. Send a smaller copy.`,
    notPermitted: (name: string) =>
      `I'm not allowed to open “${name}”. Ask the person who runs Loudou to grant permission to read files.`,
    notFetched: (name: string) => `I couldn't get “${name}”. Please send it again.`,
    tooMany: (most: number) => `Please send at most ${pluralEn(most, "file")} at a time.`,
  },
  nothingKept: "No files were saved.",
  whichDeal: (names: string) =>
    `Which deal is ${names} about? Tap it, or type its name or number: /deal attach #42`,
  /** Of a file that is read rather than attached. */
  tableOrDeal: (names: string) =>
    `Shall I read ${names} as a table? If it belongs to a deal, say which, by its name or number: /deal attach #42`,
  whatFor: "What is this file for?",
  nobodysDeal: (name: string) => `Can't find “${name}”. Which deal is it about?`,
  readTable: "Read it as a table",
  noDeals: "You have no open deals to attach this to. Log one first: /deal new ACME 120k next Friday",
  nothingWaits: "Send me the file first, then tell me which deal it belongs to.",
  noCommand: "To send a file with a message, start it with “note ACME”. Nothing was done.",
  gone: "That file is already on a deal, or was sent more than a day ago. Send it again if you still need it.",
  added: (names: string, number: number) => `Added ${names} to #${number}.`,
  addedToNote: (names: string, number: number) => `${names}: added to your note on #${number}.`,
  addedBy: (who: string, names: string) => `${who} added ${names}`,
  theFile: (names: string) => `the file ${names}`,
  /** Behind the words of a note. */
  withIt: (names: string) => ` (with ${names})`,
  takenBack: (name: string) => `${name}, removed`,
  open: (name: string) => `Open ${name}`,
  erased: "a deleted file",
  notThere: "Can't find that file, or you don't have access to it.",
  wasTakenBack: "That file was removed when its note or change was undone.",
};
