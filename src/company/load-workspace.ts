import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { localeFrom } from "../text/locale.ts";
import type { Workspace } from "./member.ts";
import { workspaceSettings } from "./workspace-settings.ts";

type Row = Omit<Workspace, "locale" | "settings"> & Readonly<{ locale: string; settings: unknown }>;

/** A company by its id, for what nobody's message has brought along. @throws when there is none */
export async function loadWorkspace(db: Tx, companyId: string): Promise<Workspace> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT "id", "name", "zone", "locale", "currency", "settings", "pipelinesRevision", "demo"
      FROM "Workspace" WHERE "id" = ${companyId}::uuid`);
  if (!row) throw new Error(`There is no company ${companyId}`);
  return { ...row, locale: localeFrom(row.locale, "en"), settings: workspaceSettings.parse(row.settings) };
}
