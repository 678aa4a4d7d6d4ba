import { z } from "zod";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { fileIds, waiting } from "../files/claim-files.ts";
import { whatIsSaid } from "./open-sent.ts";
import { sheetCard } from "./sheet-card.ts";
import { sheetWords } from "./words.ts";

/** `/funnel table`, 表格: what was read of a file that was sent, before anything is made of it. */
export const showSheet = defineUseCase({
  name: "sheet.show",
  command: {
    group: "funnel",
    en: ["table", "sheet", "spreadsheet"],
    zh: ["表格"],
    fromLine: (): Record<string, string> => ({}),
  },
  takesFiles: true,
  needs: "funnel.see",
  changes: false,
  input: z.object({
    file: z.uuid().optional(),
    /** Those that came with the line; none where a message had none. */
    files: z
      .literal("")
      .transform((): string[] => [])
      .or(fileIds)
      .optional(),
    /** Position of the sheet in the file. */
    sheet: z.coerce.number().int().min(0).max(1_000).optional(),
  }),
  async run(turn, { file, files, sheet }) {
    const words = sheetWords(turn.locale);
    if (files?.length === 0) return refuse(words.noFile);
    const id = file ?? files?.[0] ?? (await waiting(turn, turn.place.channel))[0]?.id;
    if (id === undefined) return refuse(words.send);
    const card = sheetCard(turn, id, await whatIsSaid(turn, id), sheet);
    return showCard(card, { replace: turn.kind === "action" });
  },
});
