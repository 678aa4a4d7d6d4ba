import { z } from "zod";
import { refuse } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { sendTables } from "../../spreadsheets/send-tables.ts";
import { leftOutTable } from "../left-out-table.ts";
import { importWords } from "../words.ts";
import { foundImport } from "./found-import.ts";

/** What was left out, as a file with the reasons. */
export const sendLeftOut = defineUseCase({
  name: "import.rejected",
  needs: "table.import",
  changes: true,
  input: z.object({ id: z.uuid() }),
  async run(turn, { id }) {
    const words = importWords(turn.locale);
    const one = await foundImport(turn, id);
    const count = one.counts.reject ?? 0;
    if (count === 0) return refuse(words.noneRejected);
    const tables = [leftOutTable(turn.db, one, turn.locale)] as const;
    const name = words.rejectedName(one.fileName);
    return sendTables(turn, { what: "left-out", count, name, day: turn.today, tables, as: "xlsx" });
  },
});
