import type { Tx } from "../database/transaction.ts";
import { localeFrom } from "../text/locale.ts";
import type { Workspace } from "./member.ts";
import { workspaceSettings } from "./workspace-settings.ts";

/** A company by its id, for what nobody's message has brought along. @throws when there is none */
export async function loadWorkspace(db: Tx, companyId: string): Promise<Workspace> {
  const row = await db.workspace.findUniqueOrThrow({ where: { id: companyId } });
  const { id, name, zone, currency, pipelinesRevision, demo } = row;
  const settings = workspaceSettings.parse(row.settings);
  return {
    id,
    name,
    zone,
    currency,
    pipelinesRevision,
    demo,
    settings,
    locale: localeFrom(row.locale, "en"),
  };
}
