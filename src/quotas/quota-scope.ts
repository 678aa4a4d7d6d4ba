import type { Turn } from "../chat/use-case.ts";
import { membersUnder, type OwnerScope, teamsUnder } from "../company/owner-scope.ts";
import { reach } from "../company/permissions.ts";

/** Which teams': admins every one's, managers those of the teams that others lead below them. */
export async function teamScope({ db, member }: Turn): Promise<OwnerScope> {
  const whose = reach(member, "quota.set");
  if (whose !== "team") return whose === "all" ? "all" : [];
  const teams = await teamsUnder(db, member.id);
  return teams.filter(({ managerId }) => managerId !== member.id).map(({ id }) => id);
}

/** Whose quota a person may set: admins everyone's, managers those of their teams, but never their own. */
export async function quotaScope({ db, member }: Turn): Promise<OwnerScope> {
  const whose = reach(member, "quota.set");
  if (whose !== "team") return whose === "all" ? "all" : [];
  return (await membersUnder(db, member.id)).filter((id) => id !== member.id);
}
