import { membersUnder, type OwnerScope, teamsUnder } from "../company/owner-scope.ts";
import { reach } from "../company/permissions.ts";
import type { Deed } from "../history/deed.ts";

type Setter = Pick<Deed, "db" | "member">;

/** Which teams': admins every one's, managers those of the teams that others lead below them. */
export async function teamScope({ db, member }: Setter): Promise<OwnerScope> {
  const whose = reach(member, "quota.set");
  if (whose !== "team") return whose === "all" ? "all" : [];
  const teams = await teamsUnder(db, member.id);
  return teams.filter(({ managerId }) => managerId !== member.id).map(({ id }) => id);
}

/** Whose quota a person may set: admins everyone's, managers those of their teams, but never their own. */
export async function quotaScope({ db, member }: Setter): Promise<OwnerScope> {
  const whose = reach(member, "quota.set");
  if (whose !== "team") return whose === "all" ? "all" : [];
  return (await membersUnder(db, member.id)).filter((id) => id !== member.id);
}
