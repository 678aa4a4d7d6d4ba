/**
 * Stage counts, and customers gained and lost: nothing is made of them, their rows are kept. The newest table of a kind is what
 * the analysis tells beside the company's own deals.
 */
import { type Block, quiet } from "../../../chat/card.ts";
import { sql } from "../../../database/sql.ts";
import type { Deed } from "../../../history/deed.ts";
import { type ChurnRow, churnReader } from "../../../spreadsheets/counts/churn-rows.ts";
import { countedIn, type LeftOut, type RowReader } from "../../../spreadsheets/counts/counted.ts";
import { type StageRow, stageReader } from "../../../spreadsheets/counts/stage-rows.ts";
import type { RecordContext, SheetRecord, Value } from "../../../spreadsheets/records/read-records.ts";
import type { Reading } from "../../../spreadsheets/records/reading.ts";
import type { ImportReader } from "../../cards/progress-card.ts";
import type { Import } from "../../import.ts";
import type { Outcome, ReadRow, Values, Why } from "../../rows.ts";
import { importWords } from "../../words.ts";
import { atOnce } from "../at-once.ts";
import type { ReadAs, RowKind } from "../import-kind.ts";

/** As many as an analysis of a sheet reads. */
const most = 20_000;

const counted = (
  name: "stages" | "churn",
  reader: (reading: Reading, context: RecordContext) => (record: SheetRecord) => ReadAs,
): RowKind =>
  atOnce({
    ...{ name, needs: "table.import", most },
    reader: ({ reading }, context) => reader(reading, context),
    plan: planKept,
    put: planKept,
    putBack: async () => [],
    told: toldKept,
  });

export const stagesKind = counted("stages", (reading, context) =>
  reads(
    stageReader(reading),
    countedIn(reading, context),
    ({ stage, period, count, minor, reason }, currency) => ({
      ...{ stage, count, period, reason },
      amount: minor === undefined ? undefined : { minor, currency },
    }),
  ),
);

export const churnKind = counted("churn", (reading, context) =>
  reads<ChurnRow>(
    churnReader(),
    countedIn(reading, context),
    ({ planned, revenue, product, ...row }, currency) => ({
      ...row,
      product: product || undefined,
      planned: planned === undefined ? undefined : { minor: planned, currency },
      revenue: revenue === undefined ? undefined : { minor: revenue, currency },
    }),
  ),
);

/** @param fieldsOf the row by the fields of its kind */
function reads<Row extends ChurnRow | StageRow>(
  read: RowReader<Row>,
  currency: string,
  fieldsOf: (row: Row, currency: string) => Readonly<Record<string, Value | undefined>>,
): (record: SheetRecord) => ReadAs {
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

/** What the newest table of the kind has as well is unchanged; a row less is a change, too: then all of it is written anew. */
async function planKept(deed: Deed, one: Import, rows: readonly ReadRow[]): Promise<Outcome[]> {
  const former = Map.groupBy(await newestRows(deed, one), textOf);
  let left = [...former.values()].reduce((all, some) => all + some.length, 0);
  const known = rows.map(({ values }) => {
    const found = former.get(textOf(values))?.pop() !== undefined;
    if (found) left -= 1;
    return found;
  });
  const isShorter = left > 0 && known.every(Boolean);
  return rows.map(({ nth }, at) => ({ nth, does: known[at] ? (isShorter ? "update" : "same") : "create" }));
}

/** Both as the database writes them, so in the same order of keys. */
const textOf = (values: Values): string => JSON.stringify(values);

const newest = ({ workspaceId, kind, id }: Import) => sql`
  SELECT i."id" FROM "Import" i WHERE i."workspaceId" = ${workspaceId}::uuid AND i."kind" = ${kind} AND i."state" = 'done'
     AND i."id" <> ${id}::uuid ORDER BY i."doneAt" DESC LIMIT 1`;

async function newestRows({ db }: Deed, one: Import): Promise<Values[]> {
  const rows = await db.$queryRaw<{ values: Values }[]>(sql`
    SELECT r."values" FROM "ImportRow" r WHERE r."workspaceId" = ${one.workspaceId}::uuid AND r."importId" = (${newest(one)})
       AND r."does" IN ('create', 'update', 'same') LIMIT ${most}::int`);
  return rows.map(({ values }) => values);
}

/** What it is good for, and which table gives way to it. */
async function toldKept({ db, locale }: ImportReader, one: Import): Promise<Block[]> {
  const words = importWords(locale);
  const [former] = await db.$queryRaw<{ fileName: string }[]>(sql`
    SELECT i."fileName" FROM "Import" i WHERE i."workspaceId" = ${one.workspaceId}::uuid AND i."id" = (${newest(one)})`);
  return [quiet(former ? words.keptInPlaceOf(former.fileName) : words.keptForAnalysis)];
}
