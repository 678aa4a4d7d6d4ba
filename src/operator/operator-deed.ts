/** What an operator does to a company's people and deals is a deed like any other: with an admin's rights, in nobody's name. */
import type { Temporal } from "temporal-polyfill";
import type { Workspace } from "../company/member.ts";
import { workspaceSettings } from "../company/workspace-settings.ts";
import type { Tx } from "../database/transaction.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import { loadBook } from "../pipelines/rows/load-pipelines.ts";
import { localeFrom } from "../text/locale.ts";

/** Nobody's: events of an operator name no member. */
const nobody = "00000000-0000-0000-0000-000000000000";

export async function operatorDeed(tx: Tx, companyId: string, now: Temporal.Instant): Promise<Deed> {
  const row = await tx.workspace.findUniqueOrThrow({ where: { id: companyId } });
  const { id, name, zone, currency, pipelinesRevision, demo } = row;
  const locale = localeFrom(row.locale, "en");
  const settings = workspaceSettings.parse(row.settings);
  const workspace: Workspace = { id, name, zone, locale, currency, settings, pipelinesRevision, demo };
  return {
    db: tx,
    now,
    via: "operator",
    workspace,
    pipelines: await loadBook(tx, workspace),
    member: { id: nobody, workspaceId: id, name: "", role: "admin", teamId: null, locale, zone },
  };
}

/** What an operator did that no other event tells: kept with the history of the company. @param values ids and numbers only */
export const recordCommand = (deed: Deed, command: string, values: Readonly<Record<string, unknown>> = {}) =>
  recordEvents(deed, [
    { subject: "workspace", subjectId: deed.workspace.id, kind: "operator", values: { command, ...values } },
  ]);
