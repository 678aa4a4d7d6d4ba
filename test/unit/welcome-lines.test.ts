import { describe, expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import type { Database } from "../../src/database/open-database.ts";
import { startDemo } from "../../src/demo/start-demo.ts";
import { firstAdminSeat } from "../../src/joining/first-admin.ts";
import { purge } from "../../src/schedule/purge.ts";
import { purges } from "../../src/slot-handlers.ts";
import { redeemLink } from "../../src/web/sign-in.ts";
import { welcomeLines } from "../../src/welcome-lines.ts";
import { databases, freshDatabase, oneDatabase } from "../fakes/database.ts";
import { holdRows } from "../fakes/hold-rows.ts";

const url = "http://127.0.0.1:3000";

async function empty(kind?: Database["kind"]): Promise<Database> {
  const database = await freshDatabase(kind);
  onTestFinished(() => database.close());
  return database;
}

/** What one start prints. */
async function start(database: Database, env: Record<string, string>): Promise<string> {
  const config = readConfig({ LOCALE_DEFAULT: "en", ...env });
  const demo = await startDemo(config, database);
  return (await welcomeLines({ database, url, demo: demo !== undefined, config })).join("\n");
}

const company = (database: Database) =>
  database.prisma.workspace.create({
    data: { name: "Loudou", zone: "Asia/Shanghai", locale: "zh", currency: "CNY" },
  });

const link = new RegExp(
  `Sign in as the first admin with this one-time link, .*: ${url}/login/([\\w-]{43})$`,
  "m",
);
const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };

test("with nothing set up it is the sample company, where nobody signs in", async () => {
  const database = await empty();
  expect(await start(database, {})).toMatch(/running at .*\nThis is the sample company/);
  expect(await start(database, {})).not.toContain("/login/");
});

test.each<Record<string, string>>([
  { DEMO: "0" },
  { PUBLIC_URL: "https://loudou.example.com" },
  { HOST: "0.0.0.0" },
  slack,
])("with %o there is no demo but a link for the first admin", async (env) => {
  const lines = await start(await empty(), env);
  expect(lines).toMatch(link);
  expect(lines).not.toContain("sample company");
});

test("a demo that was asked for in a real company's database is none, and says why", async () => {
  const database = await empty();
  await company(database);
  const lines = await start(database, { DEMO: "1" });
  expect(lines).toContain("DEMO=1 was ignored: this database holds a real company.");
  expect(lines).toMatch(link);
});

test("only the first start prints a link; until it is used the later ones say how to get another", async () => {
  const database = await empty();
  const [, token = ""] = link.exec(await start(database, { DEMO: "0" })) ?? [];
  // Also without DEMO=0: the person who was sent the link is still expected.
  for (const env of [{ DEMO: "0" }, {}, slack] as Record<string, string>[]) {
    const later = await start(database, env);
    expect(later).not.toContain("/login/");
    expect(later.match(/^There is no admin yet\. .*npm run login/gm)).toHaveLength(1);
  }
  await database.prisma.loginLink.updateMany({ data: { expiresAt: new Date(Date.now() - 9 * 86_400_000) } });
  await purge(database, purges);
  expect(await start(database, { DEMO: "0" })).toMatch(/^There is no admin yet/m);
  await database.prisma.loginLink.updateMany({ data: { expiresAt: new Date(Date.now() + 60_000) } });
  const seat = firstAdminSeat(readConfig({ LOCALE_DEFAULT: "en" }));
  expect(await redeemLink(database, token, new Date(), seat)).toBeDefined();
  const settled = await start(database, { DEMO: "0" });
  expect(settled).not.toMatch(/login|admin/i);
});

test("where somebody is admin already no link is printed", async () => {
  const database = await empty();
  const { id: workspaceId } = await company(database);
  const boss = { workspaceId, name: "Boss", role: "admin", locale: "en", zone: "Asia/Shanghai" };
  await database.prisma.member.create({ data: boss });
  expect(await start(database, slack)).not.toMatch(/login|admin/i);
  expect(await database.prisma.loginLink.count()).toBe(0);
});

describe.each(oneDatabase)("on %s", (kind) => {
  test("four replicas that start together print one link between them", async () => {
    const database = await empty(kind);
    // Connections that are already open make the race a fair one.
    await Promise.all([1, 2, 3, 4].map(() => database.prisma.$queryRaw`SELECT pg_sleep(0.1)::text`));
    const starts = await Promise.all([1, 2, 3, 4].map(() => start(database, { DEMO: "0" })));
    expect(starts.filter((lines) => link.test(lines))).toHaveLength(1);
    expect(starts.filter((lines) => lines.includes("There is no admin yet"))).toHaveLength(3);
    expect(await database.prisma.loginLink.count()).toBe(1);
  });
});

test.runIf(databases.includes("server"))(
  "a replica that waits for another in vain starts all the same",
  async () => {
    const database = await empty("server");
    const lock = "SELECT pg_advisory_xact_lock(hashtext('loudou:welcome'))";
    const other = await holdRows(database.url!, lock);
    onTestFinished(() => other.release());
    expect(await start(database, { DEMO: "0" })).toMatch(/^Sign-in links: npm run login$/m);
  },
);
