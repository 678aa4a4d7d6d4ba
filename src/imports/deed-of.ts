/** Who an import is done by, when nobody is speaking: whoever sent the table, with what they may by now. */
import type { Temporal } from "temporal-polyfill";
import { loadWorkspace } from "../company/load-workspace.ts";
import { type Member, roles, type Workspace } from "../company/member.ts";
import { nobody, operatorOf } from "../company/the-operator.ts";
import type { Tx } from "../database/transaction.ts";
import type { Deed } from "../history/deed.ts";
import type { PipelineBook } from "../pipelines/book.ts";
import { loadBook } from "../pipelines/rows/load-pipelines.ts";
import { localeFrom } from "../text/locale.ts";
import type { Import } from "./import.ts";

/** @param bookOf the company's sales processes @returns undefined when they are no member any more */
export async function deedOf(
  tx: Tx,
  { workspaceId, memberId, via }: Pick<Import, "workspaceId" | "memberId" | "via">,
  now: Temporal.Instant,
  bookOf: (tx: Tx, workspace: Workspace) => Promise<PipelineBook> = loadBook,
): Promise<Deed | undefined> {
  const workspace = await loadWorkspace(tx, workspaceId);
  const member = memberId === nobody ? operatorOf(workspace) : await memberOf(tx, workspaceId, memberId);
  return member && { db: tx, now, via, workspace, member, pipelines: await bookOf(tx, workspace) };
}

async function memberOf(tx: Tx, workspaceId: string, id: string): Promise<Member | undefined> {
  const row = await tx.member.findFirst({ where: { id, workspaceId, active: true } });
  const role = roles.find((one) => one === row?.role);
  if (!row || !role) return undefined;
  const { name, teamId, zone } = row;
  return { id, workspaceId, name, role, teamId, zone, locale: localeFrom(row.locale, "en") };
}
