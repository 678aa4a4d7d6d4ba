import { execFile } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { examine } from "../../scripts/doctor/examine.ts";
import type { Finding } from "../../scripts/doctor/finding.ts";
import { wordsEn } from "../../scripts/doctor/words.en.ts";
import { botScopes } from "../../src/chat/slack/manifest.ts";
import { lockDataDirectory } from "../../src/database/data-directory-lock.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { startHttpServer } from "../../src/http/http-server.ts";
import { createMetrics } from "../../src/http/metrics.ts";
import { spawnLoudou } from "../e2e/spawn-loudou.ts";
import { databases, emptyServerDatabase } from "../fakes/database.ts";
import { type LarkOptions, startLark } from "../fakes/lark/lark-server.ts";
import { listenOnLoopback } from "../fakes/loopback-http.ts";
import { administer, databaseUrl } from "../fakes/postgres-server.ts";
import { startSlack } from "../fakes/slack/slack-peer.ts";
import { spawnDatabaseProcess } from "../fakes/spawn-database-process.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

const minute = 60_000;
/** Nobody listens there: port 9 is discard, which no machine serves any more. */
const nobody = "http://127.0.0.1:9";

async function findings(env: Record<string, string>, now?: () => number): Promise<readonly Finding[]> {
  const quiet = { DATA_DIR: "memory://", LOCALE_DEFAULT: "en", PORT: "0" };
  return (await examine({ ...quiet, ...env }, now)).findings;
}

const of = (all: readonly Finding[], subject: string) =>
  all.filter(({ says }) => says.startsWith(`${subject}:`));
const bad = (all: readonly Finding[]) => all.filter(({ state }) => state === "bad");

describe("settings", () => {
  test("that are wrong are all told, each as a line with its cure, and nothing else is looked at", async () => {
    const all = await findings({ TZ_DEFAULT: "Mars", CURRENCY_DEFAULT: "gold", DATABASE_URL: "mysql://x" });
    expect(bad(all).map(({ says }) => says.split(" ")[1])).toEqual([
      "TZ_DEFAULT",
      "CURRENCY_DEFAULT",
      "DATABASE_URL",
    ]);
    for (const { cure } of bad(all)) expect(cure).toBeTruthy();
    expect(all.at(-1)).toEqual({ state: "unknown", says: wordsEn.restSkipped });
  });

  test("that are wrong are told in one language, whatever LOCALE_DEFAULT says", async () => {
    const { locale, findings: all } = await examine({ LOCALE_DEFAULT: "zh", TZ_DEFAULT: "Mars" });
    expect(locale).toBe("en");
    expect(JSON.stringify(all)).not.toMatch(/\p{Script=Han}/u);
  });

  test("that are none leave nothing to mend", async () => {
    const all = await findings({});
    expect(bad(all)).toEqual([]);
    expect(all[0]).toEqual({ state: "good", says: wordsEn.settings });
  });
});

/** A cluster of which only the version file is left. */
async function clusterIn(folder: string): Promise<void> {
  await mkdir(join(folder, "postgres"));
  await writeFile(join(folder, "postgres", "PG_VERSION"), "18\n");
}

describe("the embedded database", () => {
  test("that is not there yet is no reason to worry", async () => {
    const folder = join(await temporaryDirectory(), "data");
    expect(of(await findings({ DATA_DIR: folder }), "Database")).toEqual([
      { state: "unknown", says: wordsEn.embeddedNew(folder) },
    ]);
  });

  test("is opened, looked through and given back", async () => {
    const folder = await temporaryDirectory();
    await (await openDatabase({ dataDir: folder })).close();
    const all = of(await findings({ DATA_DIR: folder }), "Database");
    expect(all.map(({ state }) => state)).toEqual(["good", "good", "good"]);
    expect(all[0]?.says).toMatch(/embedded PostgreSQL 1\d\.\d+ opens/);
    expect(all[1]?.says).toBe(wordsEn.trigrams);
    (await lockDataDirectory(folder)).release();
  });

  test("in use by a running bot is asked of the bot", async () => {
    const folder = await temporaryDirectory();
    const bot = await spawnLoudou({ DATA_DIR: folder });
    onTestFinished(() => bot.dies());
    const { port } = new URL(bot.url);
    const all = await findings({ DATA_DIR: folder, PORT: port });
    expect(of(all, "Database").map(({ state }) => state)).toEqual(["good", "good", "good"]);
    expect(of(all, "Database")[0]!.says).toMatch(/PostgreSQL 1\d\.\d+ in .* answers, in process \d+$/);
    expect(of(all, "Bot")[0]).toEqual({ state: "good", says: wordsEn.running(bot.url) });
    await bot.dies();
    expect(of(await findings({ DATA_DIR: folder, PORT: port }), "Bot")).toEqual([
      { state: "bad", says: wordsEn.isDown(bot.url), cure: wordsEn.isDownCure },
    ]);
  });

  test("in use by a process that says nothing of itself is told of", async () => {
    const folder = await temporaryDirectory();
    await clusterIn(folder);
    const bot = spawnDatabaseProcess("lock", folder);
    onTestFinished(() => bot.kill());
    await bot.said("locked");
    expect(of(await findings({ DATA_DIR: folder }), "Database")).toEqual([
      { state: "unknown", says: wordsEn.embeddedInUse(folder, `process ${bot.pid}`) },
    ]);
  });

  test("that does not open says so instead of falling over", async () => {
    const folder = await temporaryDirectory();
    await clusterIn(folder);
    const [found] = of(await findings({ DATA_DIR: folder }), "Database");
    expect(found).toMatchObject({ state: "bad", cure: wordsEn.embeddedBrokenCure });
  });

  // Root can write anywhere.
  test.skipIf(process.getuid?.() === 0)("in a folder that cannot be written to is found out", async () => {
    const folder = await temporaryDirectory();
    await chmod(folder, 0o500);
    expect(of(await findings({ DATA_DIR: join(folder, "data") }), "Database")).toEqual([
      { state: "bad", says: wordsEn.notWritable(folder), cure: wordsEn.notWritableCure },
    ]);
  });
});

describe("a database server", () => {
  test("that nobody runs is told with what to look at, without the password", async () => {
    const all = of(
      await findings({ DATABASE_URL: "postgresql://loudou:hush@127.0.0.1:9/loudou" }),
      "Database",
    );
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ state: "bad", cure: wordsEn.serverCures.address });
    expect(all[0]?.says).toContain("127.0.0.1:9/loudou");
    expect(JSON.stringify(all)).not.toContain("hush");
  });

  describe.runIf(databases.includes("server"))("that answers", () => {
    test("and is empty will be migrated by the next start, which the doctor does not do", async () => {
      const { url, drop } = await emptyServerDatabase();
      onTestFinished(drop);
      for (const _ of [1, 2]) {
        const all = of(await findings({ DATABASE_URL: url }), "Database");
        expect(all.map(({ state }) => state)).toEqual(["good", "good", "unknown"]);
        expect(all[2]?.says).toMatch(/pending migrations, applied at the next start: \d{14}_first_tables/);
      }
    });

    test("and is migrated is up to date, until a newer version has been there", async () => {
      const { url, drop } = await emptyServerDatabase();
      onTestFinished(drop);
      await (await openDatabase({ url, dataDir: "" })).close();
      expect(bad(await findings({ DATABASE_URL: url }))).toEqual([]);
      await administer(
        url,
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES ('x', 'x', '29990101000000_later', now(), 1)`,
      );
      expect(bad(await findings({ DATABASE_URL: url }))).toEqual([
        { state: "bad", says: wordsEn.newer("29990101000000_later"), cure: wordsEn.newerCure },
      ]);
    });

    test("and has LC_CTYPE C finds no Chinese names", async () => {
      const { url } = inject("databaseTemplates").server!;
      const name = `loudou_doctor_${process.pid}`;
      await administer(url, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
      onTestFinished(() => administer(url, `DROP DATABASE ${name} WITH (FORCE)`));
      expect(bad(await findings({ DATABASE_URL: databaseUrl(url, name) }))).toEqual([
        { state: "bad", says: wordsEn.noChinese("C"), cure: wordsEn.noChineseCure },
      ]);
    });

    test("and whose encoding holds no Chinese is told as that, and the rest all the same", async () => {
      const { url, drop } = await emptyServerDatabase("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
      onTestFinished(drop);
      const all = of(await findings({ DATABASE_URL: url }), "Database");
      expect(bad(all)).toEqual([
        { state: "bad", says: wordsEn.notUtf8("LATIN1"), cure: wordsEn.notUtf8Cure },
      ]);
      expect(all.at(-1)?.says).toMatch(/pending migrations, applied at the next start/);
    });

    test("and lets the user in but not make tables is told before a start fails halfway", async () => {
      const { url, drop } = await emptyServerDatabase();
      const user = `guest_${process.pid}`;
      await administer(url, `CREATE ROLE ${user} LOGIN PASSWORD 'guest'`);
      onTestFinished(async () => {
        await drop();
        await administer(inject("databaseTemplates").server!.url, `DROP ROLE ${user}`);
      });
      const asGuest = Object.assign(new URL(url), { username: user, password: "guest" });
      const name = asGuest.pathname.slice(1);
      expect(bad(await findings({ DATABASE_URL: asGuest.href }))).toEqual([
        {
          state: "bad",
          says: wordsEn.mayNotCreate(user, name),
          cure: `Have an administrator run this in the database: ALTER DATABASE ${name} OWNER TO ${user};`,
        },
      ]);
      await administer(url, `ALTER DATABASE ${name} OWNER TO ${user}`);
      expect(bad(await findings({ DATABASE_URL: asGuest.href }))).toEqual([]);
      await (await openDatabase({ url: asGuest.href, dataDir: "" })).close();
    });

    test("and has no such database, or not this user", async () => {
      const { url } = inject("databaseTemplates").server!;
      const [missing] = bad(await findings({ DATABASE_URL: databaseUrl(url, "no_such_database") }));
      expect(missing?.cure).toBe(wordsEn.serverCures.missing);
      const stranger = new URL(url);
      stranger.username = "nobody_known";
      const [refused] = bad(await findings({ DATABASE_URL: stranger.href }));
      expect(refused?.cure).toBe(wordsEn.serverCures.password);
    });
  });
});

describe("Slack", () => {
  async function workspace(options: Parameters<typeof startSlack>[0] = {}) {
    const slack = await startSlack(options);
    onTestFinished(() => slack.close());
    const env = {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
    };
    return { slack, env };
  }

  test("with good tokens and all permissions is well, and nothing is posted", async () => {
    const { slack, env } = await workspace();
    const all = await findings(env);
    expect(bad(all)).toEqual([]);
    expect(of(all, "Slack").map(({ says }) => says)).toEqual([
      expect.stringMatching(/^Slack: bot token works: loudou in .+/i),
      wordsEn.slackScopes(Object.keys(botScopes).length),
      wordsEn.socketGood,
    ]);
    expect(slack.calls.map(({ method }) => method)).toEqual(["auth.test", "apps.connections.open"]);
    expect(slack.messages).toEqual([]);
  });

  test("names the permissions that are missing", async () => {
    const { env } = await workspace({
      scopes: ["commands", "chat:write", "im:write", "im:history", "users:read"],
    });
    expect(bad(await findings(env))).toEqual([
      {
        state: "bad",
        says: wordsEn.slackScopeMissing("app_mentions:read, files:read, files:write, users:read.email"),
        cure: wordsEn.slackScopeMissingCure,
      },
    ]);
  });

  test("repeats its word about a wrong token", async () => {
    const { env } = await workspace();
    const all = bad(await findings({ ...env, SLACK_BOT_TOKEN: "xoxb-old", SLACK_APP_TOKEN: "xapp-old" }));
    expect(all.map(({ says }) => says)).toEqual([
      wordsEn.slackRefused("invalid_auth"),
      wordsEn.socketRefused("invalid_auth"),
    ]);
  });

  test("over HTTP says what cannot be seen from here, and that it needs an address", async () => {
    const { slack, env } = await workspace();
    const all = await findings({ ...env, SLACK_APP_TOKEN: "", SLACK_SIGNING_SECRET: slack.signingSecret });
    expect(of(all, "Slack").at(-1)).toEqual({ state: "unknown", says: wordsEn.signingUnseen });
    expect(bad(all).map(({ says }) => says)).toEqual([wordsEn.publicNeeded("Slack")]);
  });

  test("out of reach is told with the reason", async () => {
    const env = { SLACK_API_URL: `${nobody}/api/`, SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
    const [found] = bad(await findings(env));
    expect(found?.says).toMatch(/^Slack: can't be reached: .+/);
    expect(found?.cure).toBe(wordsEn.notReachedCure);
  });

  test("shows how far the clock is off, by the date of its answer", async () => {
    const { env } = await workspace();
    expect(of(await findings(env), "Clock")[0]).toMatchObject({ state: "good" });
    const [late] = of(await findings(env, () => Date.now() - 10 * minute), "Clock");
    expect(late).toMatchObject({ state: "bad", cure: wordsEn.clockCure });
    expect(late?.says).toMatch(/^Clock: (59[89]|60[0-2]) s off Slack's/);
  });
});

describe("Lark", () => {
  async function tenant(options: LarkOptions = {}) {
    const lark = await startLark({ botName: "漏斗", ...options });
    onTestFinished(() => lark.close());
    return { LARK_APP_ID: lark.appId, LARK_APP_SECRET: lark.appSecret, LARK_DOMAIN: lark.url };
  }

  test("with good credentials names the bot", async () => {
    const all = await findings(await tenant());
    expect(bad(all)).toEqual([]);
    expect(of(all, "Lark/Feishu")).toEqual([
      { state: "good", says: wordsEn.larkIn("漏斗") },
      { state: "good", says: wordsEn.larkScopes(8) },
    ]);
    expect(of(all, "Clock")[0]).toMatchObject({ state: "good" });
  });

  test("names the permissions that are not granted; a broader one will do, one in a person's name will not", async () => {
    const granted = (scope_name: string, more = {}) => ({ scope_name, grant_status: 1, ...more });
    const scopes = [
      granted("im:message"),
      granted("im:message.p2p_msg:readonly", { scope_type: "tenant" }),
      granted("im:message.group_at_msg:readonly", { scope_type: "user" }),
      granted("im:resource"),
      granted("tenant:tenant:readonly"),
      granted("contact:contact.base:readonly"),
      granted("contact:user.base:readonly"),
      { scope_name: "contact:user.employee:readonly", grant_status: 2 },
    ];
    expect(bad(await findings(await tenant({ scopes })))).toEqual([
      {
        state: "bad",
        says: wordsEn.larkScopeMissing("im:message.group_at_msg:readonly, contact:user.employee:readonly"),
        cure: wordsEn.larkScopeMissingCure,
      },
    ]);
  });

  test("repeats its words about wrong credentials, without the secret", async () => {
    const all = bad(await findings({ ...(await tenant()), LARK_APP_SECRET: "hush" }));
    expect(all).toEqual([
      { state: "bad", says: wordsEn.larkRefused("10014 app secret invalid"), cure: wordsEn.larkRefusedCure },
    ]);
    expect(JSON.stringify(all)).not.toContain("hush");
  });

  test.each([
    ["an app that is no bot", { code: 11205, msg: "app do not have bot" }, wordsEn.larkNoBotCure],
    ["a bot that is switched off", { code: 0, bot: { activate_status: 1 } }, wordsEn.larkAsleepCure],
  ])("finds %s", async (_, info, cure) => {
    const platform = await listenOnLoopback(({ path }) =>
      path.endsWith("/internal") ? { body: { code: 0, tenant_access_token: "t-1" } } : { body: info },
    );
    onTestFinished(() => platform.close());
    const credentials = { LARK_APP_ID: "cli_0123456789abcdef", LARK_APP_SECRET: "secret" };
    expect(bad(await findings({ ...credentials, LARK_DOMAIN: platform.url }))).toMatchObject([{ cure }]);
  });
});

describe("the address", () => {
  async function bot(state: "ready" | "failed") {
    const chat = {
      platform: "slack" as const,
      knowsKeysFor: 0,
      state: () => ({ state, detail: "invalid_auth" }),
    };
    const { Hono } = await import("hono");
    const never = async () => {
      throw new Error("not asked here");
    };
    const http = await startHttpServer({
      host: "127.0.0.1",
      port: 0,
      chats: [{ ...chat, routes: new Hono(), start: never, stop: never, send: never }],
      databaseAnswers: async () => true,
      whyFull: async () => undefined,
      metrics: createMetrics(),
      log: { error() {}, info() {}, warn() {} } as never,
    });
    onTestFinished(() => http.close(100));
    return http.url;
  }

  test("leads to the running bot, whose chats are asked how they are", async () => {
    const url = await bot("ready");
    const all = await findings({ PORT: new URL(url).port, PUBLIC_URL: url });
    expect(bad(all)).toEqual([]);
    expect(all.map(({ says }) => says)).toEqual(
      expect.arrayContaining([
        wordsEn.running(url),
        wordsEn.chatState("slack", "ready"),
        wordsEn.publicGood(url),
      ]),
    );
  });

  test("that leads elsewhere is told once the bot runs", async () => {
    const { port } = new URL(await bot("failed"));
    const elsewhere = await listenOnLoopback(() => ({ status: 404 }));
    onTestFinished(() => elsewhere.close());
    const all = bad(await findings({ PORT: port, PUBLIC_URL: elsewhere.url }));
    expect(all.map(({ says }) => says)).toEqual([
      wordsEn.chatFailed("slack", "invalid_auth"),
      wordsEn.publicBad(elsewhere.url, wordsEn.answered(404)),
    ]);
    const down = await findings({ PORT: "9", PUBLIC_URL: nobody });
    expect(bad(down)).toEqual([]);
    expect(of(down, "Address")).toEqual([{ state: "unknown", says: wordsEn.publicLater(nobody) }]);
  });

  test("over plain http is warned of, but for this machine itself", async () => {
    const about = async (env: Parameters<typeof findings>[0]) =>
      of(await findings({ PORT: "0", ...env }), "Address").filter(({ says }) => /plain http/.test(says));
    const plain = "http://loudou.example.invalid";
    expect(await about({ PUBLIC_URL: plain })).toEqual([
      { state: "bad", says: wordsEn.plain(plain), cure: wordsEn.plainCure },
    ]);
    expect(await about({ HOST: "0.0.0.0" })).toEqual([
      { state: "bad", says: wordsEn.open("0.0.0.0"), cure: wordsEn.openCure },
    ]);
    const fine: Record<string, string>[] = [
      {},
      { PUBLIC_URL: "http://localhost:3000" },
      { PUBLIC_URL: "http://127.0.0.1:3000", HOST: "0.0.0.0" },
    ];
    for (const env of fine) expect(await about(env)).toEqual([]);
  });
});

describe("npm run doctor", () => {
  const script = fileURLToPath(new URL("../../scripts/doctor.ts", import.meta.url));
  const run = (env: Record<string, string>) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const quiet = { DATA_DIR: "memory://", PORT: "0", ...env };
      execFile(process.execPath, ["--no-warnings", script], { env: quiet }, (error, stdout) =>
        resolve({ code: error ? Number(error.code) : 0, output: stdout }),
      );
    });

  test("ends with 0 when nothing is to be mended, in Chinese unless told otherwise", async () => {
    const { code, output } = await run({});
    expect(code).toBe(0);
    expect(output).toMatch(/^漏斗体检\n\n✓ 配置/);
    expect(output).toMatch(/一切正常。\n$/);
  });

  test("ends with 1 when something is, a cure under each", async () => {
    const { code, output } = await run({
      LOCALE_DEFAULT: "en",
      DATABASE_URL: "postgresql://u:p@127.0.0.1:9/x",
    });
    expect(code).toBe(1);
    expect(output).toMatch(
      /\n✗ Database: can't connect to 127\.0\.0\.1:9\/x: .+\n {4}→ Check the host and port/,
    );
    expect(output).toMatch(/1 thing to fix\.\n$/);
  });
});
