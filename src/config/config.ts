/** The environment → a frozen Config. The only reader of process.env; every problem at once, each with its fix. */
import { z } from "zod";
import { addressSettings, openedBy, toAddress } from "./address.ts";
import { type BackupConfig, backupSettings, toBackup } from "./backup.ts";
import { chatSettings, type LarkConfig, problemsOfChats, type SlackConfig, toChats } from "./chats.ts";
import { companySettings, toCompany } from "./company.ts";
import { limitSettings, toLimits } from "./limits.ts";
import { readSecretFiles, secretsIn } from "./secrets.ts";
import {
  type OidcConfig,
  problemsOfSignIn,
  type SessionLifetimes,
  signInSettings,
  toSignIn,
} from "./sign-in.ts";
import { type TracingConfig, toTracing, tracingSettings } from "./tracing.ts";
import { type Read, url, type Written } from "./written.ts";

const settings = {
  ...addressSettings,
  ...companySettings,
  ...chatSettings,
  ...signInSettings,
  ...limitSettings,
  ...backupSettings,
  ...tracingSettings,
  DATABASE_URL: url(/^postgres(ql)?$/, "postgresql://loudou:secret@db.example.com:5432/loudou").optional(),
  DATA_DIR: z.string().default("./data"),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "is not a log level. Use info, or debug to see more",
    )
    .default("info"),
  METRICS_TOKEN: z.string().min(16, "is too short. Use at least 16 random characters").optional(),
  HOLD_DELIVERIES: z.enum(["0", "1"], "is neither 0 nor 1. Use 1 to send nothing").default("0"),
  DEMO: z.enum(["0", "1"], "is neither 0 nor 1. Leave it empty for the default").optional(),
  SMALL_MACHINE: z.enum(["0", "1"], "is neither 0 nor 1. Leave it empty for the default").optional(),
};

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
  /** Where traces go; undefined: there are none. */
  tracing: TracingConfig | undefined;
  /** Messages are written but not sent. */
  holdDeliveries: boolean;
  /** undefined: the default, which depends on whether the database is new. */
  demo: boolean | undefined;
  /** undefined: where there is little memory. */
  smallMachine: boolean | undefined;
  /** All secrets that are set, by the names of their settings: for who looks whether one was changed. */
  secrets: Readonly<Record<string, string>>;
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
export function readConfig(env: Written): Config {
  const written = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const fromFiles = readSecretFiles(written);
  const given: Written = { ...written, ...fromFiles.values };
  const parsed = z.object(settings).safeParse(given);
  const problems = [
    ...fromFiles.problems,
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`)),
    // What stands in a file that cannot be read is not missing besides.
    ...(fromFiles.problems.length > 0 ? [] : problemsBetween(given)),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(toConfig(parsed.data, secretsIn(given)));
}

/** Conflicts between settings. */
function problemsBetween(env: Written): string[] {
  const problems = [...problemsOfChats(env), ...problemsOfSignIn(env)];
  const opened = openedBy(env);
  if (env.DEMO === "1" && opened.length > 0) {
    problems.push(
      `DEMO=1 lets anyone act as anyone, so it only works while nobody else can connect. Remove ${opened.join(" and ")}, or remove DEMO`,
    );
  }
  return problems;
}

function toConfig(env: Read<typeof settings>, secrets: Config["secrets"]): Config {
  const wanted = (flag: "0" | "1" | undefined) => (flag === undefined ? undefined : flag === "1");
  return {
    ...toAddress(env),
    ...toCompany(env),
    ...toChats(env),
    ...toSignIn(env),
    ...toLimits(env),
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN,
    backup: toBackup(env),
    tracing: toTracing(env),
    holdDeliveries: env.HOLD_DELIVERIES === "1",
    demo: wanted(env.DEMO),
    smallMachine: wanted(env.SMALL_MACHINE),
    secrets,
  };
}
