import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { loginLink } from "../../scripts/login/login-link.ts";
import { wordsFor } from "../../scripts/login/words.ts";
import { readConfig } from "../../src/config.ts";
import type { Database } from "../../src/database/open-database.ts";
import { firstAdminSeat } from "../../src/joining/first-admin.ts";
import { redeemLink } from "../../src/web/sign-in.ts";
import { freshDatabase } from "../fakes/database.ts";
import { spawnDatabaseProcess } from "../fakes/spawn-database-process.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

const PUBLIC_URL = "https://loudou.example.com";
const config = readConfig({ LOCALE_DEFAULT: "en", PUBLIC_URL });
const words = wordsFor("en");

async function empty(): Promise<Database> {
  const database = await freshDatabase();
  onTestFinished(() => database.close());
  return database;
}

async function company(people: readonly { name: string; email?: string; role?: string; active?: boolean }[]) {
  const database = await empty();
  const { id: workspaceId } = await database.prisma.workspace.create({
    data: { name: "Loudou", zone: "Asia/Shanghai", locale: "zh", currency: "CNY" },
  });
  for (const person of people) {
    await database.prisma.member.create({
      data: { workspaceId, locale: "zh", zone: "Asia/Shanghai", ...person },
    });
  }
  return database;
}

/** The person whom the printed link signs in. */
async function enteredBy(database: Database, says: string): Promise<string | undefined> {
  const token = /https:\/\/loudou\.example\.com\/login\/([\w-]+)\n/.exec(says)?.[1];
  const entered = await redeemLink(database, token ?? "", new Date(), firstAdminSeat(config));
  if (!entered) return undefined;
  const identity = await database.prisma.identity.findUnique({
    where: { id: entered.identityId },
    include: { member: true },
  });
  return identity?.member.name;
}

test("without a name it is for the first admin, who is made only when it is used", async () => {
  const database = await empty();
  const first = await loginLink(database, config, "");
  expect(first.done).toBe(true);
  expect(first.says).toContain("becomes the first admin");
  expect(await database.prisma.member.count()).toBe(0);
  expect(await database.prisma.workspace.count()).toBe(0);
  expect(await enteredBy(database, first.says)).toBe("Admin");
  const second = await loginLink(database, config, "");
  expect(second.says).toContain("sign-in link for Admin");
  expect(await enteredBy(database, second.says)).toBe("Admin");
  expect(await database.prisma.member.count()).toBe(1);
});

test("beside Slack or Lark it is for the first admin, too, until there is one", async () => {
  const slack = { LOCALE_DEFAULT: "en", SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
  const database = await empty();
  const { done, says } = await loginLink(database, readConfig({ ...slack, PUBLIC_URL }), "");
  expect(done).toBe(true);
  const { id: workspaceId } = await database.prisma.workspace.create({
    data: { name: "Loudou", zone: "Asia/Shanghai", locale: "zh", currency: "CNY" },
  });
  const owner = { workspaceId, name: "Owner", role: "admin", locale: "zh", zone: "Asia/Shanghai" };
  await database.prisma.member.create({ data: owner });
  expect(await enteredBy(database, says)).toBeUndefined();
  expect(await database.prisma.member.count()).toBe(1);
});

test.each(["王芳", "wangfang", "WANG@example.com"])("finds 王芳 by %s", async (typed) => {
  const database = await company([
    { name: "王芳", email: "wang@example.com" },
    { name: "李雷", email: "li@example.com" },
  ]);
  const { done, says } = await loginLink(database, config, typed);
  expect(done).toBe(true);
  expect(await enteredBy(database, says)).toBe("王芳");
});

test("asks back where several are meant, and offers who may have been meant", async () => {
  const database = await company([{ name: "Chen Li", email: "chen@example.com" }, { name: "Chen Wei" }]);
  const several = await loginLink(database, config, "chen");
  expect(several.done).toBe(false);
  expect(several.says).toContain("Chen Li <chen@example.com>");
  expect(several.says).toContain("Chen Wei");
  expect((await loginLink(database, config, "Chen Lii")).says).toContain("Did you mean: Chen Li");
  expect((await loginLink(database, config, "Nobody")).says).toContain("/team invite");
  expect(await database.prisma.loginLink.count()).toBe(0);
});

test("signs nobody in who has left", async () => {
  const database = await company([{ name: "Globex Greta", active: false }]);
  expect((await loginLink(database, config, "Globex Greta")).done).toBe(false);
});

test("says that nobody signs in to the sample company", async () => {
  const database = await empty();
  await database.prisma.workspace.create({
    data: { name: "Sample", zone: "Asia/Shanghai", locale: "zh", currency: "CNY", demo: true },
  });
  expect(await loginLink(database, config, "")).toEqual({ done: false, says: words.demo });
});

test("while the bot runs on the embedded database, npm run login says what to type instead", async () => {
  const folder = await temporaryDirectory();
  await mkdir(join(folder, "postgres"));
  const bot = spawnDatabaseProcess("lock", folder);
  onTestFinished(() => bot.kill());
  await bot.said("locked");
  const script = fileURLToPath(new URL("../../scripts/login-link.ts", import.meta.url));
  const said = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    const options = { env: { DATA_DIR: folder } };
    execFile(process.execPath, ["--no-warnings", script, "李雷"], options, (error, _, stderr) =>
      resolve({ code: error?.code, stderr }),
    );
  });
  expect(said).toEqual({ code: 1, stderr: `${wordsFor("zh").running("李雷")}\n` });
  expect(said.stderr).toContain("/团队 邀请 李雷");
});
