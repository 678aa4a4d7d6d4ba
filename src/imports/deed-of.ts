/** Who an import is done by, when nobody is speaking: whoever sent the table, with what they may by now. */
import type { Temporal } from "temporal-polyfill";
import { type Member, roles, type Workspace } from "../company/member.ts";
import { workspaceSettings } from "../company/workspace-settings.ts";
import type { Tx } from "../database/transaction.ts";
import type { Deed } from "../history/deed.ts";
import { loadBook } from "../pipelines/rows/load-pipelines.ts";
import { localeFrom } from "../text/locale.ts";
import type { Import } from "./import.ts";

/** @returns undefined when they are no member any more */
export async function deedOf(
  tx: Tx,
  { workspaceId, memberId, via }: Pick<Import, "workspaceId" | "memberId" | "via">,
  now: Temporal.Instant,
): Promise<Deed | undefined> {
  const row = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const { id, name, zone, currency, pipelinesRevision, demo } = row;
  const locale = localeFrom(row.locale, "en");
  const settings = workspaceSettings.parse(row.settings);
  const workspace: Workspace = { id, name, zone, locale, currency, settings, pipelinesRevision, demo };
  const member = memberId === nobody ? operator(workspace) : await memberOf(tx, workspaceId, memberId);
  return member && { db: tx, now, via, workspace, member, pipelines: await loadBook(tx, workspace) };
}

/** Of what an operator imports without saying for whom. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** At the machine, with an admin's rights and in nobody's name. */
const operator = ({ id: workspaceId, locale, zone }: Workspace): Member => ({
  ...{ id: nobody, workspaceId, name: "", role: "admin", teamId: null, locale, zone },
});

async function memberOf(tx: Tx, workspaceId: string, id: string): Promise<Member | undefined> {
  const row = await tx.member.findFirst({ where: { id, workspaceId, active: true } });
  const role = roles.find((one) => one === row?.role);
  if (!row || !role) return undefined;
  const { name, teamId, zone } = row;
  return { id, workspaceId, name, role, teamId, zone, locale: localeFrom(row.locale, "en") };
}
