/** How customers' names are matched and typed in letters: stored with them, so that the database finds them by it. */
import type { Database } from "../database/open-database.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import { transaction } from "../database/transaction.ts";
import { normaliseCustomerName } from "../understanding/customer-name.ts";
import { soundsOf } from "../understanding/pinyin.ts";

/** Raise it with every change of the rules: then the next start reads all names anew. */
const readingsVersion = 2;

/** The columns, by every usual reading: 乐清 is "yueqing leqing". */
export function readingsOf(name: string) {
  const sounds = soundsOf(name);
  return {
    normalised: normaliseCustomerName(name),
    pinyin: sounds.map(({ full }) => full).join(" "),
    initials: [...new Set(sounds.map(({ initials }) => initials))].join(" "),
    readings: readingsVersion,
  };
}

/** So many names a transaction: nobody waits for more. */
const batch = 1000;

/** Reads names that were stored by older rules, or by an older program, by today's. At start; a stop in between loses nothing. */
export async function readNamesAnew(database: Database): Promise<void> {
  for (;;) {
    const count = await transaction(database, async (tx) => {
      const stale = await tx.$queryRaw<{ id: string; name: string }[]>(sql`
        SELECT "id", "name" FROM "Customer" WHERE "readings" < ${readingsVersion} ORDER BY "id" LIMIT ${batch}
        FOR UPDATE SKIP LOCKED`);
      const rows = stale.map(({ id, name }) => ({ id, ...readingsOf(name) }));
      await tx.$executeRaw(sql`
        UPDATE "Customer" c SET "normalised" = r."normalised", "pinyin" = r."pinyin", "initials" = r."initials", "readings" = r."readings"
        FROM ${rowsOf(rows, sql`"id" uuid, "normalised" text, "pinyin" text, "initials" text, "readings" int`)} r WHERE c."id" = r."id"`);
      return stale.length;
    });
    if (count < batch) return;
  }
}
