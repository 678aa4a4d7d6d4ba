import { html } from "hono/html";
import { afterEach, beforeEach, expect, test } from "vitest";
import { card, text } from "../../../src/chat/card.ts";
import { showCard } from "../../../src/chat/reply.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { webIdentityOf } from "../../../src/web/sign-in.ts";
import { freshDatabase } from "../../fakes/database.ts";
import { addMember, bubblesOf, type House, newBrowser, openHouse } from "./visit.ts";

let database: Database;
let house: House;
let identities: string[];
const moved: string[] = [];
const opened: string[] = [];

beforeEach(async () => {
  database = await freshDatabase();
  identities = [];
  moved.length = 0;
  opened.length = 0;
  house = await openHouse(database, {
    demo: {
      open: async (locale) => {
        opened.push(locale);
      },
      personas: async () =>
        identities.map((identityId, at) => ({
          identityId,
          workspaceId,
          name: `Person ${at}`,
          role: { en: ["Rep", "Manager"][at] ?? "", zh: ["销售代表", "销售经理"][at] ?? "" },
        })),
      language: async () => "en",
      moveClock: async (to) => {
        moved.push(to);
      },
      payloadsOf: (content) => ({
        slack: { payload: { blocks: [content.title] }, drawn: html`<p>${content.title}</p>` },
        lark: { payload: { "<header>": content.title }, drawn: html`` },
      }),
    },
  });
  const { workspaceId } = await database.prisma.member.findUniqueOrThrow({ where: { id: house.memberId } });
  const boss = await addMember(database, workspaceId, "Boss");
  for (const id of [house.memberId, boss])
    identities.push(await webIdentityOf(database.prisma, { id, workspaceId }));
});
afterEach(async () => {
  await house.chat.stop();
  await database.close();
});

test("one comes in as the first persona and goes on as another", async () => {
  const browser = newBrowser(house);
  expect((await browser.get("/")).headers.get("location")).toBe("/?entered");
  expect((await browser.get("/?entered")).headers.get("location")).toBe("/");
  expect(await (await browser.get("/")).text()).toContain("Good morning, Lin Yue");
  await browser.post("/demo/persona", { identity: identities[1] ?? "" });
  expect(await (await browser.get("/")).text()).toContain("Good morning, Boss");
  await browser.post("/demo/persona", { identity: crypto.randomUUID() });
  expect(await (await browser.get("/")).text()).toContain("Good morning, Boss");
});

test("a browser that keeps no cookies is told so, instead of being sent round for ever", async () => {
  const entering = await newBrowser(house).get("/");
  const there = await newBrowser(house).get(entering.headers.get("location") ?? "");
  expect([there.status, await there.text()]).toEqual([400, expect.stringContaining("keeps no cookies")]);
});

test("a browser that comes opens the company in its own language, one that is in does not", async () => {
  const chinese = newBrowser(house);
  await chinese.get("/", { "accept-language": "zh-CN,zh;q=0.9" });
  await chinese.get("/", { "accept-language": "zh-CN,zh;q=0.9" });
  await newBrowser(house).get("/", { "accept-language": "en-US" });
  expect(opened).toEqual(["zh", "en"]);
});

test("whoever reads another language than the sample company's names is told why they are as they are", async () => {
  const browser = newBrowser(house);
  await browser.get("/");
  expect(await (await browser.get("/")).text()).not.toContain("DATA_DIR");
  await browser.post("/locale", { locale: "zh" });
  expect(await (await browser.get("/")).text()).toContain("按第一个打开的浏览器的语言生成");
});

test("the other persona's button says how much is new there", async () => {
  const browser = newBrowser(house);
  await browser.get("/");
  const { externalId: recipient } = await database.prisma.identity.findUniqueOrThrow({
    where: { id: identities[1] },
  });
  await house.chat.send({
    key: "k",
    installation: "web",
    recipient,
    card: card("en", "x", []),
    doubtful: false,
    stillMine: async () => {},
  });
  expect(await (await browser.get("/")).text()).toContain("1 new");
  await browser.post("/demo/persona", { identity: identities[1] ?? "" });
  await browser.get("/");
  await browser.post("/demo/persona", { identity: identities[0] ?? "" });
  expect(await (await browser.get("/")).text()).not.toContain("1 new");
});

test("the clock moves where it was asked to and nowhere else", async () => {
  const browser = newBrowser(house);
  await browser.get("/");
  for (const to of ["thursday", "friday", "hour", "day", "2099"]) await browser.post("/demo/clock", { to });
  expect(moved).toEqual(["thursday", "friday", "hour", "day"]);
});

test("a card is turned over to the letter, and only one's own", async () => {
  house.answer(() => showCard(card("en", "#42 <b>", [text("x")])));
  const browser = newBrowser(house);
  await browser.get("/");
  await browser.post("/say", { line: "/deal show 42" });
  const [said, shown] = await bubblesOf(browser);
  const turned = await (await browser.get(`/demo/payloads/${shown?.id}`)).text();
  expect(turned).toContain("&quot;#42 &lt;b&gt;&quot;");
  expect(turned).toContain("&quot;&lt;header&gt;&quot;");
  expect(turned).toContain("<p>#42 &lt;b&gt;</p>");
  expect((await browser.get(`/demo/payloads/${said?.id}`)).status).toBe(404);
  await browser.post("/demo/persona", { identity: identities[1] ?? "" });
  expect((await browser.get(`/demo/payloads/${shown?.id}`)).status).toBe(404);
});

test("a foreign name that points at this machine gets nothing", async () => {
  const response = await house.chat.routes.request("http://evil.example/");
  expect(response.status).toBe(421);
});
