/** What an operator does to a company's people and deals is a deed like any other: with an admin's rights, in nobody's name. */
import type { Temporal } from "temporal-polyfill";
import { loadWorkspace } from "../company/load-workspace.ts";
import { operatorOf } from "../company/the-operator.ts";
import type { Tx } from "../database/transaction.ts";
import type { Deed } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import { loadBook } from "../pipelines/rows/load-pipelines.ts";

export async function operatorDeed(tx: Tx, companyId: string, now: Temporal.Instant): Promise<Deed> {
  const workspace = await loadWorkspace(tx, companyId);
  const pipelines = await loadBook(tx, workspace);
  return { db: tx, now, via: "operator", workspace, pipelines, member: operatorOf(workspace) };
}

/** What an operator did that no other event tells: kept with the history of the company. @param values ids and numbers only */
export const recordCommand = (deed: Deed, command: string, values: Readonly<Record<string, unknown>> = {}) =>
  recordEvents(deed, [
    { subject: "workspace", subjectId: deed.workspace.id, kind: "operator", values: { command, ...values } },
  ]);
