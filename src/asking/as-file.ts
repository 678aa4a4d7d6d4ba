/** That an answer is wanted as a file, and as which: what is typed for it, and what the button carries. */
import { z } from "zod";
import type { ButtonValues } from "../chat/card.ts";
import { button } from "../chat/card.ts";
import { tableFormats } from "../spreadsheets/writing/table.ts";
import type { Locale } from "../text/locale.ts";
import { askingWords } from "./words.ts";

/** Not part of a question: what asks the same again, or more, does not ask for a file again. */
export const asFile = z.object({ export: z.enum(tableFormats).optional() });
export type AsFile = Readonly<z.output<typeof asFile>>;

export const filePhrases: readonly (readonly [phrases: string, means: AsFile])[] = [
  [
    "export|excel|xlsx|to excel|as excel|export to excel|export excel|导出|导出表格|表格|导出excel|导出 excel",
    { export: "xlsx" },
  ],
  ["csv|to csv|as csv|export csv|export to csv|export as csv|导出csv|导出 csv", { export: "csv" }],
];

/** At the end of a line that is otherwise a name: "ACME export" is ACME, as a workbook. */
export function splitAsFile(line: string): Readonly<{ rest: string }> & AsFile {
  for (const [phrases, means] of filePhrases)
    for (const phrase of phrases.split("|").toSorted((a, b) => b.length - a.length)) {
      const at = line.length - phrase.length;
      const isLast = line.slice(at).toLowerCase() === phrase;
      if (at >= 0 && isLast && (at === 0 || /\s/.test(line[at - 1]!)))
        return { rest: line.slice(0, at).trim(), ...means };
    }
  return { rest: line };
}

/** Nothing but that: "export", 导出 csv. */
export const isAsFile = (line: string): boolean => {
  const { rest, export: as } = splitAsFile(line.trim());
  return as !== undefined && rest === "";
};

/** What is on the card as a workbook. @param values by which the same is asked again */
export const exportButton = (locale: Locale, action: string, values: ButtonValues) =>
  button(askingWords(locale).export, action, { ...values, export: "xlsx" });
