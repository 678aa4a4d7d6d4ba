/** The environment → a frozen Config. The only reader of process.env; every problem at once, each with its fix. */
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
  SLACK_SIGNING_SECRET: z
    .string()
    .min(16, "is too short. Copy it from the Slack app's Basic Information page")
    .optional(),
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
  LARK_ENCRYPT_KEY: z.string().optional(),
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
  appToken: string | undefined;
  apiUrl: string | undefined;
}>;
export type LarkConfig = Readonly<{
  appId: string;
  appSecret: string;
  verificationToken: string | undefined;
  encryptKey: string | undefined;
  transport: "websocket" | "webhook";
  /** "feishu", "lark", or an address without a trailing slash. */
  domain: string;
}>;

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
 * @param env usually process.env; an empty or blank value counts as not set
 * @throws ConfigError naming every problem at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = environment.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  problems.push(...problemsBetween(given));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(toConfig(parsed.data));
}

const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || /^127\./.test(host);

/** The settings that make us reachable from other machines. PUBLIC_URL counts, because a proxy on this machine connects from loopback. */
function openedBy({ HOST, PUBLIC_URL }: { HOST?: string; PUBLIC_URL?: string }): string[] {
  const publicHost = PUBLIC_URL && URL.canParse(PUBLIC_URL) ? new URL(PUBLIC_URL).hostname : "localhost";
  return [
    ...(isLoopback(HOST ?? "127.0.0.1") ? [] : ["HOST"]),
    ...(isLoopback(publicHost.replace(/[[\]]/g, "")) ? [] : ["PUBLIC_URL"]),
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
  const opened = openedBy(env);
  if (env.DEMO === "1" && opened.length > 0) {
    problems.push(
      `DEMO=1 lets anyone act as anyone, so it only works while nobody else can connect. Remove ${opened.join(" and ")}, or remove DEMO`,
    );
  }
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
            transport: env.LARK_TRANSPORT,
            domain: env.LARK_DOMAIN,
          }
        : undefined,
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
