import { periodNamed } from "../../calendar/period.ts";
import { fillForm } from "../../chat/fill-form.ts";
import { choiceOf } from "../../chat/question.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { formatPeriod } from "../../text/format/date.ts";
import { productsIn, yearsIn } from "../counts/rows-of-period.ts";
import type { Counts } from "../stored/read-stored.ts";
import { analysisWords } from "../words.ts";
import { analyseSheet } from "./analyse-sheet.ts";
import { readCounts } from "./read-counts.ts";
import { sheetAsked, sourceOf } from "./sheet-asked.ts";
import { stagePeriods } from "./stage-periods.ts";

/** As many as the smallest platform's choice has. */
const mostOptions = 90;

/** Which product, and which period: asked in a form, as a sheet may have hundreds. */
export const chooseInSheet = defineUseCase({
  name: "sheet.choose",
  needs: "funnel.see",
  changes: false,
  input: sheetAsked,
  async run(turn, values) {
    const words = analysisWords(turn.locale);
    const counts = await readCounts(turn, values);
    const products = counts.kind === "churn" ? productsIn(counts.counted.rows).slice(0, mostOptions) : [];
    const { required } = chatWords(turn.locale);
    const plan = {
      action: "sheet.choose",
      title: words.choose,
      submit: words.show,
      hidden: {
        ...Object.fromEntries(Object.entries(sourceOf(values)).map(([name, value]) => [name, String(value)])),
        ...(values.part && { part: values.part }),
      },
      questions: {
        ...(products.length > 0 && {
          product: {
            ...choiceOf(
              [
                { value: "", label: words.allProducts },
                ...products.map((name) => ({ value: name, label: name })),
              ],
              required,
            ),
            ...{ label: words.whichProduct, required: false, now: values.product },
          },
        }),
        period: {
          ...choiceOf([{ value: "", label: words.allPeriods }, ...periodsOf(turn, counts)], required),
          ...{ label: words.whichPeriod, required: false, now: values.period },
        },
      },
    };
    const filled = fillForm(turn, plan, values);
    if (!filled.ok) return filled.reply;
    return analyseSheet.run(turn, { ...values, table: false, product: "", ...filled.said });
  },
});

/** The newest first; of customers gained and lost the years, and what is finer within them. */
function periodsOf(turn: Turn, counts: Counts) {
  const { fiscalStartMonth } = turn.workspace.settings;
  if (counts.kind === "stages")
    return stagePeriods(turn, counts.counted.rows)
      .filter(({ id }) => id !== "")
      .toReversed()
      .slice(0, mostOptions)
      .map(({ id, label }) => ({ value: id, label }));
  const { rows } = counts.counted;
  const finer = [...new Set(rows.map(({ period }) => period))].filter((id) => id.length > 4);
  return [...yearsIn(rows, fiscalStartMonth).toReversed(), ...finer.toSorted().toReversed()]
    .slice(0, mostOptions)
    .map((id) => ({
      value: id,
      label: formatPeriod(periodNamed(id, fiscalStartMonth)!, turn.locale, turn.today),
    }));
}
