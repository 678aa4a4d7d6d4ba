import type { Turn } from "../chat/use-case.ts";
import { membersUnder, type OwnerScope } from "../company/owner-scope.ts";

/** Whose quota somebody may set: an admin everybody's, a manager those of the teams below, never the own one. */
export async function quotaScope({ db, member }: Turn): Promise<OwnerScope> {
  if (member.role === "admin") return "all";
  return (await membersUnder(db, member.id)).filter((id) => id !== member.id);
}
