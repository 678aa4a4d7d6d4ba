import type { Turn } from "../chat/use-case.ts";
import { membersUnder, type OwnerScope } from "../company/owner-scope.ts";
import { reach } from "../company/permissions.ts";

/** Whose quota a person may set: admins everyone's, managers those of their teams, but never their own. */
export async function quotaScope({ db, member }: Turn): Promise<OwnerScope> {
  if (reach(member, "quota.set") === "all") return "all";
  return (await membersUnder(db, member.id)).filter((id) => id !== member.id);
}
