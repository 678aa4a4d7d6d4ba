import type { Member, Workspace } from "./member.ts";

/** Nobody's: events of an operator name no member. */
export const nobody = "00000000-0000-0000-0000-000000000000";

/** Who is at the machine: with an admin's rights, and in nobody's name. */
export const operatorOf = ({ id: workspaceId, locale, zone }: Workspace): Member => ({
  ...{ id: nobody, workspaceId, name: "", role: "admin", teamId: null, locale, zone },
});
