import { z } from "zod";
import { button, sheetAction } from "../../chat/card.ts";
import { readLine } from "../../chat/command-line.ts";
import { refuse } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { fileIds, unclaimed, waiting } from "../../files/claim-files.ts";
import { fileNames } from "../../files/say-files.ts";
import { fileWords } from "../../files/words.ts";
import { attachAlone, attachToNote } from "../attaching/attach-files.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { theDeal } from "../naming/ask-which.ts";
import { noteDeal } from "./note-deal.ts";

/**
 * Files that were sent, with a note (`note ACME met the CFO`) or without a word: right after a note they belong to it,
 * else it is asked which deal they are about. `/deal attach ACME` answers that.
 */
export const fileDeal = defineUseCase({
  name: "deal.file",
  command: {
    group: "deal",
    en: ["attach", "file"],
    zh: ["附件", "附上"],
    fromLine: (_words, rest) => ({ deal: rest }),
  },
  needs: "deal.change",
  changes: true,
  input: dealNamed.extend({ files: fileIds.optional(), line: z.string().max(20_000).default("") }),
  async run(turn, { files: sent, line, ...named }) {
    const words = fileWords(turn.locale);
    if (sent && line.trim() !== "") {
      const note = noteIn(line);
      return note === undefined
        ? refuse(words.noCommand)
        : noteDeal.run(turn, { line: note, note: "", files: sent });
    }
    const found = sent ? await unclaimed(turn, sent) : await waiting(turn, turn.place.channel);
    const table = found.find(({ name }) => isTable.test(name));
    // A table rather is what a company wants read than what a note speaks of.
    if (sent && turn.kind === "file" && !table) {
      const attached = await attachToNote(turn, sent);
      if (attached) return attached;
    }
    if (found.length === 0) return refuse(sent ? words.gone : words.nothingWaits);
    const files = found.map(({ id }) => id);
    const deal = await theDeal(turn, named, {
      action: "deal.file",
      values: { files: files.join(",") },
      question: (table ? words.tableOrDeal : words.whichDeal)(fileNames(found, turn.locale)),
      title: table && words.whatFor,
      noneOfMine: words.noDeals,
      offer: table && button(words.readTable, sheetAction, { file: table.id }, { style: "primary" }),
    });
    return attachAlone(turn, deal, files);
  },
});

/** An old workbook is none that is read, but who sends one is told how to save it. */
const isTable = /\.(?:xlsx?|xlsm|xltx|ods|csv|tsv)$/i;

/** The text after the optional note verb; undefined when the words are another command. */
function noteIn(line: string): string | undefined {
  const said = line.trim();
  for (const one of [said, `/deal ${said}`]) {
    const read = readLine(one, [noteDeal]);
    if (read.type === "run") return read.values.line ?? "";
  }
  return /^[/／]/.test(said) ? undefined : said;
}
