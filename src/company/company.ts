/** The one company of a deployment, and what is written in its row. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Defaults, Workspace } from "./member.ts";
import type { WorkspaceSettings } from "./workspace-settings.ts";

/** The real company, created if missing. Requires the welcome lock; otherwise two may be created. */
export async function companyOf(tx: Tx, { zone, locale, currency }: Defaults) {
  const first = await tx.workspace.findFirst({ where: { demo: false }, orderBy: { createdAt: "asc" } });
  // Named one by one: what is given as defaults may be a whole configuration, secrets included.
  return (
    first ?? tx.workspace.create({ data: { name: "Loudou", zone, locale, currency, toldSteps: untoldSteps } })
  );
}

/** What an admin may change of the company, besides what stands in its settings. */
export type CompanyColumns = Partial<Pick<Workspace, "name" | "zone" | "locale" | "currency">>;

/** What is not named stays. Settings are merged by the database, so that two admins in two forms do not undo each other. */
export async function changeCompany(
  tx: Tx,
  id: string,
  columns: CompanyColumns,
  settings: Partial<WorkspaceSettings>,
): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE "Workspace" SET "settings" = "settings" || ${JSON.stringify(settings)}::jsonb WHERE "id" = ${id}::uuid`);
  await tx.workspace.update({ where: { id }, data: columns });
}

/** Invalidates the cached pipelines of the company. */
export async function raisePipelinesRevision(tx: Tx, id: string): Promise<void> {
  await tx.workspace.update({
    where: { id },
    data: { pipelinesRevision: { increment: 1 } },
    select: { id: true },
  });
}

/** Owners have been told of all events up to this one. @returns false when another replica has told them */
export async function markTold(tx: Tx, id: string, { from, upto }: Told): Promise<boolean> {
  const moved = await tx.$executeRaw(sql`
    UPDATE "Workspace" SET "toldEventId" = ${upto}::bigint WHERE "id" = ${id}::uuid AND "toldEventId" = ${from}::bigint`);
  return moved > 0;
}

/** Of a new company, whose first admin has got no checklist yet. */
export const untoldSteps = "new";

/** Whether something of the first admin's checklist may still be untold. */
export async function hasUntoldSteps(db: Tx, id: string): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM "Workspace" WHERE "id" = ${id}::uuid AND "toldSteps" IS NOT NULL`);
  return found.length > 0;
}

/** The first admin has been told of these first steps; null ends it. @returns false when another replica has told them */
export async function markToldSteps(
  tx: Tx,
  id: string,
  { from, upto }: Readonly<{ from: string; upto: string | null }>,
): Promise<boolean> {
  const { count } = await tx.workspace.updateMany({
    where: { id, toldSteps: from },
    data: { toldSteps: upto },
  });
  return count > 0;
}

/** Event ids: the last one reported before, and the last one reported now. */
type Told = Readonly<{ from: string; upto: string }>;

/** The last row of a company that is purged. */
export async function deleteCompany(tx: Tx, id: string): Promise<void> {
  await tx.workspace.deleteMany({ where: { id } });
}
