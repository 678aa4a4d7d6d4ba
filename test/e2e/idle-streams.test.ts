/** Pages that are left open cost little: five hundred of them, at a bot on a server. */
import { readFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { hashed, newSecret } from "../../src/web/sign-in.ts";
import { databases } from "../fakes/database.ts";
import { eventually } from "../fakes/eventually.ts";
import { startCommand } from "../fakes/start-command.ts";
import { startOn } from "./start-on.ts";

const people = 50;
const pagesEach = 10;
/** For all of them together. */
const mostMegabytes = 60;

/** Everybody is signed in. @returns a cookie each */
async function signEverybodyIn(url: string): Promise<string[]> {
  const database = await openDatabase({ url, dataDir: "" });
  const { prisma } = database;
  const setting = { zone: "Asia/Shanghai", locale: "en" };
  const { id: workspaceId } = await prisma.workspace.create({
    data: { ...setting, name: "Xinghe", currency: "CNY" },
  });
  const { id: installationId } = await prisma.installation.create({
    data: { workspaceId, platform: "web", externalId: "web" },
  });
  const cookies: string[] = [];
  for (let nth = 0; nth < people; nth++) {
    const member = await prisma.member.create({
      data: { ...setting, workspaceId, name: `Rep ${nth}`, role: "rep" },
    });
    const account = { workspaceId, installationId, memberId: member.id, externalId: `rep-${nth}` };
    const identity = await prisma.identity.create({ data: account });
    const secret = newSecret();
    const expiresAt = new Date(Date.now() + 86_400_000);
    await prisma.webSession.create({
      data: { id: hashed(secret), workspaceId, identityId: identity.id, expiresAt },
    });
    cookies.push(`loudou=${secret}`);
  }
  await database.close();
  return cookies;
}

/** A page's stream, once it has said that it is there. */
const opened = (url: string, cookie: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const asked = request(`${url}/stream?after=0`, { headers: { cookie }, agent: false }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`the stream answered ${answer.statusCode}`));
      answer.once("data", () => resolve(answer));
      answer.on("error", () => {});
    });
    asked.on("error", reject).end();
  });

test.runIf(databases.includes("server") && process.platform === "linux")(
  `${people * pagesEach} idle pages cost less than ${mostMegabytes} MB together`,
  async () => {
    const running = await startOn("server", { DEMO: "0" }, startCommand().flags);
    const streams: IncomingMessage[] = [];
    onTestFinished(async () => {
      for (const stream of streams) stream.destroy();
      await running.ends();
    });
    const held = async () => {
      const status = await readFile(`/proc/${running.loudou.process.pid}/status`, "utf8");
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
    };
    const cookies = await signEverybodyIn(running.env.DATABASE_URL ?? "");
    // What the first pages of all cost, the program has once.
    for (const cookie of cookies) streams.push(await opened(running.url, cookie));
    const before = await held();
    for (let nth = 1; nth <= pagesEach; nth++)
      for (const cookie of cookies) streams.push(await opened(running.url, cookie));
    let grown = Number.POSITIVE_INFINITY;
    const looking = setInterval(async () => {
      grown = (await held()) - before;
    }, 250);
    try {
      // What opening them left behind is cleared away in its own time.
      await eventually("what they hold to be little", () => grown < mostMegabytes, 60_000).catch(() => {});
    } finally {
      clearInterval(looking);
    }
    console.log(`${people * pagesEach} idle pages hold ${Math.round(grown)} MB`);
    expect(grown).toBeLessThan(mostMegabytes);
  },
);
