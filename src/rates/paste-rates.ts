import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import type { Questions } from "../chat/question.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { readTable } from "./read-rates.ts";
import { saveRates } from "./save-rates.ts";
import { ratesWords } from "./words.ts";

/** Rows that are copied from a sheet into a form. */
export const pasteRates = defineUseCase({
  name: "rates.paste",
  needs: "rates.set",
  changes: true,
  input: z.object({ rows: z.string().max(20_000).default("") }),
  async run(turn, typed) {
    const words = ratesWords(turn.locale);
    const questions = {
      rows: {
        type: "paragraph",
        label: words.rows,
        hint: words.rowsHint,
        required: true,
        maxLength: 3_000,
        read: (text) => readTable(turn, text),
      },
    } satisfies Questions;
    const plan = { action: "rates.paste", title: words.paste, questions };
    const filled = fillForm(turn, plan, typed);
    return filled.ok ? saveRates(turn, filled.said.rows) : filled.reply;
  },
});
