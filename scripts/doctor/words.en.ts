import { pluralEn } from "../../src/text/count.ts";

/** What the doctor says in English. */
export const wordsEn = {
  title: "Loudou: health check",
  allWell: "All good.",
  notWell: (count: number) => `${pluralEn(count, "thing")} to fix.`,

  settings: "Settings: complete and consistent",
  settingsWrong: (problem: string) => `Settings: ${problem}`,
  settingsCure: "Change it in .env or in the service's environment; .env.example explains every setting.",
  restSkipped: "The rest is checked once the settings are right.",

  embeddedNew: (folder: string) =>
    `Database: embedded, not created yet. The first start creates it in ${folder}`,
  embeddedInUse: (folder: string, process: string) =>
    `Database: embedded, in ${folder}, in use by ${process}, which doesn't say how it is. Run this as the bot's own user`,
  embeddedRuns: (folder: string, version: string, process: string) =>
    `Database: embedded PostgreSQL ${version} in ${folder} answers, in ${process}`,
  anotherProcess: "another process",
  processNumber: (pid: number) => `process ${pid}`,
  embeddedOpens: (folder: string, version: string) =>
    `Database: embedded PostgreSQL ${version} opens, in ${folder}`,
  embeddedBroken: (folder: string, why: string) =>
    `Database: the embedded one in ${folder} doesn't open: ${why}`,
  embeddedBrokenCure: "Restore the latest backup of the folder, or set another DATA_DIR to start fresh.",
  notWritable: (folder: string) => `Database: can't write to ${folder}`,
  notWritableCure: "Give the bot's user write access, or set another folder in DATA_DIR.",
  embeddedInMemory: "Database: in memory; everything is lost when it stops",

  serverAnswers: (where: string, version: string) => `Database: PostgreSQL ${version} answers at ${where}`,
  serverSilent: (where: string, why: string) => `Database: can't connect to ${where}: ${why}`,
  serverCures: {
    address:
      "Check the host and port in DATABASE_URL, that the server is running, and that no firewall blocks it.",
    password:
      "Check the user and password in DATABASE_URL (special characters percent-encoded), and pg_hba.conf.",
    missing: "Create the database, for example: createdb -E UTF8 loudou",
    other: "Check the server's log for what it refused.",
  },
  tooOld: (version: string) => `Database: PostgreSQL ${version} is too old`,
  tooOldCure: "Move to PostgreSQL 15 or newer.",
  notUtf8: (encoding: string) => `Database: its encoding is ${encoding}, which can't store Chinese`,
  notUtf8Cure: "Create the database with UTF8: createdb -E UTF8 -T template0 loudou",
  mayNotCreate: (user: string, name: string) => `Database: ${user} isn't allowed to create tables in ${name}`,
  mayNotCreateCure: (user: string, name: string) =>
    `Have an administrator run this in the database: ALTER DATABASE ${name} OWNER TO ${user};`,
  trigrams: "Database: pg_trgm finds misspelled names, Chinese ones too",
  trigramsAbsent: "Database: the pg_trgm extension is missing",
  trigramsAbsentCure:
    "Install the server's contrib package (postgresql-contrib), or enable pg_trgm at your provider.",
  trigramsForbidden: "Database: the user isn't allowed to create the pg_trgm extension",
  trigramsForbiddenCure: "Have an administrator run this in the database: CREATE EXTENSION pg_trgm;",
  noChinese: (ctype: string) =>
    `Database: with LC_CTYPE ${ctype}, misspelled Chinese names can't be found (pg_trgm sees no letters)`,
  noChineseCure:
    "Recreate the database with a UTF-8 locale and move the data: createdb -E UTF8 --locale=C.UTF-8 -T template0 loudou",
  migrated: (count: number) => `Database: up to date (${pluralEn(count, "migration")})`,
  pending: (names: string) => `Database: pending migrations, applied at the next start: ${names}`,
  newer: (names: string) => `Database: migrated by a newer version: ${names}`,
  newerCure: "Start that newer version, or restore the backup made before it.",

  neverBackedUp: "Backup: none so far that this database knows of",
  backedUp: (hours: number) =>
    `Backup: the last one is ${hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`} old`,
  backupLateCure: (folder: string) =>
    `The daily backup fails: look for “backup” in the log, and whether ${folder} can be written and has room`,
  backupCure: "Set BACKUP_DIR for a daily one, or take one: npm run -s admin -- backup FILE",
  held: (count: number) => `Deliveries: ${count} held since the database was restored`,
  heldCure: "Decide: npm run -s admin -- deliveries release, or deliveries drop",
  nothingGoesOut: "Deliveries: HOLD_DELIVERIES=1, nothing goes out",
  movedAway: (to: string) => `Database: the company has moved to ${to}; the bot won't start on this one`,
  movedAwayCure:
    "Set DATABASE_URL or DATA_DIR to that place; to stay here after all: npm run -s admin -- move --stay",
  olderAmounts: (deals: string) =>
    `Database: amounts that may read a hundred times too much or too little: ${deals}. Earlier versions counted decimals in these currencies as the release of Node did`,
  olderAmountsCure:
    "Note what they read before updating, compare afterwards, and correct them with /deal update; look at quotas and forecast calls in these currencies, too.",

  slackOff: "Slack: not set up",
  slackIn: (bot: string, team: string) => `Slack: bot token works: ${bot} in ${team}`,
  slackRefused: (word: string) => `Slack: bot token rejected: ${word}`,
  slackRefusedCure:
    "Copy the Bot User OAuth Token again from OAuth & Permissions; install the app to the workspace first.",
  slackScopes: (count: number) => `Slack: has all ${count} permissions (scopes) of the manifest`,
  slackScopeMissing: (names: string) => `Slack: missing permissions: ${names}`,
  slackScopeMissingCure:
    "Add them under OAuth & Permissions (or paste the manifest again: npm run slack:manifest), then reinstall the app.",
  slackScopesUntold: "Slack: doesn't say which permissions the token has",
  socketGood: "Slack: Socket Mode works",
  socketRefused: (word: string) => `Slack: SLACK_APP_TOKEN rejected by Socket Mode: ${word}`,
  socketRefusedCure:
    "Create an app-level token with the scope connections:write (Basic Information), and turn on Socket Mode.",
  signingUnseen:
    "Slack: over HTTP; SLACK_SIGNING_SECRET can only be checked by the first request (a 401 in the log means it's wrong)",

  larkOff: "Lark/Feishu: not set up",
  larkIn: (bot: string) => `Lark/Feishu: credentials work: bot “${bot}”`,
  larkRefused: (why: string) => `Lark/Feishu: credentials rejected: ${why}`,
  larkRefusedCure:
    "Copy App ID and App Secret again from Credentials & Basic Info, and check LARK_DOMAIN (feishu or lark).",
  larkNoBot: (why: string) => `Lark/Feishu: the app isn't a bot yet: ${why}`,
  larkNoBotCure: "Add the “Bot” feature to the app, then create and release a version.",
  larkAsleep: "Lark/Feishu: the bot isn't enabled in this tenant",
  larkAsleepCure: "Create and release a version; a tenant admin enables it in the admin console.",

  larkScopes: (count: number) => `Lark/Feishu: has all ${count} permissions (scopes)`,
  larkScopeMissing: (names: string) => `Lark/Feishu: missing permissions: ${names}`,
  larkScopeMissingCure:
    "Add them under Permissions & Scopes, then create and release a version. They aren't granted until then.",
  larkScopesUntold: "Lark/Feishu: doesn't say which permissions the app has",

  notReached: (who: string, why: string) => `${who}: can't be reached: ${why}`,
  notReachedCure: "Check this machine's network: outgoing HTTPS, DNS, proxy.",
  tryLater: (who: string) => `${who}: is limiting requests; try again in a minute`,

  clockGood: (seconds: number, who: string) => `Clock: ${seconds} s off ${who}'s`,
  clockBad: (seconds: number, who: string) =>
    `Clock: ${seconds} s off ${who}'s; signed requests will be rejected`,
  clockCure: "Sync the machine's clock with NTP, for example: timedatectl set-ntp true",
  clockUnknown: "Clock: nothing to compare it with",

  running: (url: string) => `Bot: running on this machine (${url})`,
  notRunning: (url: string) => `Bot: not running on this machine (${url})`,
  isDown: (url: string) => `Bot: down. It ran here before, but nothing answers at ${url}`,
  isDownCure: "Start it again: npm start. If it ends at once, its last lines say why.",
  notReady: "Bot: running, but not ready for requests yet",
  notReadyCure: "Wait a moment. If it stays like this, its log says why (usually the database).",
  chatState: (chat: string, state: string) => `Bot: ${chat} is ${state}`,
  chatFailed: (chat: string, detail: string) => `Bot: ${chat} has failed: ${detail}`,
  chatFailedCure: "See the credential checks above; if they pass, check the log.",
  anyPort: "Bot: PORT=0 takes any free port, so it wasn't checked",

  publicGood: (url: string) => `Address: ${url} reaches this bot`,
  publicBad: (url: string, why: string) => `Address: ${url} doesn't reach this bot: ${why}`,
  publicCure:
    "Check DNS, the certificate and the reverse proxy: every path must reach HOST and PORT unchanged.",
  publicLater: (url: string) => `Address: ${url} is checked once the bot is running`,
  plain: (url: string) =>
    `Address: ${url} is plain http: sign-in links and everything people type cross the network unencrypted`,
  plainCure:
    "Put a proxy with a certificate in front (Caddy gets one by itself), and set PUBLIC_URL to https.",
  open: (host: string) =>
    `Address: HOST=${host} lets other machines in over plain http, without a proxy that encrypts`,
  openCure:
    "Leave HOST at 127.0.0.1 behind a proxy with a certificate, and set PUBLIC_URL to its https address.",
  publicNone: "Address: no PUBLIC_URL; sign-in links only work on this machine",
  publicNeeded: (who: string) =>
    `Address: ${who} reaches the bot over the internet, but PUBLIC_URL isn't set`,
  publicNeededCure: "Set PUBLIC_URL to the https address where the platform reaches this machine.",
  answered: (status: number) => `it answers ${status}`,
};
