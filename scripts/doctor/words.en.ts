import { pluralEn } from "../../src/text/count.ts";

/** What the doctor says in English. */
export const wordsEn = {
  title: "Loudou: is everything in place?",
  allWell: "All well.",
  notWell: (count: number) => (count === 1 ? "One thing to mend." : `${count} things to mend.`),

  settings: "Settings: complete, and they fit together",
  settingsWrong: (problem: string) => `Settings: ${problem}`,
  settingsCure: "Change it in .env or in the service's environment; .env.example explains every setting.",
  restSkipped: "The rest is looked at once the settings are right.",

  embeddedNew: (folder: string) => `Database: embedded, not made yet. The first start makes it in ${folder}`,
  embeddedInUse: (folder: string, process: string) =>
    `Database: embedded, in ${folder}, in use by ${process}. A running bot is fine; look inside while it is stopped`,
  anotherProcess: "another process",
  processNumber: (pid: number) => `process ${pid}`,
  embeddedOpens: (folder: string, version: string) =>
    `Database: embedded PostgreSQL ${version} opens, in ${folder}`,
  embeddedBroken: (folder: string, why: string) =>
    `Database: the embedded one in ${folder} does not open: ${why}`,
  embeddedBrokenCure:
    "Put the newest backup of the folder in its place, or name another DATA_DIR to begin anew.",
  notWritable: (folder: string) => `Database: ${folder} cannot be written to`,
  notWritableCure: "Give the bot's user the right to write there, or name another folder in DATA_DIR.",
  embeddedInMemory: "Database: in memory; everything is forgotten at the end",

  serverAnswers: (where: string, version: string) => `Database: PostgreSQL ${version} answers at ${where}`,
  serverSilent: (where: string, why: string) => `Database: no way into ${where}: ${why}`,
  serverCures: {
    address:
      "Check host and port in DATABASE_URL, that the server runs, and that no firewall stands between.",
    password:
      "Check user and password in DATABASE_URL (special characters percent-encoded), and pg_hba.conf.",
    missing: "Create the database, for example: createdb -E UTF8 loudou",
    other: "See the server's own log for what it refused.",
  },
  tooOld: (version: string) => `Database: PostgreSQL ${version} is too old`,
  tooOldCure: "Move to PostgreSQL 15 or newer.",
  notUtf8: (encoding: string) => `Database: its encoding is ${encoding}, which holds no Chinese`,
  notUtf8Cure: "Create the database with UTF8: createdb -E UTF8 -T template0 loudou",
  mayNotCreate: (user: string, name: string) => `Database: ${user} may not create anything in ${name}`,
  mayNotCreateCure: (user: string, name: string) =>
    `Let an administrator run, in this database: ALTER DATABASE ${name} OWNER TO ${user};`,
  trigrams: "Database: pg_trgm finds names by likeness, Chinese ones too",
  trigramsAbsent: "Database: the extension pg_trgm is not there",
  trigramsAbsentCure:
    "Install the server's contrib package (postgresql-contrib), or switch pg_trgm on at your provider.",
  trigramsForbidden: "Database: the user may not create the extension pg_trgm",
  trigramsForbiddenCure: "Let an administrator run in this database: CREATE EXTENSION pg_trgm;",
  noChinese: (ctype: string) =>
    `Database: with LC_CTYPE ${ctype} Chinese names are not found when mistyped (pg_trgm sees no letters)`,
  noChineseCure:
    "Create the database anew with a UTF-8 locale and move the data: createdb -E UTF8 --locale=C.UTF-8 -T template0 loudou",
  migrated: (count: number) => `Database: up to date (${pluralEn(count, "migration")})`,
  pending: (names: string) => `Database: the next start will migrate it: ${names}`,
  newer: (names: string) => `Database: it was migrated by a newer version: ${names}`,
  newerCure: "Start that newer version, or go back to the backup made before it.",

  slackOff: "Slack: not set up",
  slackIn: (bot: string, team: string) => `Slack: the bot token is good: ${bot} in ${team}`,
  slackRefused: (word: string) => `Slack: refuses the bot token: ${word}`,
  slackRefusedCure:
    "Copy the Bot User OAuth Token again from OAuth & Permissions; install the app to the workspace first.",
  slackScopes: (count: number) => `Slack: has all ${count} permissions (scopes) of the manifest`,
  slackScopeMissing: (names: string) => `Slack: permissions are missing: ${names}`,
  slackScopeMissingCure:
    "Add them under OAuth & Permissions (or paste the manifest again: npm run slack:manifest), then reinstall the app.",
  slackScopesUntold: "Slack: does not tell which permissions the token has",
  socketGood: "Slack: Socket Mode is open to us",
  socketRefused: (word: string) => `Slack: Socket Mode refuses SLACK_APP_TOKEN: ${word}`,
  socketRefusedCure:
    "Make an app-level token with the scope connections:write (Basic Information), and switch Socket Mode on.",
  signingUnseen:
    "Slack: over HTTP; whether SLACK_SIGNING_SECRET is right shows with the first request (a 401 in the log)",

  larkOff: "Lark/Feishu: not set up",
  larkIn: (bot: string) => `Lark/Feishu: the credentials are good: bot “${bot}”`,
  larkRefused: (why: string) => `Lark/Feishu: refuses the credentials: ${why}`,
  larkRefusedCure:
    "Copy App ID and App Secret again from Credentials & Basic Info, and check LARK_DOMAIN (feishu or lark).",
  larkNoBot: (why: string) => `Lark/Feishu: the app is no bot yet: ${why}`,
  larkNoBotCure: "Add the feature “Bot” to the app, create a version and have it released.",
  larkAsleep: "Lark/Feishu: the bot is not switched on in this tenant",
  larkAsleepCure:
    "Create a version and have it released; a tenant admin switches it on in the admin console.",

  larkScopes: (count: number) => `Lark/Feishu: has all ${count} permissions (scopes)`,
  larkScopeMissing: (names: string) => `Lark/Feishu: permissions are missing: ${names}`,
  larkScopeMissingCure:
    "Add them under Permissions & Scopes, create a version and have it released: until then they are not granted.",
  larkScopesUntold: "Lark/Feishu: does not tell which permissions the app has",

  notReached: (who: string, why: string) => `${who}: cannot be reached: ${why}`,
  notReachedCure: "Check the network of this machine: outgoing HTTPS, DNS, proxy.",
  tryLater: (who: string) => `${who}: is turning requests away for a moment; ask again in a minute`,

  clockGood: (seconds: number, who: string) => `Clock: ${seconds} s off ${who}'s`,
  clockBad: (seconds: number, who: string) =>
    `Clock: ${seconds} s off ${who}'s; signed requests will be refused`,
  clockCure: "Set the machine's clock by NTP, for example: timedatectl set-ntp true",
  clockUnknown: "Clock: nobody here to compare it with",

  running: (url: string) => `Bot: runs on this machine (${url})`,
  notRunning: (url: string) => `Bot: does not run on this machine (${url})`,
  notReady: "Bot: runs, but takes no requests yet",
  notReadyCure: "Wait a moment; if it stays like this, its log says why (usually the database).",
  chatState: (chat: string, state: string) => `Bot: ${chat} is ${state}`,
  chatFailed: (chat: string, detail: string) => `Bot: ${chat} has failed: ${detail}`,
  chatFailedCure: "The lines above say what is wrong with its credentials; else see the log.",
  anyPort: "Bot: PORT=0 takes any free port, so it was not looked for",

  publicGood: (url: string) => `Address: ${url} leads here`,
  publicBad: (url: string, why: string) => `Address: ${url} does not lead here: ${why}`,
  publicCure:
    "Check DNS, certificate and reverse proxy: every path has to arrive at HOST and PORT unchanged.",
  publicLater: (url: string) => `Address: ${url} is looked at once the bot runs`,
  publicNone: "Address: no PUBLIC_URL; sign-in links lead to this machine only",
  publicNeeded: (who: string) => `Address: ${who} calls us over the internet, but PUBLIC_URL is not set`,
  publicNeededCure: "Set PUBLIC_URL to the https address under which the platform reaches this machine.",
  answered: (status: number) => `it answers ${status}`,
};
