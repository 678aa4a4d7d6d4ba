/** That a secret was changed is part of the history: which one, never what it is. */
import { scrypt } from "node:crypto";
import { promisify } from "node:util";
import type { Temporal } from "temporal-polyfill";
import type { Database } from "../database/open-database.ts";
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
  const company = await database.prisma.workspace.findFirst({
    where: { demo: false },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
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
  const last = await tx.event.findFirst({
    where: { workspaceId: companyId, subject: "workspace", kind: "secrets" },
    orderBy: { id: "desc" },
    select: { values: true },
  });
  return ((last?.values as { prints?: Record<string, string> } | undefined)?.prints ?? {}) as Record<
    string,
    string
  >;
}
