/** The checklist comes to a new company's first admin by itself, and ticks itself. */
import type { Temporal } from "temporal-polyfill";
import { adminsOf } from "../company/admins.ts";
import { markToldSteps, untoldSteps } from "../company/company.ts";
import type { Workspace } from "../company/member.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import { notifyMember, whoIsReachable } from "../delivery/notify-member.ts";
import type { Locale } from "../text/locale.ts";
import { doneSteps, steps } from "./steps.ts";
import { stepsCard } from "./steps-card.ts";

/**
 * One message per change, each in the place of the one before, the last when all is done; once, however many replicas
 * look. What was ticked stays so: a quota that ends with its quarter is no step back. For all other companies it is one
 * look at their row.
 */
export async function tellSteps(
  database: Database,
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<void> {
  const pending = await untold(database.prisma, workspace);
  if (!pending) return;
  const { admin, locale, told } = pending;
  const before = told === untoldSteps ? undefined : told.split(",");
  const holds = await doneSteps(database.prisma, workspace, now);
  const done = steps.filter((step) => holds.includes(step) || before?.includes(step));
  if (before && done.join(",") === told) return;
  const isAll = done.length === steps.length;
  await transaction(database, async (tx) => {
    if (!(await whoIsReachable(tx, [admin])).has(admin)) return;
    const upto = done.join(",");
    if (!(await markToldSteps(tx, workspace.id, { from: told, upto: isAll ? null : upto }))) return;
    if (isAll && !before) return;
    const key = (told: string) => `first-steps:${admin}:${told}`;
    await notifyMember(tx, admin, {
      key: key(upto),
      card: stepsCard(locale, done),
      ...(before ? { replaces: key(told) } : {}),
    });
  });
}

type Pending = Readonly<{ told: string; admin: string; locale: Locale }>;

/** What was told last, and to whom it goes now: undefined where nothing is to be told (any more), or nobody is there yet. */
async function untold(db: Tx, { id }: Workspace): Promise<Pending | undefined> {
  const [row] = await db.$queryRaw<{ told: string }[]>(sql`
    SELECT "toldSteps" AS "told" FROM "Workspace" WHERE "id" = ${id}::uuid AND "toldSteps" IS NOT NULL`);
  const [first] = row ? await adminsOf(db, id) : [];
  return row && first && { told: row.told, admin: first.id, locale: first.locale };
}
