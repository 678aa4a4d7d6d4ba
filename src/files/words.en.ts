import { formatNumber, pluralEn } from "../text/count.ts";

export const filesEn = {
  problems: {
    tooLarge: (name: string, megabytes: number) =>
      `“${name}” is larger than ${megabytes} MB, the most I keep. Send a smaller copy, or a note with the link to it.`,
    empty: (name: string) => `“${name}” is empty. Check the file and send it again.`,
    cutOff: (name: string) => `“${name}” did not arrive whole. Please send it again.`,
    program: (name: string) => `“${name}” is a program or a script, and I don't keep those.`,
    link: (name: string) =>
      `“${name}” is only a link to a file elsewhere. Upload the file itself, or send the link as a note.`,
    anotherCompany: (name: string) =>
      `“${name}” belongs to another company, and I can't open it. Download it and send me your copy.`,
    otherContent: (name: string, says: string, is: string) =>
      `“${name}” says ${says}, but it is ${is}. Give it that ending and send it again.`,
    noSuchContent: (name: string, says: string) =>
      `“${name}” says ${says}, but what is in it is something else. Check the file and send it again.`,
    hugePicture: (name: string, width: number, height: number) =>
      `“${name}” is ${formatNumber(width, "en")} × ${formatNumber(height, "en")}, too large a picture for anyone to open. Send a smaller copy.`,
    notPermitted: (name: string) =>
      `I'm not allowed to open “${name}”. Ask whoever runs me to grant the permission to read files.`,
    notFetched: (name: string) => `“${name}” could not be fetched. Please send it again.`,
    tooMany: (most: number) => `Please send at most ${pluralEn(most, "file")} at a time.`,
  },
  nothingKept: "None of the files was kept.",
  whichDeal: (names: string) =>
    `Which deal is ${names} about? Tap it, or type its name or number: /deal attach #42`,
  nobodysDeal: (name: string) => `No deal is called “${name}”. Which one is it about?`,
  noDeals:
    "You have no open deals yet, so this can't go anywhere. Log one first: /deal new ACME 120k next Friday",
  nothingWaits: "Send me the file first; then say which deal it belongs to.",
  noCommand: "A file goes with a note: write “note ACME” and your words with it. Nothing was done.",
  gone: "That file is with a deal already, or was sent more than a day ago. Send it again if you still need it.",
  added: (names: string, number: number) => `${names}: added to #${number}.`,
  addedToNote: (names: string, number: number) => `${names}: added to your note on #${number}.`,
  addedBy: (who: string, names: string) => `${who} added ${names}`,
  theFile: (names: string) => `the file ${names}`,
  /** Behind the words of a note. */
  withIt: (names: string) => ` (with ${names})`,
  takenBack: (name: string) => `${name}, taken back`,
  open: (name: string) => `Open ${name}`,
  erased: "a file that was erased",
  notThere: "That file isn't there anymore, or isn't yours to see.",
  wasTakenBack: "That file was taken back with its note or change, so it can't be opened.",
};
