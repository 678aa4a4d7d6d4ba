import type { Tx } from "../database/transaction.ts";
import { adminsOf } from "./admins.ts";

/** Locks the admins' rows, so that two admins cannot demote or remove each other at once. */
export async function isOnlyAdmin(
  of: Readonly<{ db: Tx; workspace: Readonly<{ id: string }> }>,
): Promise<boolean> {
  return (await adminsOf(of.db, of.workspace.id, { lock: true })).length <= 1;
}
