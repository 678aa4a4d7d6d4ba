import { pluralEn } from "../../text/count.ts";

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

  lastAdmin: (who: string) =>
    `${who} is the last admin. Make someone else an admin first: admin roles NAME admin`,

  rolesHelp: {
    takes: "[PERSON ROLE]",
    does: "who has which role; gives one (rep, manager, admin, finance, read-only)",
  },
  whichRole: (typed: string, names: string) =>
    typed ? `“${typed}” is no role. Roles: ${names}` : `Say which role: ${names}`,
  roleIs: (who: string, role: string) => `${who} is now: ${role}`,

  sessionsHelp: {
    takes: "[end] [PERSON | --all]",
    does: "browsers that are signed in; signs a person, or everybody, out",
  },
  sessionsHead: ["name", "last seen", "good until"],
  noSessions: "Nobody is signed in.",
  endWhose: "Say whose sessions end: admin sessions end PERSON, or --all for everybody's.",
  sessionsEnded: (count: number) => `${pluralEn(count, "session")} ended.`,

  importHelp: {
    takes: "FILE … [--dry-run] [--yes] [--as MAIL]",
    does: "takes over tables (xlsx, ods, csv) of one company; without --yes it only says what would happen",
  },
  importWhat: "Say which files: import FILE … [--yes]",
  importTwice: "--twice is once or each.",
  importTwiceIn: (file: string, count: number) =>
    `${pluralEn(count, "row")} of ${file} stand there more than once, and nothing was imported. Add --twice once, or --twice each.`,
  importMissing: (file: string) => `There is no file ${file}.`,
  importUnreadable: (file: string, why: string) => `${file}: ${why}`,
  importNoTable: (file: string) =>
    `In ${file} I find no table that I could take over: it needs a row that names the columns, with the ones such a table must have, and rows below it.`,
  importMayNot: (name: string) => `${name} may not import this kind of table.`,
  importHidden: (file: string, count: number) =>
    `${file} hides ${pluralEn(count, "row")}. Add --hidden count, or --hidden skip.`,
  importOpen: (file: string, column: string, examples: string, flag: string) =>
    `${file}: “${column}” may be read in two ways (${examples}). Add ${flag}.`,
  importTold: (
    file: string,
    kind: string,
    state: string,
    {
      made,
      changed,
      same,
      left,
      twice,
    }: Readonly<Record<"made" | "changed" | "same" | "left" | "twice", number>>,
  ) =>
    `${file} (${kind}): ${state} · created ${made}, updated ${changed}, unchanged ${same}, rejected ${left}, twice in the file ${twice}`,
  importSums: (read: string, taken: string) => `  sums: in the file ${read}; taken over ${taken}`,
  importLeftOut: (file: string) => `Rows left out are in ${file}, with the reasons.`,
  importDry: "Nothing was changed. With --yes it is done.",

  assignHelp: { takes: "FROM TO", does: "hands all open deals of one person to another" },
  samePerson: "Both names mean the same person.",
  sellsNothing: (who: string) =>
    `${who} can't own deals: finance and read-only only read. Give another role first.`,
  assigned: (count: number, from: string, to: string) =>
    `${pluralEn(count, "open deal")} handed from ${from} to ${to}.`,

  installationsHelp: { takes: "", does: "the chats' tenants that are connected" },
  installationsHead: ["chat", "tenant", "company", "accounts", "since"],
  noInstallations: "No chat is connected yet.",

  jobsHelp: { takes: "", does: "what waits in the queues" },
  jobsHead: ["queue", "state", "jobs", "oldest"],
  messagesWait: (count: number) => `${pluralEn(count, "message")} waiting to be sent.`,

  undeliveredHelp: {
    takes: "[retry | drop] [ID …]",
    does: "messages that were given up, and why; tries them again, or lets them go",
  },
  undeliveredHead: ["id", "written", "to", "message", "reason"],
  allDelivered: "Everything was delivered.",
  retryOrDrop: (typed: string) =>
    `“${typed}” isn't possible here: admin undelivered, undelivered retry, undelivered drop.`,
  notUndelivered: (id: string) => `No undelivered message has the id ${id}; admin undelivered lists them.`,
  dropped: (count: number) => `${pluralEn(count, "message")} will not be sent.`,
  triedAgain: (again: number, expired: number) =>
    `${pluralEn(again, "message")} will be tried again${expired > 0 ? `; ${expired} came too late to be of use` : ""}.`,

  retentionHelp: {
    takes: "[purge]",
    does: "what is kept for how long, and how many rows; removes what is due now",
  },
  retentionHead: ["table", "rows", "kept"],
  kept: {
    Event: "as long as the company",
    DealVersion: "as long as the company",
    Remark: "as long as the company; emptied when who wrote it is erased",
    ClosedWeek: "as long as the company",
    WebMessage: "as long as the company; deleted when the person is erased",
    File: "as long as the deal; one that belongs to nothing, and an exported list: a day",
    Delivery: "90 days after its end",
    Slot: "90 days",
    Claim: "14 days",
    Draft: "1 day",
    JoinRequest: "30 days",
    Refused: "30 days after the last time",
    JoinCode: "a day after it expired",
    LoginLink: "a day after it expired; links for the first admin stay",
    WebSession: "until it expires",
  },
  onlyPurge: (typed: string) => `“${typed}” isn't possible here: admin retention, admin retention purge.`,
  purgedRows: (count: number) => `${pluralEn(count, "row")} removed.`,

  auditHelp: {
    takes: "[PERSON] [--kind KIND] [--lines]",
    does: "who did what with people, roles, settings, data; --lines: all of it as JSON lines",
  },
  whichKind: (typed: string, names: string) => `“${typed}” is no kind. Kinds: ${names}`,
  nothingDone: "Nothing of that has happened.",
  refusedHelp: { takes: "", does: "accounts that were turned away in the last 30 days" },
  refusedHead: ["chat", "account", "why", "times", "first", "last"],
  nobodyRefused: "Nobody was turned away in the last 30 days.",

  exportHelp: { takes: "PERSON [FILE]", does: "all that is kept about one person, as JSON" },
  fileExists: (file: string) => `${file} exists already. Name a new file.`,
  exported: (who: string, file: string) => `Everything about ${who} is in ${file}. Only you can read it.`,

  eraseHelp: {
    takes: "PERSON [--confirm NAME]",
    does: "erases one person: name, accounts, words, files; numbers and history stay",
  },
  wouldErase: (who: string, rows: string) =>
    `This erases ${who} for good:\n${rows}\nDeals and numbers stay; hand open deals over first (admin assign). To do it, add --confirm "${who}"`,
  otherName: (typed: string, name: string) =>
    `“${typed}” isn't the name. Nothing was erased. To do it: --confirm "${name}"`,
  erased: (who: string) => `${who} was erased. Backups made before still have the data.`,

  contactHelp: {
    takes: "export|erase PERSON",
    does: "one person at a customer's: export NAME [FILE] hands out what is kept, erase NAME [--confirm NAME] deletes it",
  },
  contactHow: 'Type contact export "Jane Roe" jane.json, or contact erase "Jane Roe"',
  whichContact: "Say which person at a customer's: their name, or their id.",
  noContact: (typed: string) => `Nobody at a customer's is called “${typed}”.`,
  severalContacts: (typed: string, told: string) =>
    `Several people at customers match “${typed}”: ${told}. Type the id instead of the name.`,
  wouldEraseContact: (who: string, customer: string, texts: number) =>
    `This erases ${who} (${customer}) for good: name, job, phone, mail, roles, and their name in ${pluralEn(texts, "text")}. To do it, add --confirm "${who}"`,
  contactErased: (customer: string) =>
    `One person at ${customer} was erased. Backups made before still have the data.`,

  purgeHelp: {
    takes: "[COMPANY] [--confirm NAME]",
    does: "deletes one company with everything in it, its history, too",
  },
  wouldPurge: (name: string, rows: string) =>
    `This deletes ${name} with everything in it, for good:\n${rows}\nMake a backup first. To do it, add --confirm "${name}"`,
  otherCompany: (typed: string, name: string) =>
    `“${typed}” isn't the company's name. Nothing was deleted. To do it: --confirm "${name}"`,
  purged: (name: string, rows: number) => `${name} was deleted: ${pluralEn(rows, "row")}.`,
};
