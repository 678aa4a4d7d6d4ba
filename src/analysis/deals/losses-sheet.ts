/** Losses of the company's deals as a table to go on with: the same as on the card, each cell a number or a text. */
import type { Turn } from "../../chat/use-case.ts";
import { meaningOf } from "../../measures/words.ts";
import { currenciesOf, sumsCells, sumsColumns } from "../../spreadsheets/writing/sums-columns.ts";
import type { Column } from "../../spreadsheets/writing/table.ts";
import { formatList } from "../../text/count.ts";
import type { PartTold } from "../parts.ts";
import { analysisWords } from "../words.ts";
import { type LossRow, nameOf } from "./loss-rows.ts";

/** @param before what the period before is called */
export function lossesSheet(turn: Turn, rows: readonly LossRow[], before: string): PartTold["sheet"] {
  const { locale, workspace } = turn;
  const words = analysisWords(locale);
  const none = new Map<string, bigint>();
  const currencies = currenciesOf(
    rows.map(({ loss }) => loss?.sums ?? none),
    workspace.currency,
  );
  const means = meaningOf(locale, "Loss per step, bottleneck");
  const text = (label: string): Column => ({ label, type: "text" });
  const number = (label: string): Column => ({ label, type: "number" });
  const percent = (label: string): Column => ({ label, type: "percent" });
  const conversion = { ...percent(words.goesOn), means: meaningOf(locale, "Conversion") };
  return {
    columns: [
      ...[text(words.stage), { ...number(words.lostDeals), means }],
      ...sumsColumns(words.moneyLost, currencies),
      ...[text(words.why), conversion, percent(words.rangeFrom), percent(words.rangeTo)],
      ...[number(words.decided), percent(words.inPeriod(words.goesOn, before))],
      ...[number(words.inPeriod(words.decided, before)), number(words.days)],
    ],
    rows: rows.map(({ name, loss, now, earlier }) => [
      ...[name, loss?.count ?? 0, ...sumsCells(loss?.sums ?? none, currencies)],
      formatList(
        (loss?.reasons ?? [])
          .filter(({ reason }) => reason !== "")
          .map(({ reason, count }) => `${nameOf(turn, reason)} ${count}`),
        locale,
      ),
      ...[now?.rate, now?.range?.[0], now?.range?.[1], now?.decided],
      ...[earlier?.rate, earlier?.decided, now?.days],
    ]),
  };
}
