import { execFile } from "node:child_process";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import type { Database } from "../../src/database/open-database.ts";
import { firstAdminSeat } from "../../src/joining/first-admin.ts";
import { askDesk } from "../../src/operator/ask-desk.ts";
import { openDesk } from "../../src/operator/desk.ts";
import { readDeskFile } from "../../src/operator/desk-file.ts";
import { loginLink } from "../../src/operator/login-link.ts";
import { carriesOut } from "../../src/operator/orders.ts";
import { wordsFor } from "../../src/operator/words.ts";
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

test("a process that has the embedded database and does not answer is told of", async () => {
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
  expect(said).toEqual({ code: 1, stderr: `${wordsFor("zh").silent}\n` });
});

describe("the desk of a running bot", () => {
  async function opened() {
    const folder = await temporaryDirectory();
    const database = await company([{ name: "Globex Greta", email: "greta@globex.example" }]);
    const desk = await openDesk(folder, carriesOut(database, config));
    onTestFinished(() => desk.close());
    return { folder, desk, database };
  }

  test("gives the operator a link and the database's facts; its file is for that user alone", async () => {
    const { folder, database } = await opened();
    const answer = await askDesk(folder, { order: "login", typed: "greta@globex.example" });
    expect(await enteredBy(database, answer!.says)).toBe("Globex Greta");
    expect(await askDesk(folder, { order: "database" })).toMatchObject({
      encoding: "UTF8",
      trigrams: "work",
    });
    expect((await stat(join(folder, "operator.json"))).mode & 0o777).toBe(0o600);
  });

  test("carries out an operator's command, and tells what went wrong with it", async () => {
    const { folder, database } = await opened();
    const ask = (command: string, ...args: string[]) =>
      askDesk(folder, { order: "admin", command, args, cwd: folder });
    expect(await ask("people", "greta")).toMatchObject({ done: true, data: [{ name: "Globex Greta" }] });
    expect(await ask("poeple")).toMatchObject({ done: false, says: expect.stringContaining("people?") });
    await database.prisma.$executeRaw`ALTER TABLE "Refused" RENAME TO "Elsewhere"`;
    expect(await ask("refused")).toMatchObject({ done: false, says: expect.stringMatching(/^It failed: /) });
    await database.prisma.$executeRaw`ALTER TABLE "Elsewhere" RENAME TO "Refused"`;
  });

  test("answers nobody without its secret, and nothing that is no order", async () => {
    const { folder, desk } = await opened();
    const { url, secret } = (await readDeskFile(folder))!;
    expect(new URL(url).hostname).toBe("127.0.0.1");
    const post = (authorization: string, body: string) =>
      fetch(url, { method: "POST", headers: { authorization }, body }).then(({ status }) => status);
    expect(await post("Bearer no", '{"order":"database"}')).toBe(401);
    expect(await post("", '{"order":"database"}')).toBe(401);
    expect(await post(`Bearer ${secret}`, '{"order":"dance"}')).toBe(400);
    expect(await post(`Bearer ${secret}`, "no JSON")).toBe(400);
    await desk.close();
    expect(await askDesk(folder, { order: "database" })).toBeUndefined();
  });
});
