/** Who was turned away at the door, for the admins to see: an account and a reason once each, with how often and when. */
import type { Database } from "../database/open-database.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";

/** Of a company; what comes beyond that is counted by the metrics alone, until older rows go. */
const mostRows = 1_000;
/** Kept in memory between two writes. */
const mostHeld = 500;
/** A stranger who tries a thousand times in a moment costs one statement. */
const writeAfterMs = 2_000;

type Refusal = { platform: string; account: string; why: string; count: number; firstAt: Date; lastAt: Date };

export type RefusedBook = Readonly<{
  note(platform: string, why: string, account: string): void;
  /** Writes what is held; also when it stops. */
  flush(): Promise<void>;
}>;

/** @param onError a refusal that could not be written is not worth more than a line in the log */
export function createRefusedBook(
  database: Pick<Database, "prisma">,
  onError: (error: unknown) => void,
): RefusedBook {
  let held = new Map<string, Refusal>();
  let timer: NodeJS.Timeout | undefined;
  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (held.size === 0) return;
    const rows = [...held.values()];
    held = new Map();
    await write(database.prisma, rows).catch(onError);
  }
  return {
    note(platform, why, account) {
      const at = new Date();
      const key = JSON.stringify([platform, account, why]);
      const known = held.get(key);
      if (!known && held.size >= mostHeld) return;
      held.set(key, {
        ...{ platform, why, account: account.slice(0, 100), lastAt: at },
        ...{ count: (known?.count ?? 0) + 1, firstAt: known?.firstAt ?? at },
      });
      timer ??= setTimeout(() => void flush(), writeAfterMs).unref();
    },
    flush,
  };
}

/** In the company of this deployment; before there is one, nobody could look at it. */
const write = (db: Tx, rows: readonly Refusal[]): Promise<number> =>
  db.$executeRaw(sql`
    WITH company AS (SELECT "id" FROM "Workspace" WHERE NOT "demo" ORDER BY "createdAt" LIMIT 1),
    room AS (SELECT ${mostRows}::int - count(*)::int AS "left" FROM "Refused" WHERE "workspaceId" = (SELECT "id" FROM company))
    INSERT INTO "Refused" ("workspaceId", "platform", "account", "why", "count", "firstAt", "lastAt")
    SELECT c."id", i."platform", i."account", i."why", i."count", i."firstAt", i."lastAt"
      FROM (SELECT i.*, row_number() OVER (ORDER BY i."lastAt") AS "nth"
              FROM ${rowsOf(rows, sql`"platform" text, "account" text, "why" text, "count" int, "firstAt" timestamptz, "lastAt" timestamptz`)} i) i
      CROSS JOIN company c CROSS JOIN room r
     WHERE i."nth" <= r."left" OR EXISTS (
       SELECT 1 FROM "Refused" k WHERE k."workspaceId" = c."id" AND k."platform" = i."platform"
          AND k."account" = i."account" AND k."why" = i."why")
    ON CONFLICT ("workspaceId", "platform", "account", "why") DO UPDATE
      SET "count" = least("Refused"."count"::bigint + EXCLUDED."count", 1000000000), "lastAt" = EXCLUDED."lastAt"`);

/** The latest first. */
export const listRefused = (
  db: Tx,
  workspaceId: string,
  { limit, offset = 0 }: Readonly<{ limit: number; offset?: number }>,
): Promise<Readonly<Refusal>[]> =>
  db.refused.findMany({
    where: { workspaceId },
    omit: { workspaceId: true },
    orderBy: [{ lastAt: "desc" }, { account: "asc" }],
    take: limit,
    skip: offset,
  });
