import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { firstAdminSeat } from "../../../src/joining/first-admin.ts";
import { mintLoginLink } from "../../../src/web/sign-in.ts";
import { createWebChat } from "../../../src/web/web-chat.ts";
import { freshDatabase } from "../../fakes/database.ts";
import { addMember, type House, newBrowser, openHouse, signedIn, webParts } from "./visit.ts";

let database: Database;
let house: House;

beforeEach(async () => {
  database = await freshDatabase();
  const firstAdmin = firstAdminSeat({ zone: "Asia/Shanghai", locale: "zh", currency: "CNY" });
  house = await openHouse(database, { firstAdmin });
});
afterEach(async () => {
  await house.chat.stop();
  await database.close();
});

const admins = () => database.prisma.member.findMany({ where: { role: "admin" } });

test("whoever uses the operator's link becomes the first admin, and nobody before", async () => {
  const { path } = await mintLoginLink(database.prisma, null);
  const browser = newBrowser(house);
  const page = await (await browser.get(path, { "accept-language": "en" })).text();
  // In the language in which they will be addressed.
  for (const words of ["欢迎使用漏斗", "这里还没有管理员", "以管理员身份进入"]) expect(page).toContain(words);
  expect(await admins()).toEqual([]);
  expect((await browser.post(path)).status).toBe(303);
  expect(await admins()).toMatchObject([{ name: "管理员", active: true, locale: "zh" }]);
  expect(await database.prisma.workspace.count()).toBe(1);
  expect(await (await browser.get("/")).text()).toContain("管理员，");
  expect((await newBrowser(house).post(path)).status).toBe(410);
});

test("of two who use one link at once, or two links, one becomes admin and is signed in", async () => {
  const links = [await mintLoginLink(database.prisma, null), await mintLoginLink(database.prisma, null)];
  const presses = [links[0], links[0], links[1], links[1]];
  const answers = await Promise.all(presses.map((link) => newBrowser(house).post(link?.path ?? "")));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410]);
  expect(await admins()).toHaveLength(1);
  expect(await database.prisma.webSession.count()).toBe(1);
});

test("once somebody is admin by another way the link is no good any more", async () => {
  const { path } = await mintLoginLink(database.prisma, null);
  const { workspaceId } = await database.prisma.member.findFirstOrThrow();
  const id = await addMember(database, workspaceId, "Owner");
  await database.prisma.member.update({ where: { id }, data: { role: "admin" } });
  const browser = newBrowser(house);
  expect((await browser.get(path)).status).toBe(410);
  expect((await browser.post(path)).status).toBe(410);
  expect((await admins()).map(({ name }) => name)).toEqual(["Owner"]);
});

test("a link for a member makes nobody admin", async () => {
  await signedIn(house);
  expect(await admins()).toEqual([]);
});

test("where nobody is to found a company, as in the demo, the link is none", async () => {
  const { path } = await mintLoginLink(database.prisma, null);
  const chat = createWebChat({ ...webParts, database });
  expect((await newBrowser({ ...house, chat }).get(path)).status).toBe(410);
  expect((await newBrowser({ ...house, chat }).post(path)).status).toBe(410);
  expect(await admins()).toEqual([]);
});
