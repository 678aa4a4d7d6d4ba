import { z } from "zod";
import { fillForm } from "../../chat/fill-form.ts";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { toTimestamp } from "../../database/columns.ts";
import { kindNames } from "../kinds/field.ts";
import { whatIsSaid } from "../open-sent.ts";
import { correctedReading } from "../records/correct-reading.ts";
import { shapeOf } from "../records/header-key.ts";
import { rememberShape } from "../shapes.ts";
import { sheetCard } from "../sheet-card.ts";
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
    const { sheets, context } = await whatIsSaid(turn, values.file);
    const sheet = sheets.find(({ at }) => at === values.sheet) ?? sheets[0]!;
    const isOther = values.kind !== undefined && values.kind !== values.drawn;
    const reading = readingAs(turn, sheet, values.kind ?? sheet.reading.kind);
    const plan = correctPlan(turn, values.file, sheet, reading);
    const filled = fillForm(turn, isOther ? { ...plan, complete: false } : plan, isOther ? {} : values);
    if (!filled.ok) return filled.reply;
    const corrected = correctedReading(
      sheet.survey,
      reading,
      correctionIn(filled.said, reading.kind),
      context,
    );
    await rememberShape(turn, shapeOf(sheet.survey.header.names), corrected, toTimestamp(turn.now));
    const anew = await whatIsSaid(turn, values.file);
    return showCard(sheetCard(turn, values.file, anew, sheet.at), { replace: true });
  },
});
