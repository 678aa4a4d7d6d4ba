/** Upload and download in the web chat: whose the files are, and with which content type they are served. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { webFiles } from "../../../src/web-files.ts";
import { freshDatabase } from "../../fakes/database.ts";
import { png } from "../../fakes/office/harmless-files.ts";
import { addMember, type Browser, type House, newBrowser, openHouse, signedIn } from "./visit.ts";

const origin = "http://localhost";

describe("files of the web chat", () => {
  let database: Database;
  let house: House;
  let browser: Browser;
  beforeAll(async () => {
    database = await freshDatabase();
    house = await openHouse(database, { files: webFiles(database, 1024 ** 2) });
    browser = await signedIn(house);
  });
  afterAll(() => database.close());

  const send = (
    who: Browser,
    name: string,
    body: Uint8Array | string,
    headers: Record<string, string> = {},
  ) =>
    house.chat.routes.request(`${origin}/files?name=${encodeURIComponent(name)}`, {
      method: "POST",
      body,
      headers: { cookie: who.cookie(), origin, "hx-request": "true", ...headers },
    });
  const kept = async (name: string, body: Uint8Array<ArrayBuffer> | string) =>
    ((await (await send(browser, name, body)).json()) as { id: string }).id;

  test("one goes with its line, and its name stands in the bubble", async () => {
    const id = await kept("墙.png", png());
    await browser.post("/say", { line: "note ACME met the CFO", files: id });
    expect(house.inbounds.at(-1)).toMatchObject({
      kind: "file",
      line: "note ACME met the CFO",
      files: [{ id }],
    });
    expect(await (await browser.get("/")).text()).toContain("墙.png");
  });

  test("larger than any event are counted here: whoever listens passes them on", () => {
    expect(house.chat.filePaths).toEqual(["/files"]);
  });

  test("is handed out as it came, as a download and never as a page of ours", async () => {
    const id = await kept("报价's (1).html", "<script>1</script>");
    const answer = await browser.get(`/files/${id}`);
    expect(await answer.text()).toBe("<script>1</script>");
    expect(answer.headers.get("content-type")).toBe("text/plain");
    expect(answer.headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%27s%20%281%29.html",
    );
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  test("is nobody's without a session, and not another member's", async () => {
    const id = await kept("a.png", png());
    expect((await newBrowser(house).get(`/files/${id}`)).status).toBe(303);
    const { workspaceId } = await database.prisma.member.findUniqueOrThrow({ where: { id: house.memberId } });
    const other = await signedIn(house, await addMember(database, workspaceId, "Wei"));
    expect((await other.get(`/files/${id}`)).status).toBe(404);
    await other.post("/say", { line: "", files: id });
    expect(house.inbounds.at(-1)?.actor.externalId).not.toBe(`at-Wei`);
    for (const bad of ["no-id", "00000000-0000-7000-8000-000000000000", "..%2f..%2fetc%2fpasswd"])
      expect((await browser.get(`/files/${bad}`)).status, bad).toBe(404);
  });

  test("from a foreign page, without a session, too large or not what it says is not taken", async () => {
    const before = await database.prisma.file.count();
    expect((await send(browser, "a.png", png(), { origin: "https://evil.example" })).status).toBe(403);
    expect((await send(newBrowser(house), "a.png", png())).status).toBe(401);
    const large = await send(browser, "a.png", png(3, 2, "x".repeat(1024 ** 2)));
    expect([large.status, await large.text()]).toEqual([422, expect.stringContaining("over the 1 MB limit")]);
    const told = await send(browser, "a.png", png(), { "content-length": String(10 * 1024 ** 3) });
    expect(await told.text()).toContain("over the 1 MB limit");
    expect(await (await send(browser, "a.pdf", png())).text()).toContain("is named PDF");
    expect(await (await send(browser, "a.png", "")).text()).toContain("is empty");
    expect(await database.prisma.file.count()).toBe(before);
  });
});
