/** That a secret was changed is part of the history: which one, never what it is. */
import { scrypt } from "node:crypto";
import { promisify } from "node:util";
import type { Temporal } from "temporal-polyfill";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import { recordEvents } from "../history/record-events.ts";

const derive = promisify(scrypt) as (secret: string, salt: string, bytes: number) => Promise<Buffer>;

/** Slow to guess at, and short: enough to see that one differs from the last. */
const printOf = async (secret: string, salt: string): Promise<string> =>
  (await derive(secret, salt, 6)).toString("hex");

/**
 * Compares the secrets of this start with those of the last one that differed. Of two replicas that start at once one
 * writes it down. @param secrets by the names of their settings; those that are not set are missing
 */
export async function recordSecrets(
  database: Pick<Database, "prisma">,
  secrets: Readonly<Record<string, string>>,
  now: Temporal.Instant,
): Promise<void> {
  const [company] = await database.prisma.$queryRaw<{ id: string }[]>(sql`
    SELECT "id" FROM "Workspace" WHERE NOT "demo" ORDER BY "createdAt" LIMIT 1`);
  if (!company) return;
  const prints: Record<string, string> = {};
  for (const [name, secret] of Object.entries(secrets))
    prints[name] = await printOf(secret, `${company.id} ${name}`);
  await transaction(database, async (tx) => {
    // As a close does: of two who compare at once the second sees what the first has written.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('secrets', 0))`;
    const before = await lastPrints(tx, company.id);
    const all = [...new Set([...Object.keys(before), ...Object.keys(prints)])];
    const names = all.filter((name) => before[name] !== prints[name]).sort();
    if (names.length === 0) return;
    const doer = { db: tx, now, via: "operator", workspace: company, member: company } as const;
    await recordEvents(doer, [
      { subject: "workspace", subjectId: company.id, kind: "secrets", values: { names, prints } },
    ]);
  });
}

async function lastPrints(tx: Tx, companyId: string): Promise<Readonly<Record<string, string>>> {
  const [last] = await tx.$queryRaw<{ values: { prints?: Readonly<Record<string, string>> } }[]>(sql`
    SELECT "values" FROM "Event"
     WHERE "workspaceId" = ${companyId}::uuid AND "subject" = 'workspace' AND "kind" = 'secrets' ORDER BY "id" DESC LIMIT 1`);
  return last?.values.prints ?? {};
}
