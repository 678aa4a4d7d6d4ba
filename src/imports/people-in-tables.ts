/**
 * Somebody at a customer's who is to be forgotten stands in tables, too: in rows that were taken over, left out or are still to be, and
 * in the files that they came in or were handed back in.
 */
import type { NamedPerson, NamesPeople } from "../customers/contacts/erase-person.ts";
import { rowsOf } from "../database/rows-of.ts";
import { type Sql, sql } from "../database/sql.ts";
import { dropWaiting } from "../files/drop-waiting.ts";
import type { Deed } from "../history/deed.ts";
import type { KindName } from "../spreadsheets/kinds/field.ts";
import { normaliseCustomerName } from "../understanding/customer-name.ts";
import { textIn } from "./kinds/import-kind.ts";
import type { AppliedRow, Values } from "./rows.ts";

export const peopleInTables: NamesPeople = {
  async naming(deed, named) {
    const rows = await rowsNaming(deed, named);
    return rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== "").join(" · "));
  },

  async forget(deed, named, instead) {
    const rows = await rowsNaming(deed, named);
    const [about, naming] = [rows.filter(({ isThem }) => isThem), rows.filter(({ isThem }) => !isThem)];
    await emptyRows(deed, about);
    await replaceIn(deed, naming, named.pattern, instead);
    await replaceInKept(deed, named.pattern, instead);
    return dropWaiting(deed.db, deed.workspace.id);
  },
};

type Found = Readonly<{ importId: string; nth: number; cells: readonly string[] }>;
type Row = Found &
  Pick<AppliedRow, "changes" | "subjectId"> &
  Readonly<{
    values: Values | null;
    kind: KindName;
    /** By what a table calls a customer: its id, as somebody said. */
    same: Readonly<Record<string, string>> | null;
    /** Their address or their number stands there, which is nobody else's. */
    sure: boolean;
  }>;

/** Rows that are about them or name them, and not somebody of the same name elsewhere. `isThem`: the row is about nobody else. */
async function rowsNaming(deed: Deed, named: NamedPerson): Promise<(Found & { isThem: boolean })[]> {
  const { db, workspace } = deed;
  const said = sql`concat_ws(' ', r."cells"::text, r."values"::text)`;
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT r."importId", r."nth", r."cells", r."values", r."changes", r."subjectId", i."kind", i."decided" -> 'same' AS "same",
           ${said} ~* ${named.ownPattern} AS "sure"
      FROM "ImportRow" r JOIN "Import" i ON i."id" = r."importId"
     WHERE r."workspaceId" = ${workspace.id}::uuid
       AND (r."subjectId" = ${named.id}::uuid OR r."changes" #> '{touch,1,contactIds}' ? ${named.id} OR ${said} ~* ${named.pattern})
     ORDER BY r."importId", r."nth"`);
  const isAtTheirs = await placesIn(deed, named);
  const name = named.name.toLowerCase();
  return rows
    .filter(
      (row) => row.subjectId === named.id || metIn(row).includes(named.id) || row.sure || isAtTheirs(row),
    )
    .map((row) => ({
      ...{ importId: row.importId, nth: row.nth, cells: row.cells },
      isThem:
        row.kind === "contacts" &&
        (row.subjectId === named.id ||
          row.sure ||
          textIn(row.values ?? {}, "contact").toLowerCase() === name),
    }));
}

/** What a row of visits keeps, see touches-kind.ts. */
const touchIn = ({ changes }: Pick<Row, "changes">) =>
  changes?.touch?.[1] as Readonly<{ customerId: string; contactIds: readonly string[] }> | undefined;

const metIn = (row: Row): readonly string[] => touchIn(row)?.contactIds ?? [];

/** @returns whether a row is about a customer at which they are or were */
async function placesIn({ db, workspace }: Deed, { customerIds }: NamedPerson) {
  const customers = await db.customer.findMany({
    where: { workspaceId: workspace.id, id: { in: [...customerIds] } },
    select: { name: true },
  });
  const names = new Set(customers.map((one) => normaliseCustomerName(one.name)));
  return (row: Row): boolean => {
    const called = textIn(row.values ?? {}, "customer");
    const id = touchIn(row)?.customerId ?? row.same?.[called];
    return id === undefined ? names.has(normaliseCustomerName(called)) : customerIds.includes(id);
  };
}

const these = (rows: readonly Found[]): Sql =>
  rowsOf(
    rows.map(({ importId, nth }) => ({ importId, nth })),
    sql`"importId" uuid, "nth" int`,
  );

/** Only the customer is left of them. What was not done yet is never done: it would make somebody without a name. */
async function emptyRows({ db, workspace }: Deed, rows: readonly Found[]): Promise<void> {
  if (rows.length === 0) return;
  // What is applied waits in its row until the import counts.
  const isDone = sql`r."applied" AND i."eventId" IS NOT NULL`;
  await db.$executeRaw(sql`
    UPDATE "ImportRow" r
       SET "cells" = '[]', "changes" = NULL,
           "values" = jsonb_strip_nulls(jsonb_build_object('customer', r."values" -> 'customer')),
           "does" = CASE WHEN ${isDone} THEN r."does" ELSE 'reject' END,
           "why" = CASE WHEN ${isDone} THEN NULL ELSE '{"code": "erased"}'::jsonb END
      FROM ${these(rows)} o JOIN "Import" i ON i."id" = o."importId"
     WHERE r."workspaceId" = ${workspace.id}::uuid AND r."importId" = o."importId" AND r."nth" = o."nth"`);
}

/** The rest of what colleagues wrote is theirs. A cell that held only the name is empty, so that nobody is called “(erased)”. */
async function replaceIn(
  { db, workspace }: Deed,
  rows: readonly Found[],
  pattern: string,
  instead: string,
): Promise<void> {
  if (rows.length === 0) return;
  const without = (text: Sql) => sql`regexp_replace(${text}, ${pattern}, ${instead}, 'gi')`;
  const ofText = (json: Sql) => sql`(
    SELECT jsonb_object_agg(v."key", CASE
             WHEN jsonb_typeof(v."value") <> 'string' THEN v."value"
             WHEN v."key" = 'contact' THEN to_jsonb(regexp_replace(v."value" #>> '{}', ${pattern}, '', 'gi'))
             ELSE to_jsonb(${without(sql`v."value" #>> '{}'`)}) END) FROM jsonb_each(${json}) v)`;
  await db.$executeRaw(sql`
    UPDATE "ImportRow" r
       SET "cells" = (SELECT coalesce(jsonb_agg(CASE ${without(sql`c."text"`)} WHEN ${instead} THEN '' ELSE ${without(sql`c."text"`)} END
                                                ORDER BY c."at"), '[]')
                        FROM jsonb_array_elements_text(r."cells") WITH ORDINALITY c("text", "at")),
           "values" = ${ofText(sql`r."values"`)}, "why" = ${ofText(sql`r."why"`)},
           "changes" = CASE WHEN r."changes" #>> '{touch,1,text}' IS NULL THEN r."changes"
             ELSE jsonb_set(r."changes", '{touch,1,text}', to_jsonb(${without(sql`r."changes" #>> '{touch,1,text}'`)})) END
      FROM ${these(rows)} o
     WHERE r."workspaceId" = ${workspace.id}::uuid AND r."importId" = o."importId" AND r."nth" = o."nth"`);
}

/** Of imports that were taken back: who stayed, by name. */
const replaceInKept = ({ db, workspace }: Deed, pattern: string, instead: string) =>
  db.$executeRaw(sql`
    UPDATE "Import" i SET "decided" = jsonb_set(i."decided", '{kept,names}', (
        SELECT coalesce(jsonb_agg(regexp_replace(n."name", ${pattern}, ${instead}, 'gi') ORDER BY n."at"), '[]')
          FROM jsonb_array_elements_text(i."decided" #> '{kept,names}') WITH ORDINALITY n("name", "at")))
     WHERE i."workspaceId" = ${workspace.id}::uuid AND i."kind" IN ('contacts', 'touches')
       AND i."decided" #>> '{kept,names}' ~* ${pattern}`);
