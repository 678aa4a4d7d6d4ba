/** Who speaks, in which company, and what comes of it: without a process of its own. */

import { beforeEach, expect, onTestFinished, test } from "vitest";
import { Mistake } from "../../../scripts/say/mistake.ts";
import { parseSteps } from "../../../scripts/say/parse-steps.ts";
import { talk } from "../../../scripts/say/talk.ts";
import { wordsFor } from "../../../scripts/say/words.ts";
import { card } from "../../../src/chat/card.ts";
import { chatWords } from "../../../src/chat/words.ts";
import { readConfig } from "../../../src/config/config.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { notifyMember } from "../../../src/delivery/notify-member.ts";
import { freshDatabase } from "../../fakes/database.ts";

const words = wordsFor("en");
const chat = chatWords("en");

let database: Database;
let failures: unknown[];
beforeEach(async () => {
  database = await freshDatabase();
  failures = [];
  onTestFinished(() => database.close());
});

/** Runs it and returns what was printed. */
async function say(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const printed: string[] = [];
  const well = await talk(parseSteps(args, words), {
    database,
    config: readConfig({ LOCALE_DEFAULT: "en", ...env }),
    words,
    print: (answer) => printed.push(answer),
    onError: (error) => failures.push(error),
  });
  expect(failures).toEqual([]);
  return { well, printed, last: printed.at(-1) ?? "" };
}

type Colleague = { name: string; role?: string; email?: string };

async function company(...people: readonly Colleague[]): Promise<{ id: string; workspaceId: string }[]> {
  const { id: workspaceId } = await database.prisma.workspace.create({
    data: { name: "Loudou", zone: "Asia/Shanghai", locale: "en", currency: "CNY" },
  });
  const made = [];
  for (const person of people) {
    made.push(
      await database.prisma.member.create({
        data: { workspaceId, locale: "en", zone: "Asia/Shanghai", ...person },
      }),
    );
  }
  return made;
}

const refused = (sentence: string) => new Mistake(sentence);

test("an empty database stays empty, and it is said how to begin", async () => {
  await expect(say(["/deal list"])).rejects.toThrow(refused(words.nobodyYet));
  expect(await database.prisma.workspace.count()).toBe(0);
});

test("the sample company is made once, and only where the bot would make one", async () => {
  const open: Record<string, string>[] = [
    { HOST: "0.0.0.0" },
    { PUBLIC_URL: "https://loudou.example.com" },
    { DEMO: "0" },
    { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" },
  ];
  for (const env of open) {
    await expect(say(["--demo"], env)).rejects.toThrow(refused(words.noDemoHere));
  }
  expect(await database.prisma.workspace.count()).toBe(0);
  expect((await say(["--demo"])).last).toBe(`${words.demoReady}\n`);
  const deals = await database.prisma.deal.count();
  expect((await say(["--demo", "--as", "Daniel", "/deal list"])).last).toContain("My deals");
  expect(await database.prisma.deal.count()).toBe(deals);
});

test("a real company has no sample company beside it, and its clock is not moved", async () => {
  await company({ name: "Ann", role: "admin" });
  await expect(say(["--demo", "/deal list"])).rejects.toThrow(refused(words.notADemo));
  await expect(say(["--at", "2026-12-04T09:30", "/deal list"])).rejects.toThrow(refused(words.realClock));
  expect(await database.prisma.deal.count()).toBe(0);
});

test("the first admin speaks where nobody is named", async () => {
  await company({ name: "Rita" }, { name: "Ann", role: "admin" }, { name: "Bo", role: "admin" });
  expect(await say(["/team new East"])).toMatchObject({ well: true });
  expect(await database.prisma.identity.count({ where: { member: { name: "Ann" } } })).toBe(1);
  expect(await database.prisma.identity.count()).toBe(1);
});

test("without an admin somebody has to be named", async () => {
  await company({ name: "Rita" });
  await expect(say(["/deal list"])).rejects.toThrow(refused(words.noAdmin));
});

test("people are found as they are typed, or it is said who there is", async () => {
  await company({ name: "Chen Li", email: "chen@example.com" }, { name: "Chen Wei" }, { name: "王芳" });
  for (const as of ["wangfang", "王", "CHEN@example.com", "wei"]) {
    expect(await say(["--as", as, "/deal list"]), as).toMatchObject({ well: true });
  }
  await expect(say(["--as", "chen", "/deal list"])).rejects.toThrow(
    refused(words.several("chen", "Chen Li <chen@example.com>, Chen Wei")),
  );
  await expect(say(["--as", "Chen Wii", "/deal list"])).rejects.toThrow(/Did you mean: .*Chen Wei/);
  await expect(say(["--as", "nobody", "/deal list"])).rejects.toThrow(refused(words.nobody("nobody", "")));
});

test("who speaks may do what their role allows", async () => {
  await company({ name: "Rita" });
  expect(await say(["--as", "Rita", "/team new East"])).toEqual({
    well: false,
    printed: [`${chat.notAllowed}\n`],
    last: `${chat.notAllowed}\n`,
  });
  expect(await database.prisma.team.count()).toBe(0);
});

test("their private messages stay in the chat where they were last themselves", async () => {
  const [rita] = await company({ name: "Rita" });
  const { id: installationId } = await database.prisma.installation.create({
    data: { workspaceId: rita!.workspaceId, platform: "slack", externalId: "T1" },
  });
  const seenAt = new Date("2026-01-05T00:00:00Z");
  await database.prisma.identity.create({
    data: { workspaceId: rita!.workspaceId, installationId, memberId: rita!.id, externalId: "U1", seenAt },
  });
  for (let times = 0; times < 2; times += 1) await say(["--as", "Rita", "/deal list"]);
  await database.prisma.$transaction((tx) =>
    notifyMember(tx, rita!.id, { key: "hello", card: card("en", "Hello", []) }),
  );
  expect(await database.prisma.delivery.findMany({ select: { recipient: true } })).toEqual([
    { recipient: "U1" },
  ]);
});

const newDeal = ["--as", "Rita", "/deal new"];
const filled = ["--set", "customer=ACME", "--set", "product=Suite", "--set", "amount=1.2m", "--set"];

test("a form left with errors is a failure, one that was mended is none", async () => {
  await company({ name: "Rita" });
  const wrong = await say([...newDeal, ...filled, "closeDate=2019", "--submit"]);
  expect(wrong.well).toBe(false);
  expect(wrong.last).toMatch(/^ {4}✗ /m);
  expect(wrong.last).toMatch(/^Amount \(amount; text, required\): 1.2m$/m);
  const mended = ["--set", "closeDate=2030-12-31", "--submit"];
  const right = await say([...newDeal, ...filled, "closeDate=2019", "--submit", ...mended]);
  expect(right).toMatchObject({ well: true });
  expect(right.last).toContain("#1 ACME");
  expect(await database.prisma.deal.count()).toBe(1);
});

test("a form sent twice counts once", async () => {
  await company({ name: "Rita" });
  const twice = await say([...newDeal, ...filled, "closeDate=2030-12-31", "--submit", "--submit"]);
  expect(twice).toMatchObject({ well: true, last: `\n${chat.alreadyRecorded}\n` });
  expect(await database.prisma.deal.count()).toBe(1);
});

test("a form's own buttons send it or close it", async () => {
  await company({ name: "Rita" });
  const closed = await say([...newDeal, ...filled, "closeDate=2019", "--submit", "--press", "cancel"]);
  expect(closed.well).toBe(true);
  expect(closed.last).toContain("Closed without saving");
  expect(await database.prisma.deal.count()).toBe(0);
});

test("nothing of an earlier answer is pressed once another line was said", async () => {
  await company({ name: "Rita" });
  await say([...newDeal, ...filled, "closeDate=2030-12-31", "--submit"]);
  const stale = ["--as", "Rita", "/deal show ACME", "/deal show Nobody", "--press", "Lose"];
  await expect(say(stale)).rejects.toThrow(refused(words.noButtons("Lose")));
  await expect(say(["--as", "Rita", "/deal show ACME", "--submit"])).rejects.toThrow(refused(words.noForm));
});

test("the sample company's time is the wished one, past or to come, but not before what was written", async () => {
  const forecastAt = async (at: string) =>
    (await say(["--demo", "--at", at, "--as", "Daniel", "/forecast"])).last;
  expect(await forecastAt("2024-06-06T15:00")).toContain("Open until Fri, Jun 7, 09:00");
  expect(await forecastAt("2024-06-07T09:30")).toContain("Open until Fri, Jun 14, 09:00");
  await say(["--at", "2031-06-05T10:00", "--as", "Daniel", "/deal list", "--press", "View#1"]);
  expect(await forecastAt("2024-06-06T15:00")).toContain("Open until Fri, Jun 7, 09:00");
  await say([
    ...["--at", "2031-06-05T10:00", "--as", "Daniel", "/deal list", "--press", "View#1", "--press", "Note"],
    ...["--set", "note=They called", "--submit"],
  ]);
  // The same time again continues from what was written; so does no time at all.
  expect(await forecastAt("2031-06-05T10:00")).toContain("Jun 6, 09:00");
  await expect(forecastAt("2031-06-05T09:30")).rejects.toThrow(
    /^2031-06-05T09:30 is in the past: .* --at 2031-06-05T10:0[1-9]$/,
  );
  expect((await say(["--as", "Daniel", "/forecast"])).last).toContain("Jun 6, 09:00");
});

test("the words of the bot are in the reader's language, also when it changes", async () => {
  await say(["--demo"], { LOCALE_DEFAULT: "zh" });
  const { printed } = await say(["--as", "王芳", "/deal list", "--press", "查看#1"]);
  expect(printed[1]).toContain("阶段: ");
  const changed = await say(["--as", "王芳", "/team language English", "/deal list", "--press", "View#1"]);
  expect(changed.last).toContain("Stages: ");
});
