import type { Turn } from "../chat/use-case.ts";
import { membersUnder, type OwnerScope } from "../company/owner-scope.ts";
import { reach } from "../company/permissions.ts";

/** Whose quota somebody may set: an admin everybody's, a manager those of the teams below, never the own one. */
export async function quotaScope({ db, member }: Turn): Promise<OwnerScope> {
  if (reach(member, "quota.set") === "all") return "all";
  return (await membersUnder(db, member.id)).filter((id) => id !== member.id);
}
