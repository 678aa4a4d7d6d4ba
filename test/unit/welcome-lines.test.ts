import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { startDemo } from "../../src/demo/start-demo.ts";
import { welcomeLines } from "../../src/welcome-lines.ts";
import { freshDatabase } from "../fakes/database.ts";

const url = "http://127.0.0.1:3000";

async function linesWith(env: Record<string, string>, realCompany = false): Promise<string> {
  const database = await freshDatabase();
  onTestFinished(() => database.close());
  if (realCompany) {
    await database.prisma.workspace.create({
      data: { name: "Loudou", zone: "Asia/Shanghai", locale: "zh", currency: "CNY" },
    });
  }
  const config = readConfig({ LOCALE_DEFAULT: "en", ...env });
  const demo = await startDemo(config, database);
  return (await welcomeLines({ database, url, demo: demo !== undefined, config })).join("\n");
}

const link = new RegExp(`Sign in to the web chat as Admin, once, with this link: ${url}/login/[\\w-]{43}`);

test("with nothing set up it is the sample company, where nobody signs in", async () => {
  expect(await linesWith({})).toMatch(/running at .*\nYou are in the sample company/);
  expect(await linesWith({})).not.toContain("/login/");
});

test.each<Record<string, string>>([
  { DEMO: "0" },
  { PUBLIC_URL: "https://loudou.example.com" },
  { HOST: "0.0.0.0" },
])("with %o there is no demo but a link for the first admin", async (env) => {
  const lines = await linesWith(env);
  expect(lines).toMatch(link);
  expect(lines).not.toContain("sample company");
});

test("a demo that was asked for in a real company's database is none, and says why", async () => {
  const lines = await linesWith({ DEMO: "1" }, true);
  expect(lines).toContain("No demo, although DEMO=1: this database holds a real company.");
  expect(lines).toMatch(link);
});

test("where Slack is the chat its first person is waited for", async () => {
  const lines = await linesWith({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" });
  expect(lines).toContain("Chats: Slack and the web chat");
  expect(lines).not.toContain("/login/");
});
