import { spawnSync } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { botScopes } from "../../src/chat/lark/scopes.ts";
import { ConfigError, readConfig } from "../../src/config/config.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

const slackHttp = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef" };
const lark = { LARK_APP_ID: "cli_0123456789abcdef", LARK_APP_SECRET: "app-secret" };

/** What is wrong with an environment, one line each. */
function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

describe("an environment with nothing in it", () => {
  test("is the web chat on the embedded database, on this machine only", () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      dataDir: "./data",
      host: "127.0.0.1",
      port: 3000,
      publicUrl: undefined,
      trustedProxies: [],
      logLevel: "info",
      zone: "Asia/Shanghai",
      locale: "zh",
      currency: "CNY",
      slack: undefined,
      lark: undefined,
      oidc: undefined,
      sessions: { idleMs: 14 * 86_400_000, maxMs: 30 * 86_400_000 },
      fileLimit: 50 * 1024 ** 2,
      perMinute: { person: 300, company: 6000 },
      metricsToken: undefined,
      backup: undefined,
      tracing: undefined,
      holdDeliveries: false,
      demo: undefined,
      secrets: {},
      loopback: true,
    });
  });

  test("is the same as one in which everything is empty", async () => {
    const names = Object.keys(parseEnv(await settingsFile()));
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ""])))).toEqual(readConfig({}));
  });

  test("takes blanks for empty, too", () => {
    expect(readConfig({ PORT: " ", PUBLIC_URL: " " })).toEqual(readConfig({}));
  });

  test("gives something that nobody can change afterwards", () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });
});

describe("what is wrong", () => {
  const wrong: Readonly<Record<string, string>> = {
    DATABASE_URL: "mysql://db/loudou",
    PORT: "http",
    PUBLIC_URL: "loudou.example.com",
    TRUSTED_PROXIES: "the proxy",
    LOG_LEVEL: "loud",
    TZ_DEFAULT: "Mars/Olympus",
    LOCALE_DEFAULT: "fr",
    CURRENCY_DEFAULT: "RMB",
    SLACK_BOT_TOKEN: "xoxp-a-user",
    SLACK_SIGNING_SECRET: "short",
    SLACK_APP_TOKEN: "xoxb-2",
    SLACK_API_URL: "http://127.0.0.1:4000/api",
    LARK_APP_ID: "loudou",
    LARK_TRANSPORT: "pigeon",
    LARK_DOMAIN: "somewhere",
    OIDC_ISSUER: "http://id.example.com",
    OIDC_NAME: "n".repeat(41),
    OIDC_ROLES: "admin",
    OIDC_DOMAINS: "example",
    SESSION_IDLE: "soon",
    SESSION_MAX: "2 years",
    BACKUP_AT: "3 a.m.",
    BACKUP_KEEP: "all",
    HOLD_DELIVERIES: "yes",
    DEMO: "yes",
  };

  test("is said all at once, each under its name", () => {
    const problems = problemsOf(wrong);
    for (const name of Object.keys(wrong)) {
      expect(problems.filter((problem) => problem.startsWith(`${name} `))).toHaveLength(1);
    }
  });

  test("is said with what to do instead, in a sentence of ours", () => {
    for (const problem of problemsOf(wrong)) {
      expect(problem).not.toMatch(/Invalid|received|undefined/);
      expect(problem.length).toBeGreaterThan(20);
    }
  });

  test("is counted and listed in the message that ends the start", () => {
    expect(new ConfigError(["A is wrong", "B is wrong"]).message).toBe(
      "The environment has 2 problems:\n  - A is wrong\n  - B is wrong",
    );
    expect(() => readConfig({ DEMO: "2" })).toThrow(/^The environment has a problem:\n {2}- DEMO /);
  });

  test("is said without repeating a secret", () => {
    const message = problemsOf({
      DATABASE_URL: "mysql://loudou:hush-database@db/loudou",
      SLACK_BOT_TOKEN: "xoxp-hush-token",
      SLACK_SIGNING_SECRET: "hush-signing",
      SLACK_APP_TOKEN: "hush-app",
      LARK_APP_SECRET: "hush-lark",
      LARK_ENCRYPT_KEY: "hush-key",
    }).join("\n");
    expect(message).not.toContain("hush");
  });

  test.each([
    ["65536", "is above 65535"],
    ["-1", "is not a port"],
    ["3000.5", "is not a port"],
    ["0x", "is not a port"],
    ["1e3", "is not a port"],
  ])("a port of %s", (PORT, why) => {
    expect(problemsOf({ PORT })).toEqual([expect.stringMatching(new RegExp(`^PORT ${why}.*3000`))]);
  });

  test("is said once for each setting", () => {
    expect(problemsOf({ SLACK_API_URL: "nowhere" })).toHaveLength(1);
  });
});

describe("an address", () => {
  test("ends without a slash, because paths are put behind it", () => {
    expect(readConfig({ PUBLIC_URL: "https://loudou.example.com/" }).publicUrl).toBe(
      "https://loudou.example.com",
    );
    const { domain } = readConfig({ ...lark, LARK_DOMAIN: "http://127.0.0.1:4000/" }).lark ?? {};
    expect(domain).toBe("http://127.0.0.1:4000");
  });

  test.each([
    ["HTTPS://Loudou.Example.com", "https://loudou.example.com"],
    ["https://loudou.example.com:443/", "https://loudou.example.com"],
    ["http://10.0.0.5:3000//", "http://10.0.0.5:3000"],
  ])("%s is written as browsers write it in Origin", (PUBLIC_URL, origin) => {
    expect(readConfig({ PUBLIC_URL }).publicUrl).toBe(origin);
  });

  test("with a path is refused: pages and webhooks lie right under the name", () => {
    expect(problemsOf({ PUBLIC_URL: "https://example.com/loudou" })).toEqual([
      expect.stringMatching(/^PUBLIC_URL has a path\. .*https:\/\/loudou\.example\.com/),
    ]);
  });

  test.each([
    ["127.0.0.1", true],
    ["127.0.0.53", true],
    ["localhost", true],
    ["::1", true],
    ["0.0.0.0", false],
    ["::", false],
    ["192.168.1.10", false],
  ])("%s is reached from this machine only: %s", (HOST, loopback) => {
    expect(readConfig({ HOST }).loopback).toBe(loopback);
  });
});

describe("trusted proxies", () => {
  test("are addresses and ranges with commas between them", () => {
    const TRUSTED_PROXIES = " 127.0.0.1,10.0.0.0/8 , ::1, 2001:db8::/32";
    expect(readConfig({ TRUSTED_PROXIES }).trustedProxies).toEqual([
      "127.0.0.1",
      "10.0.0.0/8",
      "::1",
      "2001:db8::/32",
    ]);
  });

  test.each([
    "*",
    "localhost",
    "127.0.0.1,",
    "10.0.0.0/33",
    "10.0.0.0/8/8",
    "10.0.0.0/x",
    "10.0.0.0/-1",
    "0.0.0.0/0",
    "::/0",
    "fe80::1%eth0",
    "::1/129",
  ])("%s is refused with an example", (TRUSTED_PROXIES) => {
    expect(problemsOf({ TRUSTED_PROXIES })).toEqual([
      expect.stringMatching(/^TRUSTED_PROXIES is not a list .*127\.0\.0\.1, 10\.0\.0\.0\/8/),
    ]);
  });
});

describe("Slack", () => {
  test("by HTTP wants the token and the secret that requests are signed with", () => {
    expect(readConfig(slackHttp).slack).toEqual({
      botToken: "xoxb-1",
      signingSecret: slackHttp.SLACK_SIGNING_SECRET,
      appToken: undefined,
      apiUrl: undefined,
    });
  });

  test("by Socket Mode wants two tokens and no secret", () => {
    const { slack } = readConfig({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" });
    expect(slack).toMatchObject({ appToken: "xapp-1", signingSecret: undefined });
  });

  test("cannot do with a bot token alone", () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: "xoxb-1" })).toEqual([
      expect.stringMatching(/SLACK_SIGNING_SECRET.*SLACK_APP_TOKEN/),
    ]);
  });

  test.each(["SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"])("misses its bot token beside %s", (name) => {
    const env = { [name]: name === "SLACK_APP_TOKEN" ? "xapp-1" : slackHttp.SLACK_SIGNING_SECRET };
    expect(problemsOf(env)).toEqual([expect.stringMatching(/^SLACK_BOT_TOKEN is missing/)]);
  });
});

describe("Lark", () => {
  test("needs its two credentials and takes the long connection at Feishu", () => {
    expect(readConfig(lark).lark).toEqual({
      appId: lark.LARK_APP_ID,
      appSecret: lark.LARK_APP_SECRET,
      verificationToken: undefined,
      encryptKey: undefined,
      transport: "websocket",
      domain: "feishu",
    });
  });

  test.each([
    ["LARK_APP_ID", "LARK_APP_SECRET"],
    ["LARK_APP_SECRET", "LARK_APP_ID"],
  ] as const)("with %s alone misses %s", (given, missing) => {
    expect(problemsOf({ [given]: lark[given] })).toEqual([
      expect.stringMatching(new RegExp(`^${missing} is missing`)),
    ]);
  });

  test("trusts no webhook without both of its secrets", () => {
    const webhook = { ...lark, LARK_TRANSPORT: "webhook" };
    const sentence = expect.stringMatching(/LARK_ENCRYPT_KEY and LARK_VERIFICATION_TOKEN/);
    expect(problemsOf(webhook)).toEqual([sentence]);
    expect(problemsOf({ ...webhook, LARK_ENCRYPT_KEY: "key" })).toEqual([sentence]);
    expect(problemsOf({ ...webhook, LARK_ENCRYPT_KEY: "key", LARK_VERIFICATION_TOKEN: "token" })).toEqual([]);
  });
});

describe("a previous secret", () => {
  test("is good beside the one that takes its place", () => {
    const previous = "fedcba9876543210";
    expect(readConfig({ ...slackHttp, SLACK_SIGNING_SECRET_PREVIOUS: previous }).slack).toMatchObject({
      previousSigningSecret: previous,
    });
    const keys = { LARK_ENCRYPT_KEY: "new", LARK_ENCRYPT_KEY_PREVIOUS: "old" };
    expect(readConfig({ ...lark, ...keys }).lark).toMatchObject({
      encryptKey: "new",
      previousEncryptKey: "old",
    });
  });

  test.each([
    [{ ...lark, LARK_ENCRYPT_KEY_PREVIOUS: "old" }, /^LARK_ENCRYPT_KEY_PREVIOUS is set without/],
    [
      { ...lark, LARK_ENCRYPT_KEY: "k", LARK_ENCRYPT_KEY_PREVIOUS: "k" },
      /^LARK_ENCRYPT_KEY_PREVIOUS is the same/,
    ],
  ])("alone, or the same, is a mistake", (env, sentence) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(sentence)]);
  });
});

describe("a secret from a file", () => {
  test("is read without its last line break, whatever the secret", async () => {
    const directory = await temporaryDirectory();
    const file = async (name: string, content: string) => {
      await writeFile(join(directory, name), content);
      return join(directory, name);
    };
    const config = readConfig({
      SLACK_BOT_TOKEN_FILE: await file("token", "xoxb-1\n"),
      SLACK_SIGNING_SECRET_FILE: await file("signing", `${slackHttp.SLACK_SIGNING_SECRET}\r\n`),
      DATABASE_URL_FILE: await file("database", "postgresql://loudou:p@db/loudou"),
      LARK_APP_ID: lark.LARK_APP_ID,
      LARK_APP_SECRET_FILE: await file("lark", " with a blank\n\n"),
    });
    expect(config.slack).toMatchObject({ botToken: "xoxb-1", signingSecret: slackHttp.SLACK_SIGNING_SECRET });
    expect(config.databaseUrl).toBe("postgresql://loudou:p@db/loudou");
    expect(config.lark?.appSecret).toBe(" with a blank\n");
    expect(problemsOf({ LARK_APP_SECRET_FILE: await file("empty", "\n") })).toEqual([
      expect.stringMatching(/^LARK_APP_SECRET_FILE names an empty file/),
    ]);
  });

  test("is among those whose change is told, as is a previous one and the metrics' token", async () => {
    const secrets = {
      ...{ LARK_ENCRYPT_KEY: "new", LARK_ENCRYPT_KEY_PREVIOUS: "old", LARK_APP_SECRET: lark.LARK_APP_SECRET },
      METRICS_TOKEN: "0123456789abcdef",
    };
    expect(readConfig({ LARK_APP_ID: lark.LARK_APP_ID, ...secrets, PORT: "3001" }).secrets).toEqual(secrets);
  });

  test("that cannot be read, or is set twice, is said in a sentence without the secret", () => {
    expect(problemsOf({ ...lark, LARK_APP_SECRET_FILE: "/run/secrets/lark" })).toEqual([
      "LARK_APP_SECRET_FILE and LARK_APP_SECRET are both set. Remove one of them",
    ]);
    expect(problemsOf({ DATABASE_URL_FILE: "/run/secrets/none" })).toEqual([
      expect.stringMatching(
        /^DATABASE_URL_FILE names a file that can't be read: \/run\/secrets\/none \(ENOENT\)/,
      ),
    ]);
  });

  test("may be any that the settings call a secret", async () => {
    const secret = /(SECRET|TOKEN|KEY|DATABASE_URL)(_PREVIOUS)?$/;
    for (const name of (await knownSettings()).filter((one) => secret.test(one)))
      expect(problemsOf({ [`${name}_FILE`]: "/nowhere" }), name).toEqual([
        expect.stringContaining(`${name}_FILE names a file that can't be read`),
      ]);
  });
});

describe("the company account", () => {
  const oidc = {
    OIDC_ISSUER: "https://id.example.com/realms/acme",
    OIDC_CLIENT_ID: "loudou",
    PUBLIC_URL: "https://loudou.example.com",
  };

  test("takes groups for roles, also such with an equals sign in their names", () => {
    const OIDC_ROLES = "it=admin, cn=leads=manager";
    expect(readConfig({ ...oidc, OIDC_ROLES, OIDC_DOMAINS: "Example.com, example.cn" }).oidc).toEqual({
      issuer: oidc.OIDC_ISSUER,
      clientId: "loudou",
      clientSecret: undefined,
      name: undefined,
      groupsClaim: "groups",
      roles: [
        { group: "it", role: "admin" },
        { group: "cn=leads", role: "manager" },
      ],
      domains: ["example.com", "example.cn"],
    });
  });

  test("needs a public address, to which people are sent back", () => {
    expect(problemsOf({ ...oidc, PUBLIC_URL: "" })).toEqual([
      expect.stringMatching(/^PUBLIC_URL is missing although OIDC_ISSUER is set/),
    ]);
  });

  test("of a provider for everybody needs the domains that are ours", () => {
    const google = { ...oidc, OIDC_ISSUER: "https://accounts.google.com" };
    expect(problemsOf(google)).toEqual([expect.stringMatching(/^OIDC_DOMAINS is missing/)]);
    expect(problemsOf({ ...google, OIDC_DOMAINS: "example.com" })).toEqual([]);
  });

  test.each([
    [{ OIDC_CLIENT_ID: "loudou" }, /^OIDC_ISSUER is missing although OIDC_CLIENT_ID is set/],
    [{ ...oidc, OIDC_CLIENT_ID: "" }, /^OIDC_CLIENT_ID is missing/],
    [{ ...oidc, OIDC_ROLES: "it=boss" }, /^OIDC_ROLES is not a list/],
    [{ ...oidc, PUBLIC_URL: "http://localhost:3000", DEMO: "1" }, /^DEMO=1 asks nobody to sign in/],
  ])("that is half set up is a mistake", (env, sentence) => {
    expect(problemsOf(env as Record<string, string>)).toEqual([expect.stringMatching(sentence)]);
  });

  test("is also taken over plain http on this machine, for trying it out", () => {
    expect(readConfig({ ...oidc, OIDC_ISSUER: "http://127.0.0.1:9000" }).oidc?.issuer).toBe(
      "http://127.0.0.1:9000",
    );
  });
});

test.each([
  ["30m", 30],
  ["12 hours", 720],
  ["14d", 14 * 1440],
  ["2 weeks", 14 * 1440],
  ["1 Day", 1440],
])("a session that lasts for %s lasts for %d minutes", (SESSION_IDLE, minutes) => {
  expect(readConfig({ SESSION_IDLE }).sessions.idleMs).toBe(minutes * 60_000);
});

describe("traces", () => {
  const OTEL_EXPORTER_OTLP_ENDPOINT = "http://127.0.0.1:4318/";

  test("go to a collector under the bot's name, or another, with headers as OpenTelemetry writes them", () => {
    const OTEL_EXPORTER_OTLP_HEADERS = "authorization=Bearer%20a=b, x-tenant=sales";
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS };
    const tracing = {
      url: "http://127.0.0.1:4318",
      headers: { authorization: "Bearer a=b", "x-tenant": "sales" },
      serviceName: "loudou",
    };
    expect(readConfig(env)).toMatchObject({ tracing, secrets: { OTEL_EXPORTER_OTLP_HEADERS } });
    expect(readConfig({ ...env, OTEL_SERVICE_NAME: "sales bot" }).tracing?.serviceName).toBe("sales bot");
  });

  test.each(["Bearer secret", "a=%E0%A4%A"])("want headers that can be read, not %s", (written) => {
    expect(problemsOf({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS: written })).toEqual([
      expect.stringMatching(/^OTEL_EXPORTER_OTLP_HEADERS is not a list/),
    ]);
  });
});

describe("the demo", () => {
  test.each([
    ["1", true],
    ["0", false],
  ])("DEMO=%s is said to be wanted: %s", (DEMO, wanted) => {
    expect(readConfig({ DEMO }).demo).toBe(wanted);
  });

  test.each(["0.0.0.0", "::", "10.0.0.5"])("is refused where others can connect (%s)", (HOST) => {
    expect(problemsOf({ HOST, DEMO: "1" })).toEqual([expect.stringMatching(/^DEMO=1 .*Remove/)]);
    expect(problemsOf({ HOST, DEMO: "0" })).toEqual([]);
  });

  test("is refused, and not there by itself, where a proxy brings others", () => {
    const PUBLIC_URL = "https://loudou.example.com";
    expect(problemsOf({ PUBLIC_URL, DEMO: "1" })).toEqual([expect.stringMatching(/Remove PUBLIC_URL/)]);
    expect(readConfig({ PUBLIC_URL }).loopback).toBe(false);
    for (const here of ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])
      expect(readConfig({ PUBLIC_URL: here, DEMO: "1" }).loopback, here).toBe(true);
  });
});

describe("what is written down about the settings", () => {
  test(".env.example has every setting, with defaults that hold", async () => {
    const example = parseEnv(await settingsFile());
    expect(Object.keys(example).sort()).toEqual(await knownSettings());
    expect(readConfig(example)).toEqual(readConfig({}));
  });

  test("what an operator starts reads .env, as README says", async () => {
    const { scripts } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
    for (const name of ["start", "doctor", "login", "admin", "say", "slack:manifest", "lark:commands"]) {
      expect(scripts[name], name).toContain("--import ./scripts/env-file.mjs");
    }
    const folder = await temporaryDirectory();
    const envFile = fileURLToPath(new URL("../../scripts/env-file.mjs", import.meta.url));
    const args = ["--import", envFile, "--print", "process.env.COMPANY ?? 'none'"];
    const run = () => spawnSync(process.execPath, args, { cwd: folder, env: {}, encoding: "utf8" });
    expect(run()).toMatchObject({ stdout: "none\n", stderr: "" });
    await writeFile(join(folder, ".env"), "COMPANY=ACME\n");
    expect(run()).toMatchObject({ stdout: "ACME\n", stderr: "" });
  });

  test("README names every permission that the Lark app needs", async () => {
    const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    for (const scope of Object.keys(botScopes)) expect(readme, scope).toContain(`\`${scope}\``);
  });

  test("README has a row for every setting and for no other", async () => {
    const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name).sort();
    expect(rows).toEqual(await knownSettings());
  });
});

const settingsFile = () => readFile(new URL("../../.env.example", import.meta.url), "utf8");

/** The names that the config reads. */
async function knownSettings(): Promise<string[]> {
  const folder = new URL("../../src/config/", import.meta.url);
  const sources = await Promise.all(
    (await readdir(folder)).map((file) => readFile(new URL(file, folder), "utf8")),
  );
  const names = sources.flatMap((source) =>
    [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name ?? ""),
  );
  expect(names.length).toBeGreaterThanOrEqual(20);
  return names.sort();
}
