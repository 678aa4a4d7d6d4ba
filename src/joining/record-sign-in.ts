import { Temporal } from "temporal-polyfill";
import type { Tx } from "../database/transaction.ts";
import { recordEvents } from "../history/record-events.ts";

/** Somebody has come in to the web chat. From where is nobody's business. @param by how */
export async function recordSignIn(
  tx: Tx,
  { id, workspaceId }: Readonly<{ id: string; workspaceId: string }>,
  by = "link",
): Promise<void> {
  await recordEvents(
    { db: tx, now: Temporal.Now.instant(), via: "web", workspace: { id: workspaceId }, member: { id } },
    [{ subject: "member", subjectId: id, kind: "sign-in", values: { by } }],
  );
}

/** The company account has signed somebody out of so many browsers. */
export async function recordSignOut(
  tx: Tx,
  { id, workspaceId }: Readonly<{ id: string; workspaceId: string }>,
  count: number,
): Promise<void> {
  await recordEvents(
    { db: tx, now: Temporal.Now.instant(), via: "web", workspace: { id: workspaceId }, member: { id } },
    [{ subject: "member", subjectId: id, kind: "sign-out", values: { by: "oidc", count } }],
  );
}
