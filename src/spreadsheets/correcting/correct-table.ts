import { z } from "zod";
import { fillForm } from "../../chat/fill-form.ts";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { toTimestamp } from "../../database/columns.ts";
import { kindNames } from "../kinds/field.ts";
import { type Sent, withSent } from "../open-sent.ts";
import { correctedReading } from "../records/correct-reading.ts";
import { shapeOf } from "../records/header-key.ts";
import { rememberShape } from "../shapes.ts";
import { sheetCard } from "../sheet-card.ts";
import { readAnew } from "../understand-file.ts";
import { correctionIn, correctPlan, readingAs } from "./correct-plan.ts";

/**
 * What a table's rows are, which column is which, and what it leaves open, set right by hand; kept for tables with the same
 * columns. Not in one transaction: a large file takes seconds to be read.
 */
export const correctTable = defineUseCase({
  name: "sheet.correct",
  needs: "deal.change",
  changes: false,
  input: z
    .object({
      file: z.uuid(),
      /** Position of the sheet in the file. */
      sheet: z.coerce.number().int().min(0).max(1_000).default(0),
      kind: z.enum(kindNames).optional().catch(undefined),
      /** For which kind the form was drawn. */
      drawn: z.enum(kindNames).optional().catch(undefined),
    })
    .catchall(z.unknown()),
  async run(turn, values) {
    return withSent(turn, values.file, async (sent) => {
      const sheet = sent.sheets.find(({ at }) => at === values.sheet) ?? sent.sheets[0]!;
      const isOther = values.kind !== undefined && values.kind !== values.drawn;
      const reading = readingAs(turn, sheet, values.kind ?? sheet.reading.kind);
      const plan = correctPlan(turn, values.file, sheet, reading);
      const filled = fillForm(turn, isOther ? { ...plan, complete: false } : plan, isOther ? {} : values);
      if (!filled.ok) return filled.reply;
      const { member, now } = turn;
      const corrected = correctedReading(
        sheet.survey,
        reading,
        correctionIn(filled.said, reading.kind),
        sent.context,
      );
      const at = toTimestamp(now);
      await rememberShape(turn, shapeOf(sheet.survey.header.names), corrected, at);
      const remembered = { reading: corrected, by: member.name, at };
      const again = await readAnew(sent.spreadsheet, sheet, remembered, sent.context);
      return showCard(sheetCard(turn, values.file, withSheet(sent, again), again.at), { replace: true });
    });
  },
});

const withSheet = (sent: Sent, sheet: Sent["sheets"][number]): Sent => ({
  ...sent,
  sheets: sent.sheets.map((one) => (one.at === sheet.at ? sheet : one)),
});
