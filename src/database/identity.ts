/** By what a database is known to be the same one, and no copy of it. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "./database.ts";
import { clusterIn } from "./place.ts";
import { sql } from "./sql.ts";

/**
 * On a server: the cluster's own number and the database's in it, which a dump does not carry along. Embedded: the
 * number and the birth of a file that is made once, which a copied folder's has not.
 * @returns undefined where there is no telling: in memory, or where the server does not say
 */
export async function identityOf(database: Database, dataDir: string): Promise<string | undefined> {
  if (database.kind === "server") {
    const rows = await database.prisma
      .$queryRaw<{ name: string }[]>(sql`
      SELECT system_identifier::text || '/' || (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS name
        FROM pg_control_system()`)
      .catch(() => []);
    return rows[0]?.name;
  }
  if (dataDir.startsWith("memory://")) return undefined;
  const file = await stat(join(clusterIn(dataDir), "PG_VERSION")).catch(() => undefined);
  return file && `${file.ino} ${Math.round(file.birthtimeMs)}`;
}

/** Some file systems do not keep one of the two: what differs in both is a copy. */
export function isCopy(known: string, now: string): boolean {
  const [before, after] = [known.split(" "), now.split(" ")];
  return before.length === after.length && before.every((part, nth) => part !== after[nth]);
}
