/** The environment → a frozen Config. The only reader of process.env; every problem at once, each with its fix. */
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { z } from "zod";

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "is not a time zone. Use a name such as Asia/Shanghai or America/New_York");

const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `is not a valid address here. Example: ${example}` });

/** "10.0.0.1", "10.0.0.0/8", "2001:db8::/32"; a range that covers everyone would let anyone forge their address. */
function isAddressOrRange(written: string): boolean {
  const [address = "", prefix, ...more] = written.split("/");
  const most = isIP(address) === 6 ? 128 : 32;
  if (isIP(address) === 0 || address.includes("%") || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= most);
}

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 } as const;
const duration = /^(\d{1,4}) ?(m|h|d|w)(?:in|inutes?|ours?|ays?|eeks?)?$/i;

/** "30m", "12 hours", "14d", "2 weeks" → milliseconds. @param from, upto in milliseconds */
const span = (from: number, upto: number, limits: string) =>
  z
    .string()
    .trim()
    .regex(duration, "is not a duration. Use a number with m, h, d or w, such as 12h or 14d")
    .transform((written) => {
      const [, count, unit = "m"] = duration.exec(written) ?? [];
      return Number(count) * unitMs[unit.toLowerCase() as keyof typeof unitMs];
    })
    .refine((ms) => ms >= from && ms <= upto, `is not ${limits}`);

const secretOfSlack = z
  .string()
  .min(16, "is too short. Copy it from the Slack app's Basic Information page")
  .optional();

const roles = ["rep", "manager", "admin", "finance", "read-only"] as const;
type Role = (typeof roles)[number];

/** "sales-admins=admin, leads=manager" → pairs; undefined for what is none. The last "=" counts: groups may hold one. */
function groupRoles(written: string): { group: string; role: Role }[] | undefined {
  const pairs = written.split(",").map((pair) => {
    const at = pair.lastIndexOf("=");
    const role = roles.find((known) => known === pair.slice(at + 1).trim());
    const group = pair.slice(0, Math.max(at, 0)).trim();
    return role && group !== "" ? { group, role } : undefined;
  });
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}

/** Sign in people of all companies: which of them are ours, only the domain of their mailbox says. */
const sharedIssuers =
  /^https:\/\/(accounts\.google\.com|appleid\.apple\.com|gitlab\.com|login\.microsoftonline\.com\/(common|organizations|consumers)\b)/i;

/** Read from a file where NAME_FILE names one: what would harm in a list of processes, a dump, a compose file. */
const secrets = [
  "DATABASE_URL",
  "SLACK_BOT_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_SIGNING_SECRET_PREVIOUS",
  "SLACK_APP_TOKEN",
  "LARK_APP_SECRET",
  "LARK_VERIFICATION_TOKEN",
  "LARK_VERIFICATION_TOKEN_PREVIOUS",
  "LARK_ENCRYPT_KEY",
  "LARK_ENCRYPT_KEY_PREVIOUS",
  "OIDC_CLIENT_SECRET",
  "METRICS_TOKEN",
] as const;

const perMinute = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, "is not a number a minute. Use a whole number such as 300")
  .transform(Number);

const environment = z.object({
  DATABASE_URL: url(/^postgres(ql)?$/, "postgresql://loudou:secret@db.example.com:5432/loudou").optional(),
  DATA_DIR: z.string().default("./data"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d+$/, "is not a port. Use a whole number such as 3000")
    .transform(Number)
    .refine((port) => port <= 65_535, "is above 65535, the highest port. Use one such as 3000")
    .default(3000),
  // Compared with a browser's Origin: no trailing slash, lower case, no default port.
  PUBLIC_URL: url(/^https?$/, "https://loudou.example.com")
    .refine(
      (address) => !URL.canParse(address) || new URL(address).pathname.replaceAll("/", "") === "",
      "has a path. Loudou needs a host name of its own, such as https://loudou.example.com",
    )
    .transform((address) => new URL(address).origin)
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(",").map((one) => one.trim()))
    .refine(
      (list) => list.every(isAddressOrRange),
      "is not a list of addresses or ranges separated by commas. Example: 127.0.0.1, 10.0.0.0/8",
    )
    .default([]),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "is not a log level. Use info, or debug to see more",
    )
    .default("info"),
  TZ_DEFAULT: timeZone.default("Asia/Shanghai"),
  LOCALE_DEFAULT: z.enum(["zh", "en"], "is not a language. Use zh or en").default("zh"),
  CURRENCY_DEFAULT: z
    .string()
    .refine(
      (code) => Intl.supportedValuesOf("currency").includes(code),
      "is not a currency. Use an ISO code such as CNY or USD",
    )
    .default("CNY"),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/, "is not a bot token. Bot tokens start with xoxb-")
    .optional(),
  SLACK_SIGNING_SECRET: secretOfSlack,
  SLACK_SIGNING_SECRET_PREVIOUS: secretOfSlack,
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, "is not an app-level token. They start with xapp-")
    .optional(),
  SLACK_API_URL: z
    .url({ error: "is not an address. Leave it out, or use one that ends in /api/", abort: true })
    .endsWith("/api/", "must end in /api/")
    .optional(),
  LARK_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-fA-F]{16}$/, "is not an App ID, which is cli_ followed by 16 characters")
    .optional(),
  LARK_APP_SECRET: z.string().min(1).optional(),
  LARK_VERIFICATION_TOKEN: z.string().optional(),
  LARK_VERIFICATION_TOKEN_PREVIOUS: z.string().optional(),
  LARK_ENCRYPT_KEY: z.string().optional(),
  LARK_ENCRYPT_KEY_PREVIOUS: z.string().optional(),
  LARK_TRANSPORT: z
    .enum(["websocket", "webhook"], "is not a transport. Use websocket or webhook")
    .default("websocket"),
  LARK_DOMAIN: z
    .union(
      [z.enum(["feishu", "lark"]), z.url("is not a domain. Use feishu, lark, or an address")],
      "is not a domain. Use feishu, lark, or an address",
    )
    .default("feishu")
    .transform((domain) => domain.replace(/\/+$/, "")),
  OIDC_ISSUER: z
    .url({
      error: "is not an address. Copy it from your provider, such as https://id.example.com",
      abort: true,
    })
    .refine(
      (issuer) => issuer.startsWith("https://") || isLoopback(hostOf(issuer)),
      "is not https. Who answers there says who people are, so nobody in between may change it",
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().trim().max(40, "is too long for a button. Use up to 40 characters").optional(),
  OIDC_GROUPS_CLAIM: z.string().trim().default("groups"),
  OIDC_ROLES: z
    .string()
    .refine(
      (written) => groupRoles(written) !== undefined,
      `is not a list of groups and roles. Example: sales-admins=admin, sales-leads=manager. Roles: ${roles.join(", ")}`,
    )
    .transform((written) => groupRoles(written) ?? [])
    .default([]),
  OIDC_DOMAINS: z
    .string()
    .transform((list) => list.split(",").map((one) => one.trim().toLowerCase()))
    .refine(
      (list) => list.every((one) => /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(one)),
      "is not a list of mail domains separated by commas. Example: example.com, example.cn",
    )
    .default([]),
  SESSION_IDLE: span(15 * unitMs.m, 365 * unitMs.d, "between 15 minutes and 365 days").default(14 * unitMs.d),
  SESSION_MAX: span(unitMs.h, 365 * unitMs.d, "between 1 hour and 365 days").default(30 * unitMs.d),
  FILE_LIMIT_MB: z
    .string()
    .regex(/^\d+$/, "is not a size. Use a whole number of megabytes such as 50")
    .transform(Number)
    .refine((megabytes) => megabytes >= 1 && megabytes <= 100, "is not between 1 and 100")
    .default(50),
  PERSON_PER_MINUTE: perMinute.default(300),
  COMPANY_PER_MINUTE: perMinute.default(6000),
  METRICS_TOKEN: z.string().min(16, "is too short. Use at least 16 random characters").optional(),
  BACKUP_DIR: z.string().optional(),
  BACKUP_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is not a time. Use hours and minutes such as 03:15")
    .default("03:15"),
  BACKUP_KEEP: z
    .string()
    .regex(/^\d+$/, "is not a number. Use a whole number such as 7")
    .transform(Number)
    .refine((count) => count >= 1 && count <= 1000, "is not between 1 and 1000")
    .default(7),
  HOLD_DELIVERIES: z.enum(["0", "1"], "is neither 0 nor 1. Use 1 to send nothing").default("0"),
  DEMO: z.enum(["0", "1"], "is neither 0 nor 1. Leave it empty for the default").optional(),
  SMALL_MACHINE: z.enum(["0", "1"], "is neither 0 nor 1. Leave it empty for the default").optional(),
});

type Environment = z.output<typeof environment>;

export type SlackConfig = Readonly<{
  botToken: string;
  signingSecret: string | undefined;
  /** Also good while the secret is rotated. */
  previousSigningSecret?: string | undefined;
  appToken: string | undefined;
  apiUrl: string | undefined;
}>;
export type LarkConfig = Readonly<{
  appId: string;
  appSecret: string;
  verificationToken: string | undefined;
  encryptKey: string | undefined;
  /** Also good while they are rotated. */
  previousVerificationToken?: string | undefined;
  previousEncryptKey?: string | undefined;
  transport: "websocket" | "webhook";
  /** "feishu", "lark", or an address without a trailing slash. */
  domain: string;
}>;

/** The provider that signs people in to the web chat. */
export type OidcConfig = Readonly<{
  issuer: string;
  clientId: string;
  /** undefined: a public client, by PKCE alone. */
  clientSecret: string | undefined;
  /** As people call it; undefined: the company account. */
  name: string | undefined;
  groupsClaim: string;
  /** Who is in the group has the role; empty: groups say nothing about roles. */
  roles: readonly Readonly<{ group: string; role: Role }>[];
  /** Whose mailbox is in none of them stays out; empty: all that the provider vouches for. */
  domains: readonly string[];
}>;

/** How long a browser stays signed in, in milliseconds: since it was last used, and at the very most. */
export type SessionLifetimes = Readonly<{ idleMs: number; maxMs: number }>;

export type BackupConfig = Readonly<{
  directory: string;
  /** "03:15", in the zone of `Config.zone`. */
  at: string;
  /** How many are kept. */
  keep: number;
}>;

export type Config = Readonly<{
  databaseUrl: string | undefined;
  dataDir: string;
  host: string;
  port: number;
  publicUrl: string | undefined;
  /** Addresses and CIDR ranges whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  logLevel: string;
  zone: string;
  locale: "zh" | "en";
  currency: string;
  slack: SlackConfig | undefined;
  lark: LarkConfig | undefined;
  oidc: OidcConfig | undefined;
  sessions: SessionLifetimes;
  /** The largest file that people may send, in bytes. */
  fileLimit: number;
  /** Lines, presses and files of one person, and of all of one chat tenant, in a minute. */
  perMinute: Readonly<{ person: number; company: number }>;
  /** What /metrics is shown for; undefined: to whoever asks. */
  metricsToken: string | undefined;
  /** Where and when the database is backed up by itself; undefined: nowhere. */
  backup: BackupConfig | undefined;
  /** Messages are written but not sent. */
  holdDeliveries: boolean;
  /** undefined: the default, which depends on whether the database is new. */
  demo: boolean | undefined;
  /** undefined: where there is little memory. */
  smallMachine: boolean | undefined;
  /** Only this machine can reach us: we listen on loopback, and no proxy is configured. */
  loopback: boolean;
}>;

/** Every problem of the environment, one line each: name, what is wrong, what to do. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `The environment has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}:\n${problems.map((p) => `  - ${p}`).join("\n")}`,
    );
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/**
 * @param env usually process.env; an empty or blank value counts as not set; NAME_FILE names the file of a secret
 * @throws ConfigError naming every problem at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const written = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const fromFiles = readSecretFiles(written);
  const given = { ...written, ...fromFiles.values };
  const parsed = environment.safeParse(given);
  const problems = [
    ...fromFiles.problems,
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`)),
    // What stands in a file that cannot be read is not missing besides.
    ...(fromFiles.problems.length > 0 ? [] : problemsBetween(given)),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(toConfig(parsed.data));
}

/** Secrets by their names, without the line break that editors end a file with. */
function readSecretFiles(env: Readonly<Record<string, string | undefined>>) {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of secrets) {
    const file = env[`${name}_FILE`];
    if (file === undefined) continue;
    if (env[name] !== undefined) {
      problems.push(`${name}_FILE and ${name} are both set. Remove one of them`);
      continue;
    }
    try {
      const value = readFileSync(file, "utf8").replace(/\r?\n$/, "");
      if (value.trim() === "")
        problems.push(`${name}_FILE names an empty file: ${file}. Put the secret into it`);
      else values[name] = value;
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code ?? "unreadable";
      problems.push(
        `${name}_FILE names a file that can't be read: ${file} (${why}). Check the path, and that the bot's user may read it`,
      );
    }
  }
  return { values, problems };
}

const hostOf = (address: string): string => new URL(address).hostname.replace(/[[\]]/g, "");
const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || /^127\./.test(host);

/** The settings that make us reachable from other machines. PUBLIC_URL counts, because a proxy on this machine connects from loopback. */
function openedBy({ HOST, PUBLIC_URL }: { HOST?: string; PUBLIC_URL?: string }): string[] {
  const publicHost = PUBLIC_URL && URL.canParse(PUBLIC_URL) ? hostOf(PUBLIC_URL) : "localhost";
  return [
    ...(isLoopback(HOST ?? "127.0.0.1") ? [] : ["HOST"]),
    ...(isLoopback(publicHost) ? [] : ["PUBLIC_URL"]),
  ];
}

/** Conflicts between settings. */
function problemsBetween(env: Readonly<Record<string, string | undefined>>): string[] {
  const problems: string[] = [];
  const slackParts = ["SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"].filter((name) => env[name]);
  if (slackParts.length > 0 && !env.SLACK_BOT_TOKEN) {
    problems.push(
      `SLACK_BOT_TOKEN is missing although ${slackParts.join(" and ")} is set. Copy it from the Slack app's OAuth & Permissions page`,
    );
  }
  if (env.SLACK_BOT_TOKEN && slackParts.length === 0) {
    problems.push(
      "SLACK_SIGNING_SECRET (for HTTP) or SLACK_APP_TOKEN (for Socket Mode) is missing. Without either, no Slack request can be verified",
    );
  }
  if (Boolean(env.LARK_APP_ID) !== Boolean(env.LARK_APP_SECRET)) {
    problems.push(
      `${env.LARK_APP_ID ? "LARK_APP_SECRET" : "LARK_APP_ID"} is missing. Copy both from the app's Credentials & Basic Info page`,
    );
  }
  if (
    env.LARK_APP_ID &&
    env.LARK_TRANSPORT === "webhook" &&
    !(env.LARK_ENCRYPT_KEY && env.LARK_VERIFICATION_TOKEN)
  ) {
    problems.push(
      "LARK_ENCRYPT_KEY and LARK_VERIFICATION_TOKEN are both required for LARK_TRANSPORT=webhook. Without them no request can be verified",
    );
  }
  problems.push(...problemsOfRotation(env), ...problemsOfSignIn(env));
  const opened = openedBy(env);
  if (env.DEMO === "1" && opened.length > 0) {
    problems.push(
      `DEMO=1 lets anyone act as anyone, so it only works while nobody else can connect. Remove ${opened.join(" and ")}, or remove DEMO`,
    );
  }
  return problems;
}

/** A previous secret goes beside the one that takes its place. */
function problemsOfRotation(env: Readonly<Record<string, string | undefined>>): string[] {
  return ["SLACK_SIGNING_SECRET", "LARK_VERIFICATION_TOKEN", "LARK_ENCRYPT_KEY"].flatMap((name) => {
    const previous = env[`${name}_PREVIOUS`];
    if (previous === undefined) return [];
    if (env[name] === undefined)
      return [`${name}_PREVIOUS is set without ${name}. The secret that is good from now on goes there`];
    return env[name] === previous ? [`${name}_PREVIOUS is the same as ${name}. Remove it`] : [];
  });
}

function problemsOfSignIn(env: Readonly<Record<string, string | undefined>>): string[] {
  const parts = ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLES", "OIDC_DOMAINS", "OIDC_NAME"];
  const set = parts.filter((name) => env[name] !== undefined);
  if (env.OIDC_ISSUER === undefined)
    return set.length === 0
      ? []
      : [`OIDC_ISSUER is missing although ${set.join(" and ")} is set. It is the address of your provider`];
  const problems: string[] = [];
  if (env.OIDC_CLIENT_ID === undefined)
    problems.push("OIDC_CLIENT_ID is missing. Register Loudou at your provider and copy its client id");
  if (env.PUBLIC_URL === undefined)
    problems.push(
      "PUBLIC_URL is missing although OIDC_ISSUER is set. The provider sends people back to that address",
    );
  if (sharedIssuers.test(env.OIDC_ISSUER) && env.OIDC_DOMAINS === undefined)
    problems.push(
      "OIDC_DOMAINS is missing. OIDC_ISSUER signs in people of all companies: name the mail domains that are yours",
    );
  if (env.DEMO === "1")
    problems.push("DEMO=1 asks nobody to sign in, so OIDC_ISSUER would be of no use. Remove one of them");
  return problems;
}

function toConfig(env: Environment): Config {
  return {
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    trustedProxies: env.TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
    zone: env.TZ_DEFAULT,
    locale: env.LOCALE_DEFAULT,
    currency: env.CURRENCY_DEFAULT,
    slack: env.SLACK_BOT_TOKEN
      ? {
          botToken: env.SLACK_BOT_TOKEN,
          signingSecret: env.SLACK_SIGNING_SECRET,
          previousSigningSecret: env.SLACK_SIGNING_SECRET_PREVIOUS,
          appToken: env.SLACK_APP_TOKEN,
          apiUrl: env.SLACK_API_URL,
        }
      : undefined,
    lark:
      env.LARK_APP_ID && env.LARK_APP_SECRET
        ? {
            appId: env.LARK_APP_ID,
            appSecret: env.LARK_APP_SECRET,
            verificationToken: env.LARK_VERIFICATION_TOKEN,
            encryptKey: env.LARK_ENCRYPT_KEY,
            previousVerificationToken: env.LARK_VERIFICATION_TOKEN_PREVIOUS,
            previousEncryptKey: env.LARK_ENCRYPT_KEY_PREVIOUS,
            transport: env.LARK_TRANSPORT,
            domain: env.LARK_DOMAIN,
          }
        : undefined,
    oidc:
      env.OIDC_ISSUER && env.OIDC_CLIENT_ID
        ? {
            issuer: env.OIDC_ISSUER,
            clientId: env.OIDC_CLIENT_ID,
            clientSecret: env.OIDC_CLIENT_SECRET,
            name: env.OIDC_NAME,
            groupsClaim: env.OIDC_GROUPS_CLAIM,
            roles: env.OIDC_ROLES,
            domains: env.OIDC_DOMAINS,
          }
        : undefined,
    sessions: { idleMs: env.SESSION_IDLE, maxMs: env.SESSION_MAX },
    fileLimit: env.FILE_LIMIT_MB * 1024 ** 2,
    perMinute: { person: env.PERSON_PER_MINUTE, company: env.COMPANY_PER_MINUTE },
    metricsToken: env.METRICS_TOKEN,
    backup: env.BACKUP_DIR
      ? { directory: env.BACKUP_DIR, at: env.BACKUP_AT, keep: env.BACKUP_KEEP }
      : undefined,
    holdDeliveries: env.HOLD_DELIVERIES === "1",
    demo: env.DEMO === undefined ? undefined : env.DEMO === "1",
    smallMachine: env.SMALL_MACHINE === undefined ? undefined : env.SMALL_MACHINE === "1",
    loopback: openedBy(env).length === 0,
  };
}
