/** What the commands of `npm run admin` say in English. */
export const wordsEn = {
  noCompany: "No company yet. npm run login prints the link that makes the first admin.",
  whichCompany: (names: string) => `Several companies: ${names}. Say which: --company NAME`,
  noSuchCompany: (typed: string, names: string) => `There is no company “${typed}”. There is: ${names}`,
  whoIsMissing: "Say who: a name, its pinyin, or an e-mail address.",
  several: (typed: string, names: string) =>
    `Several people match “${typed}”: ${names}. Type the full name, the address or the id.`,
  nobody: (typed: string, near: string) =>
    `Can't find “${typed}”${near ? `. Did you mean: ${near}?` : "; admin people lists everybody."}`,

  peopleHelp: { takes: "[NAME]", does: "who is there: role, team, chats, when last seen" },
  peopleHead: ["name", "role", "team", "chats", "last seen", "address"],
  nobodyYet: "Nobody yet.",
  removed: "removed",
  roles: { rep: "rep", manager: "manager", admin: "admin", finance: "finance", "read-only": "read-only" },
};
