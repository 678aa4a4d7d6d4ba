import type { Turn } from "../chat/use-case.ts";
import { adminsOf } from "../company/admins.ts";

/** Locks the admins' rows, so that two admins cannot demote or remove each other at once. */
export async function isOnlyAdmin(turn: Turn): Promise<boolean> {
  return (await adminsOf(turn.db, turn.workspace.id, { lock: true })).length <= 1;
}
