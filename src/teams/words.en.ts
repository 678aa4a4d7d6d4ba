import { formatList, pluralEn } from "../text/count.ts";

export const teamsEn = {
  title: "Team",
  team: "Team",
  manager: "Manager",
  partOf: "Part of",
  people: "People",
  name: "Name",
  role: "Role",
  roles: { rep: "Rep", manager: "Manager", admin: "Admin", finance: "Finance", "read-only": "Read-only" },
  headOfCompany: "Head of company",
  noTeams: "No teams yet. An admin can create one: /team new East",
  adminHint:
    "/team new East · /team join Wang East · /team manager East Chen · /team role Wang manager · /team invite Wang · /team remove Wang",
  nobodyCalled: (typed: string) => `Can't find “${typed}”. /team shows all names.`,
  notHereYet: (name: string) => `${name} hasn't used me yet. Invite them: /team invite ${name}`,
  wasRemoved: (name: string) =>
    `${name} was removed from the team. To bring them back: /team restore ${name}`,
  isHere: (name: string) => `${name} is on the team already.`,
  newTeamTitle: "New team",
  teamName: "Team name",
  createTeam: "Create",
  noManagerYet: "Nobody yet",
  needTeamName: "Give the team a name, for example: /team new East",
  teamExists: (name: string) => `Team ${name} already exists.`,
  teamMade: (name: string) => `Team ${name} created.`,
  needPersonAndTeam: "Name the person and the team, for example: /team join Wang East",
  joined: (who: string, team: string) => `${who} is now on ${team}.`,
  needTeamAndPerson: "Name the team and its manager, for example: /team manager East Chen",
  leads: (who: string, team: string) => `${who} now manages ${team}.`,
  needPersonAndRole: (names: readonly string[]) =>
    `Name the person and the role, for example: /team role Wang manager. Roles: ${names.join(", ")}`,
  roleIs: (who: string, role: string) => `${who}'s role is now ${role}.`,
  hoursOf: (team: string) => `${team}: own schedule`,
  companysHour: (time: string) => `Empty: the company's, ${time}`,
  hoursAre: (team: string, nudge: string, digest: string) =>
    `${team}: the forecast card comes at ${nudge}, the digest at ${digest}. The week closes for everybody at once.`,

  needTwoTeamNames: "Name the team and its new name, for example: /team rename East Coast",
  teamRenamed: (former: string, name: string) => `${former} is now called ${name}.`,
  needTeamAndParent:
    "Name the team and the one it belongs to, for example: /team under Shanghai East. For none: /team under Shanghai top",
  teamNested: (team: string, parent: string) => `${team} is now part of ${parent}.`,
  teamOnTop: (team: string) => `${team} is no longer part of another team.`,
  teamInItself: (team: string, parent: string) =>
    `${parent} is ${team === parent ? "the same team" : `part of ${team}`}, so ${team} can't be part of it.`,
  needTeamToDelete: "Name the team to delete, for example: /team delete East",
  teamInUse: (team: string, people: number, teams: readonly string[]) => {
    const there = [
      ...(people > 0 ? [pluralEn(people, "person", "people")] : []),
      ...(teams.length > 0 ? [`the ${teams.length > 1 ? "teams" : "team"} ${formatList(teams, "en")}`] : []),
    ];
    const move = [...(people > 0 ? ["/team join"] : []), ...(teams.length > 0 ? ["/team under"] : [])];
    return `${team} still has ${formatList(there, "en")}. Move them first: ${move.join(", ")}`;
  },
  teamDeleted: (team: string) => `Team ${team} deleted. Past numbers stay as they were.`,

  usages: [
    ["/team", "teams, managers and roles"],
    ["/team language English", "change the language I use with you"],
    ["/team zone Singapore", "your own time zone"],
    ["/team name Dana Fox", "what you're called, if you only use the web chat"],
    ["/team away 12/1-12/7 cover Priya", "you're away; a colleague answers for you"],
    ["/team reminders off", "no morning message when a next step is due; now shows it at once"],
    ["/team back", "cancel it, or you're back early"],
    ["/team absences", "who is away"],
    ["/team link", "link your account in another chat"],
    ["/team sessions", "browsers signed in to the web chat; admins: /team sessions Wang"],
    ["/team quota Wang 3m", "quotas: reps see their own, managers set those of people and teams"],
    ["/team new East", "create a team (admins only, like everything below)"],
    ["/team join Wang East", "add someone to a team"],
    ["/team manager East Chen", "set a team's manager"],
    ["/team remove Wang", "someone leaves: access ends, their deals go to a colleague"],
    ["/team restore Wang", "bring back someone who was removed"],
    [
      "/team handover Wang Chen",
      "give all open deals of one person to another (reps: their own; managers: their people)",
    ],
    ["/team merge Wang wangfang", "merge two accounts of one person"],
    ["/team unmerge Wang", "take that back"],
    ["/team rename East Coast", "rename a team"],
    ["/team under Shanghai East", "put a team under another; “top” for none"],
    ["/team delete East", "delete an empty team"],
    ["/team role Wang manager", "change a role"],
    ["/team setup", "the setup checklist"],
    ["/team settings", "hours, days off, time zone, currency, sales process, new people"],
    ["/team hours East 10:00", "a team's own time for the card; a second one for the digest"],
    ["/team rates USD 7.12", "exchange rates into the company's currency"],
    ["/team invite Wang", "get a web chat sign-in link and a code for Slack or Lark"],
    ["/team requests", "people waiting to join"],
    ["/team audit", "who signed in, let people in, changed roles and settings"],
    ["/team undelivered", "messages that couldn't be delivered"],
  ] as readonly (readonly [line: string, meaning: string])[],
};
