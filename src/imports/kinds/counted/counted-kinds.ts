/**
 * Stage counts, and customers gained and lost: nothing is made of them, their rows are kept. The newest table of a kind is what
 * the analysis tells beside the company's own deals.
 */
import { type Block, quiet } from "../../../chat/card.ts";
import { sql } from "../../../database/sql.ts";
import type { Deed } from "../../../history/deed.ts";
import type { ImportReader } from "../../cards/progress-card.ts";
import type { Import } from "../../import.ts";
import type { Outcome, ReadRow, Values } from "../../rows.ts";
import { importWords } from "../../words.ts";
import { atOnce } from "../at-once.ts";
import type { RowKind } from "../import-kind.ts";

/** As many as an analysis of a sheet reads. */
const most = 20_000;

const counted = (name: "stages" | "churn"): RowKind =>
  atOnce({
    ...{ name, most },
    plan: planKept,
    put: planKept,
    putBack: async () => [],
    told: toldKept,
  });

export const stagesKind = counted("stages");
export const churnKind = counted("churn");

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
