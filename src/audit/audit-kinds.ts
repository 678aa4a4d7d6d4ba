/** What of the history an audit is about: everything but deals, customers, weeks, and people's own days and language. */
export const auditGroups = {
  "sign-in": ["sign-in", "sign-out", "sessions-ended"],
  invitation: ["new", "invite", "admit", "decline", "link", "account"],
  role: ["role"],
  settings: [
    "settings",
    "process",
    "migrate",
    "unmigrate",
    "rates",
    "quota",
    "hours",
    "campaign",
    "tier-plan",
    "product-plan",
    "price-list",
    "import",
    "unimport",
  ],
  team: ["new", "team", "manager", "rename", "under", "delete"],
  removal: ["remove", "restore", "merge", "separate", "handover", "erase"],
  export: ["export"],
  secret: ["secrets"],
  operator: ["operator"],
} as const;

export type AuditGroup = keyof typeof auditGroups;

export const auditGroupNames = Object.keys(auditGroups) as readonly AuditGroup[];

/** Of people's own affairs, which are no act of power. */
export const noAudit = [
  "away",
  "back",
  "language",
  "zone",
  "name",
  "reminders",
  "checked",
  "undo",
  "bulk",
] as const;
