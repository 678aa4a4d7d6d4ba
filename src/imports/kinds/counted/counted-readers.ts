/** Rows of what was counted by period, as the analysis reads them; what it would leave out is left out here, too. */
import { type ChurnRow, churnReader as churnRowReader } from "../../../spreadsheets/counts/churn-rows.ts";
import {
  type RowReader as CountReader,
  countedIn,
  type LeftOut,
} from "../../../spreadsheets/counts/counted.ts";
import { type StageRow, stageReader } from "../../../spreadsheets/counts/stage-rows.ts";
import type { SheetRecord, Value } from "../../../spreadsheets/records/read-records.ts";
import type { ReaderOf, RowReader } from "../../reading/read-as.ts";
import type { Why } from "../../rows.ts";

export const stagesReader: ReaderOf = (reading, context) =>
  reads(
    stageReader(reading),
    countedIn(reading, context),
    ({ stage, period, count, minor, reason }, currency) => ({
      ...{ stage, count, period, reason },
      amount: minor === undefined ? undefined : { minor, currency },
    }),
  );

export const churnReader: ReaderOf = (reading, context) =>
  reads<ChurnRow>(
    churnRowReader(),
    countedIn(reading, context),
    ({ planned, revenue, product, ...row }, currency) => ({
      ...row,
      product: product || undefined,
      planned: planned === undefined ? undefined : { minor: planned, currency },
      revenue: revenue === undefined ? undefined : { minor: revenue, currency },
    }),
  );

/** @param fieldsOf the row by the fields of its kind */
function reads<Row extends ChurnRow | StageRow>(
  read: CountReader<Row>,
  currency: string,
  fieldsOf: (row: Row, currency: string) => Readonly<Record<string, Value | undefined>>,
): RowReader {
  return (record) => {
    const row = read(record, currency);
    const { values } = record;
    if (row === undefined) return { values, why: { code: "no-numbers" } };
    if (typeof row === "string") return { values, why: whyLeftOut(row as LeftOut["why"], record) };
    const fields = Object.entries(fieldsOf(row, currency));
    return {
      values: Object.fromEntries(
        fields.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
      ),
    };
  };
}

const aboutFields: Readonly<Record<LeftOut["why"], readonly string[]>> = {
  "no-stage": ["stage"],
  "no-period": ["period"],
  "no-count": ["count", "gained", "lost", "customers"],
  "no-amount": ["amount", "planned", "revenue"],
  "other-currency": [],
};

function whyLeftOut(why: LeftOut["why"], { faults }: SheetRecord): Why {
  const [field = ""] = aboutFields[why];
  const fault = faults.find((one) => aboutFields[why].includes(one.field) && one.text !== "");
  if (fault) return { ...fault };
  if (why === "no-stage" || why === "no-period") return { code: "missing", field };
  return { code: why === "no-count" ? "no-whole-number" : why };
}
