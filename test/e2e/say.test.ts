/** The script as an operator runs it: a process for each command, on one folder. */

import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { wordsFor } from "../../scripts/say/words.ts";
import type { Card } from "../../src/chat/card.ts";
import { chatWords } from "../../src/chat/words.ts";
import { markLeaving } from "../../src/company/whereabouts.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { foundCompany } from "../fakes/company.ts";
import { databases, emptyServerDatabase } from "../fakes/database.ts";
import { embeddedOnDisk } from "../fakes/embedded-on-disk.ts";
import { bareEnvironment, shortLived } from "../fakes/short-lived.ts";
import { spawnDatabaseProcess } from "../fakes/spawn-database-process.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const script = join(root, "scripts/say.ts");

type Said = Readonly<{ code: number; stdout: string; stderr: string }>;

/** @param env on top of a clean environment: none of the machine's own settings reach it */
function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Said> {
  const options = { cwd: root, env: { ...bareEnvironment, ...env } };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

/** What `npm run say` starts, without the settings of the person running the tests. */
const say = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Said> =>
  run(process.execPath, [...shortLived, script, ...args], env);

/** On a busy machine each command can take its time. */
const patience = 240_000;

/** The company is created at this time, so it is the same on whatever day the tests run. */
const thursday = ["--at", "2026-12-03T15:00"];
let folder: string;
let sample: Readonly<Record<string, string>>;
/** Output of the command that created the company. */
let lists: Said;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "loudou-test-"));
  sample = { DATA_DIR: folder, LOCALE_DEFAULT: "en" };
  lists = await say(
    ["--demo", ...thursday, "--as", "grace", "--json", "/deal list won", "/deal list qualified"],
    sample,
  );
}, patience);
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

/** Number and customer of a deal that can be won. */
function signable(): readonly string[] {
  const last = JSON.parse(lists.stdout.trimEnd().split("\n").at(-1)!) as Card;
  const table = last.blocks.find((block) => block.type === "table")!;
  return table.rows.find(({ cells }) => cells.includes("Qualified customer"))!.cells;
}

test("as JSON each answer is a document", () => {
  expect(lists).toMatchObject({ code: 0, stderr: "" });
  const cards = lists.stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Card);
  expect(cards.map(({ type, title }) => `${type}: ${title.replace(/\d+/, "n")}`)).toEqual([
    "card: The team's deals · n",
    "card: The team's deals · n",
  ]);
});

test("a deal is advanced through its form, and a form that is sent twice counts once", {
  timeout: patience,
}, async () => {
  const [number = "", customer = ""] = signable();
  const said = await say(
    [
      ...[...thursday, "--as", "grace", `/deal show ${number}`, "--press", "advance", "--submit"],
      ...[
        "--set",
        "contract signed=yes",
        "--set",
        "moneyOn=2026-12-15",
        "--set",
        "evidence=Signed copy in the mail",
        "--submit",
        "--submit",
      ],
    ],
    sample,
  );
  expect(said).toMatchObject({ code: 0, stderr: "" });
  const [shown = "", asked, sentBack, done, again] = said.stdout.split("\n\n");
  expect(shown).toContain(`${number} ${customer}`);
  expect(shown).toMatch(/^\[Advance\] \[Update\]/m);
  expect(asked).toMatch(/^Contract signed \(contract-signed; checkbox, required\): no$/m);
  expect(asked).not.toContain("✗");
  expect(sentBack).toMatch(/\n {4}✗ .*\n/);
  expect(done).toContain("Signed copy in the mail");
  expect(again).toBe(`${chatWords("en").alreadyRecorded}\n`);
});

test("王芳 sees her list, where nobody is named and as wangfang; a refused line ends with 1", {
  timeout: patience,
}, async () => {
  const mine =
    /^我的商机 · \d+\n#\t客户\t阶段\t金额\t签约\n(#\d+\t.*\t\[查看\]\n)+\[批量修改 \d+ 个\] \[导出\]\n$/;
  const chinese = { DATA_DIR: await temporaryDirectory(), LOCALE_DEFAULT: "zh" };
  const listed = await say([...thursday, "--demo", "/商机 列表"], chinese);
  expect(listed).toMatchObject({ code: 0, stderr: "" });
  expect(listed.stdout).toMatch(mine);
  const refused = await say([...thursday, "--as", "wangfang", "/商机 查看 没有这家", "/商机 列表"], chinese);
  expect(refused).toMatchObject({ code: 1, stderr: "" });
  const [sentence, list] = refused.stdout.split("\n\n");
  expect(sentence).toMatch(/^.*没有这家.*$/);
  expect(list).toMatch(mine);
});

test("who is nobody speaks not, and what is wrong is said on the error output", {
  timeout: patience,
}, async () => {
  const words = wordsFor("en");
  expect(await say(["--as", "nobody", "/deal list"], sample)).toEqual({
    code: 1,
    stdout: "",
    stderr: `${words.nobody("nobody", "")}\n`,
  });
});

test.runIf(databases.includes("server"))(
  "a PostgreSQL server needs no folder, and does not keep the process",
  {
    timeout: patience,
  },
  async () => {
    const { url, drop } = await emptyServerDatabase();
    onTestFinished(drop);
    const settings = { DATABASE_URL: url, DATA_DIR: join(folder, "none"), LOCALE_DEFAULT: "en" };
    const said = await say(["--demo", ...thursday, "--as", "Daniel", "/deal list"], settings);
    expect(said).toMatchObject({ code: 0, stderr: "" });
    expect(said.stdout).toMatch(/^My deals · \d+\n/);
    await expect(access(settings.DATA_DIR)).rejects.toThrow();
  },
);

test("while the bot runs on the embedded database, that is said", async () => {
  const used = await temporaryDirectory();
  await mkdir(join(used, "postgres"));
  const bot = spawnDatabaseProcess("lock", used);
  onTestFinished(() => bot.kill());
  await bot.said("locked");
  expect(await say(["/deal list"], { DATA_DIR: used })).toEqual({
    code: 1,
    stdout: "",
    stderr: `${wordsFor("zh").running}\n`,
  });
});

test("npm run say is this script; its help needs neither a database nor right settings", async () => {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  expect(scripts.say).toContain("scripts/say.ts");
  const settings = { HOME: tmpdir(), LOCALE_DEFAULT: "en", PORT: "none" };
  const said = await run("npm", ["run", "-s", "say", "--", "--help"], settings);
  // Nothing else: not that there is no .env, nor what Node thinks of its own parts.
  expect(said).toEqual({ code: 0, stdout: wordsFor("en").help, stderr: "" });
  expect(await say(["/deal list"], settings)).toMatchObject({ code: 1, stdout: "" });
});

test(
  "a database whose company has moved away is not talked to",
  async () => {
    const dataDir = await embeddedOnDisk(await temporaryDirectory());
    const database = await openDatabase({ dataDir });
    await foundCompany(database);
    await markLeaving(database.prisma, "postgresql://db.example.com/loudou");
    await database.close();
    const { code, stdout, stderr } = await say(["/deal list"], { DATA_DIR: dataDir, LOCALE_DEFAULT: "en" });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /^This company now lives at postgresql:\/\/db\.example\.com\/loudou: set DATABASE_URL/,
    );
  },
  patience,
);
