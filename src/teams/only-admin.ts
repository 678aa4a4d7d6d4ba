import { adminsOf } from "../company/admins.ts";
import type { Deed } from "../history/deed.ts";

/** Locks the admins' rows, so that two admins cannot demote or remove each other at once. */
export async function isOnlyAdmin({ db, workspace }: Pick<Deed, "db" | "workspace">): Promise<boolean> {
  return (await adminsOf(db, workspace.id, { lock: true })).length <= 1;
}
