import { pluralEn } from "./format/count.ts";

export const teamsEn = {
  title: "Team",
  team: "Team",
  manager: "Manager",
  partOf: "Part of",
  people: "People",
  name: "Name",
  role: "Role",
  roles: { rep: "Rep", manager: "Manager", admin: "Admin", finance: "Finance", "read-only": "Read-only" },
  noTeams: "There are no teams yet. An admin makes one: /team new East",
  andMore: (count: number) => `and ${pluralEn(count, "more person", "more people")}`,
  adminHint:
    "/team new East · /team join Wang East · /team manager East Chen · /team role Wang manager · /team invite Wang",
  nobodyCalled: (typed: string) => `Nobody and nothing here is called “${typed}”. /team shows all names.`,
  whoIsMeant: (typed: string) => `Whom do you mean by “${typed}”?`,
  needTeamName: "What is the team called? Type /team new East",
  teamExists: (name: string) => `There is a team called ${name} already.`,
  teamMade: (name: string) => `Team ${name} is there.`,
  needPersonAndTeam: "Who joins which team? Type /team join Wang East",
  joined: (who: string, team: string) => `${who} is in ${team} now.`,
  needTeamAndPerson: "Who leads which team? Type /team manager East Chen",
  leads: (who: string, team: string) => `${who} leads ${team} now.`,
  needPersonAndRole: (names: readonly string[]) =>
    `Who gets which role? Type /team role Wang manager. Roles: ${names.join(", ")}`,
  roleIs: (who: string, role: string) => `${who} is ${role} now.`,
  whichLanguage: "Which language? /team language English, or /team language Chinese",
  speaksNow: "English it is.",
  removed: "An admin has taken you off this team, so nothing was done. Ask an admin to add you again.",
  lastAdmin: (who: string) => `${who} is the last admin. Make somebody else admin first.`,
  invited: (who: string, hours: number) =>
    `A one-time link for ${who}, good for ${pluralEn(hours, "hour")}. Send it to nobody else:`,
  newPerson: (name: string) => `New person: ${name}`,
  onlyInPrivate: "Only private chats can carry a sign-in link. Write to me directly.",
  needInvited: "Whom do you invite to the web chat? Type /team invite Wang",
};
