import { pluralEn } from "../text/count.ts";

/** `own`: they did it themselves; `what`, `changes`: already in words. */
type Said = Readonly<{
  who: string;
  whom: string;
  own: boolean;
  changes: string;
  what: string;
  count: number;
}>;

export const auditEn = {
  title: "Audit",
  nothing: "Nothing of that has happened.",
  hint: "Filter: /team audit Wang, /team audit roles, settings, sign-ins, invitations, teams, removals, exports, secrets, operator",
  of: (what: string) => `Only: ${what}`,
  older: "Older",
  newest: "Newest",
  export: "Export",
  refused: "Refused accounts",
  exportName: "audit",
  notRead: (typed: string) =>
    `“${typed}” is neither a person nor a kind. Kinds: roles, settings, sign-ins, invitations, teams, removals, exports, secrets, operator`,
  groups: {
    "sign-in": "sign-ins",
    invitation: "invitations",
    role: "roles",
    settings: "settings",
    team: "teams",
    removal: "removals",
    export: "exports",
    secret: "secrets",
    operator: "operator",
  },
  operator: "The operator",
  bot: "Loudou",
  somebody: "somebody",
  everybody: "everybody",
  places: { operator: "at the machine", demo: "sample data", schedule: "Loudou", import: "imported" },
  changedTo: (name: string, value: string) => `${name} ${value}`,
  closingFrom: (weekday: string, from: string) => `${weekday} from ${from}`,
  languages: { en: "English", zh: "Chinese" },
  changed: (name: string, before: string, after: string) => `${name} ${before} → ${after}`,
  kinds: {
    "sign-in": ({ who }: Said) => `${who} signed in to the web chat`,
    "sign-out": ({ whom, count }: Said) =>
      `The company account signed ${whom} out of ${pluralEn(count, "browser")}`,
    "sessions-ended": ({ who, whom, count }: Said) =>
      `${who} signed ${whom} out of ${pluralEn(count, "browser")}`,
    new: ({ who, whom, own }: Said) => (own ? `${whom} joined` : `${who} let ${whom} join`),
    invite: ({ who, whom }: Said) => `${who} invited ${whom}: a sign-in link and a code`,
    admit: ({ who, whom }: Said) => `${who} approved ${whom}'s account`,
    decline: ({ who, count }: Said) => `${who} declined ${pluralEn(count, "request")} to join`,
    link: ({ who, whom }: Said) => `${who} linked another account to ${whom}`,
    account: ({ whom, what }: Said) => `${whom} came in from another chat, known by ${what}`,
    role: ({ who, whom, changes }: Said) => `${who}: ${whom}'s ${changes}`,
    settings: ({ who, changes }: Said) => `${who} changed the settings: ${changes}`,
    process: ({ who, what, count }: Said) => `${who} changed the sales process ${what}: version ${count}`,
    migrate: ({ who, what, count }: Said) =>
      `${who} moved ${pluralEn(count, "deal")} of ${what} to its newest version`,
    unmigrate: ({ who, what }: Said) => `${who} undid moving the deals of ${what} to its newest version`,
    rates: ({ who, changes }: Said) => `${who} set exchange rates: ${changes}`,
    quota: ({ who, whom }: Said) => `${who} set ${whom}'s quota`,
    hours: ({ who, whom, changes }: Said) => `${who} set ${whom}'s hours: ${changes}`,
    "new-team": ({ who, whom }: Said) => `${who} created team ${whom}`,
    team: ({ who, whom }: Said) => `${who} moved ${whom} to another team`,
    manager: ({ who, whom }: Said) => `${who} changed who leads ${whom}`,
    rename: ({ who, changes }: Said) => `${who} renamed a team: ${changes}`,
    under: ({ who, whom }: Said) => `${who} changed what ${whom} is part of`,
    delete: ({ who, whom }: Said) => `${who} deleted team ${whom}`,
    remove: ({ who, whom }: Said) => `${who} removed ${whom}`,
    restore: ({ who, whom }: Said) => `${who} brought ${whom} back`,
    merge: ({ who, whom }: Said) => `${who} merged another account into ${whom}`,
    separate: ({ who, whom }: Said) => `${who} took a merge into ${whom} back`,
    handover: ({ who, whom }: Said) => `${who} handed over ${whom}'s open deals`,
    erase: ({ who, whom }: Said) => `${who} erased a person, now called ${whom}`,
    export: ({ who, whom, what, count }: Said) =>
      what === "–"
        ? `${who} exported what is kept about ${whom}`
        : `${who} exported: ${what}${count > 0 ? ` (${count})` : ""}`,
    secrets: ({ what }: Said) => `Secrets set or changed: ${what}`,
    operator: ({ who, what, count }: Said) => `${who} ran: ${what}${count > 0 ? ` (${count})` : ""}`,
  },
  other: (who: string, whom: string, kind: string) => `${who}: ${whom} (${kind})`,
  values: {
    rep: "Rep",
    manager: "Manager",
    admin: "Admin",
    finance: "Finance",
    "read-only": "Read-only",
    code: "a code",
    mail: "the same e-mail",
    deals: "deals",
    audit: "the audit",
    login: "a sign-in link",
  },
  columns: {
    hours: "own times",
    role: "role",
    name: "name",
    zone: "time zone",
    locale: "language",
    currency: "currency",
    pipeline: "sales process",
    furtherPipelines: "further sales processes",
    teamPipelines: "teams' sales processes",
    nudgeAt: "forecast card",
    firstReminderAt: "first reminder",
    lastReminderAt: "last reminder",
    closeAt: "week closes",
    digestAt: "digest",
    weekend: "weekend",
    closings: "closing day",
    holidays: "days off",
    extraWorkdays: "working weekends",
    fiscalStartMonth: "fiscal year starts in",
    shortTermWorkdays: "“soon” in workdays",
    newcomers: "newcomers",
    customerNames: "customers' names for reps",
  },

  refusedTitle: "Refused accounts",
  nobodyRefused: "Nobody was turned away in the last 30 days.",
  refusedHead: ["Account", "Why", "Times", "Last"],
  refusedKept: "Kept for 30 days after the last time. Names aren't known: these people never came in.",
  why: {
    early: "before the platform had told who we are",
    "no-tenant": "the event named no company",
    "foreign-tenant": "another company's",
    external: "external account",
    guest: "guest account",
    deleted: "account is gone",
    waits: "waits for approval",
    invitation: "not invited",
    "not-the-same": "another person under this id",
    "public-code": "typed a code in public",
  },
};
