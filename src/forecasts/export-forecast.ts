import { z } from "zod";
import { asFile, splitAsFile } from "../asking/as-file.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { sendTables } from "../spreadsheets/send-tables.ts";
import { askedTable } from "./answers-table.ts";
import { loadAsked } from "./asked-deals.ts";
import { inTheNameOf } from "./in-the-name-of.ts";
import { forecastWords } from "./words.ts";

/** `/forecast export`: the deals of this week's card with what was answered, as a workbook; `csv` as csv. */
export const exportForecast = defineUseCase({
  name: "forecast.export",
  command: {
    group: "forecast",
    en: ["export", "excel"],
    zh: ["导出", "表格"],
    fromLine: (_words, rest): Record<string, string> => ({ export: splitAsFile(rest).export ?? "xlsx" }),
  },
  needs: "forecast.answer",
  changes: false,
  input: z.object({ ...asFile.shape, for: z.uuid().optional() }),
  async run(asker, { export: as = "xlsx", for: whom }) {
    const turn = await inTheNameOf(asker, whom);
    const words = forecastWords(turn.locale);
    const asked = await loadAsked(turn, turn.member.id, runningWeek(turn.workspace, turn.now));
    const count = asked.deals.length;
    if (count === 0) return refuse(words.nothingToExport);
    const tables = [askedTable(turn, asked)] as const;
    const file = { name: words.exportName, day: turn.today, tables, as, what: "forecast", count };
    return sendTables(asker, file);
  },
});
