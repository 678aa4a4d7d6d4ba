/** How customers' names are matched and typed in letters: stored with them, so that the database finds them by it. */
import type { Database } from "../database/open-database.ts";
import { rowsOf } from "../database/rows-of.ts";
import { joinSql, noSql, rawSql, type Sql, sql } from "../database/sql.ts";
import { transaction } from "../database/transaction.ts";
import { normaliseCustomerName } from "../understanding/customer-name.ts";
import { namePartsOf } from "../understanding/name-core.ts";
import { pinyinOf, soundsOf } from "../understanding/pinyin.ts";
import { remembered } from "../understanding/remembered.ts";

/** Raise it with every change of the rules: then the next start reads all names anew. */
const readingsVersion = 5;

/** The columns, by every usual reading: 乐清 is "yueqing leqing". */
export const readingsOf = remembered((name) => {
  const sounds = soundsOf(name);
  const { core, place, trade } = namePartsOf(name);
  return {
    normalised: normaliseCustomerName(name),
    pinyin: sounds.map(({ full }) => full).join(" "),
    initials: [...new Set(sounds.map(({ initials }) => initials))].join(" "),
    core,
    coreSound: pinyinOf(core).full,
    place,
    trade,
    readings: readingsVersion,
  } as const;
});

const columns = Object.keys(readingsOf("")) as (keyof ReturnType<typeof readingsOf>)[];

/** The columns' names, of a table or as they are. */
export const readingColumns = (alias = noSql): Sql =>
  joinSql(columns.map((column) => sql`${alias}${rawSql(`"${column}"`)}`));

/** As `rowsOf` wants them. */
export const readingTypes: Sql = joinSql(
  columns.map((column) => rawSql(`"${column}" ${column === "readings" ? "int" : "text"}`)),
);

/** So many names a transaction: nobody waits for more. */
const batch = 1000;

/** Reads names that were stored by older rules, or by an older program, by today's. At start; a stop in between loses nothing. */
export async function readNamesAnew(database: Database): Promise<void> {
  for (;;) {
    const count = await transaction(database, async (tx) => {
      const stale = await tx.$queryRaw<{ id: string; name: string }[]>(sql`
        SELECT "id", "name" FROM "Customer" WHERE "readings" < ${readingsVersion} AND "goneAt" IS NULL ORDER BY "id" LIMIT ${batch}
        FOR UPDATE SKIP LOCKED`);
      const rows = stale.map(({ id, name }) => ({ id, ...readingsOf(name) }));
      await tx.$executeRaw(sql`
        UPDATE "Customer" c SET (${readingColumns()}) = ROW(${readingColumns(sql`r.`)})
        FROM ${rowsOf(rows, sql`"id" uuid, ${readingTypes}`)} r WHERE c."id" = r."id"`);
      return stale.length;
    });
    if (count < batch) return;
  }
}
