import { type CompanyColumns, changeCompany } from "../company/company.ts";
import type { WorkspaceSettings } from "../company/workspace-settings.ts";
import type { Deed } from "../history/deed.ts";
import { type Changes, recordEvents } from "../history/record-events.ts";

/** Changes what is named of the company and its settings, with the event that tells what differs. */
export async function changeSettings(
  deed: Deed,
  columns: CompanyColumns,
  settings: Partial<WorkspaceSettings>,
): Promise<void> {
  const { id } = deed.workspace;
  const former = await deed.db.workspace.findUniqueOrThrow({ where: { id } });
  await changeCompany(deed.db, id, columns, settings);
  await recordEvents(deed, [
    {
      ...{ subject: "workspace", subjectId: id, kind: "settings" },
      values: { columns: { ...changes(former, columns), ...changes(former.settings, settings) } },
    },
  ]);
}

/** The changed values, old and new; `before` may hold more, or nothing. */
function changes(before: unknown, after: object): Changes {
  const known = (before ?? {}) as Record<string, unknown>;
  const differing = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(known[name]) !== JSON.stringify(value),
  );
  return Object.fromEntries(differing.map(([name, value]) => [name, [known[name] ?? null, value]]));
}
