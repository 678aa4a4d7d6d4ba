/** A table that is dropped into the chat: what was read, what is open, and how it is set right, on every chat. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { readTable } from "../../src/chat/slack/manifest.ts";
import { readConfig } from "../../src/config/config.ts";
import { sheetWords } from "../../src/spreadsheets/words.ts";
import { type Running, start } from "../../src/start.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { type ChatSetup, larkSetup, slackSetup, webSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";
import type { SlackClient } from "../fakes/conversation/slack-conversation.ts";
import type { WebClient } from "../fakes/conversation/web-conversation.ts";

const ways = [
  ["Slack", () => slackSetup("http")],
  ["Lark", () => larkSetup("websocket")],
  ["the web chat", async () => webSetup(await openBrowser())],
] as const;

const words = sheetWords("en");
const file = (name: string, text: string) => [{ name, bytes: Buffer.from(text) }];
const head = "Account,Amount,Date\n";

describe.each(ways)("a table on %s", (_name, prepare) => {
  let running: Running;
  let chats: Chats;
  let rep: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: "en" });
    running = await start(config, pino({ level: process.env.TEST_LOG ?? "silent" }));
    chats = await setup.meets(running.url);
    await new Person(await chats.boss("en")).says("/team");
    rep = new Person(await chats.rep("en"));
  });
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  const drops = async (name: string, text: string) => {
    await rep.sends(file(name, text));
    const asked = await rep.sees.card(`Shall I read “${name}” as a table?`);
    await rep.clicks("Read it as a table", { on: asked });
    return rep.sees.card(`Table: ${name}`);
  };

  test("asks what could be either with what stands there, and reads it as it was answered", async () => {
    const card = await drops("q1.csv", `${head}ACME,"1,234",03/04/2025\nGlobex,"5,678",05/06/2025\n`);
    expect(card.text).toMatch(/Is 1,234 in “Amount” 1234, as I read it, or 1\.234\?/);
    expect(card.text).toMatch(/Is 03\/04\/2025 in “Date” Mar 4, 2025, as I read it, or Apr 3, 2025\?/);
    await rep.clicks(words.correct, { on: card });
    const form = await rep.sees.form(words.howWritten.order("Date"));
    await rep
      .fills(form, {
        [words.howWritten.decimal("Amount")]: words.means("1,234", "1234"),
        [words.howWritten.order("Date")]: words.means("03/04/2025", "Apr 3, 2025"),
      })
      .submits();
    const read = await rep.sees.card("set them right");
    expect(read.text).not.toContain("as I read it");
    expect(read.text).toContain("Apr 3, 2025 – Jun 5, 2025");
  });

  test("a table with the same columns is read so again, in whatever order they stand", async () => {
    const card = await drops("q2.csv", `Date,Account,Amount\n01/02/2025,Initech,"3,456"\n`);
    expect(card.text).toContain("set them right");
    // A period of one day is that day.
    expect(card.text).toMatch(/Feb 1, 2025(?! –)/);
    expect(card.text).not.toContain("as I read it");
  });

  test("what is of another kind is asked for its own columns; what it needs has to be chosen", async () => {
    const card = await drops("x.csv", "Who,What,When\nACME,visited them,2025-03-04\n");
    await rep.clicks(words.correct, { on: card });
    const form = await rep.sees.form(words.rowsAre);
    await rep.fills(form, { [words.rowsAre]: "Visits and calls" }).submits();
    const of = await rep.sees.form("What came of it");
    const chosen = { Customer: words.column("Who", "ACME"), Date: words.column("When", "2025-03-04") };
    await rep.fills(of, { ...chosen, "What came of it": words.notInFile }).submits();
    const again = await rep.sees.form(words.chooseColumn("What came of it"));
    await rep.fills(again, { ...chosen, "What came of it": words.column("What", "visited them") }).submits();
    const read = await rep.sees.card("set them right");
    expect(read.text).toContain("Visits and calls");
    expect(read.text).toContain("visited them");
  });

  test("nothing of it was refused by the platform", () => expect(chats.complaints()).toEqual([]));
});

describe("other ways in", () => {
  async function opened(setup: ChatSetup) {
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: "en" });
    const running = await start(config, pino({ level: process.env.TEST_LOG ?? "silent" }));
    const chats = await setup.meets(running.url);
    onTestFinished(async () => {
      await running.stop(5_000);
      await chats.close();
    });
    await new Person(await chats.boss("en")).says("/team");
    return { chats, client: await chats.rep("en") };
  }

  test("on Slack the menu of a colleague's message reads its file in the conversation of the two", async () => {
    const { chats, client } = await opened(await slackSetup());
    const { user } = client as SlackClient;
    const rep = new Person(client);
    await client.acts();
    await user.chooses(readTable, file("q3.csv", `${head}ACME,1200.50,2025-03-04\n`), { in: "sales" });
    expect((await rep.sees.card("Table: q3.csv")).text).toContain("Sales report");
    await client.acts();
    await user.chooses(readTable, [], { in: "sales" });
    await rep.sees.said(words.noFile);
    expect(chats.complaints()).toEqual([]);
  });

  /** As a spreadsheet has it: text with tabs, a page, and a picture of the cells. */
  const copied = `(async ([text, html]) => {
    const blob = (type, content) => new Blob([content], { type });
    const item = { "text/plain": blob("text/plain", text), ...(html && { "text/html": blob("text/html", html) }) };
    if (html) {
      const canvas = document.createElement("canvas");
      canvas.getContext("2d").fillRect(0, 0, 9, 9);
      item["image/png"] = await new Promise((resolve) => canvas.toBlob(resolve));
    }
    await navigator.clipboard.write([new ClipboardItem(item)]);
  })`;

  test("cells pasted into the web chat stay there as text, and are read as a table when that is wanted", async () => {
    const { chats, client } = await opened(webSetup(await openBrowser()));
    const { page } = client as WebClient;
    const rep = new Person(client);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const paste = async (text: string, html = "") => {
      await page.evaluate(`${copied}(${JSON.stringify([text, html])})`);
      await page.locator("#line").press("ControlOrMeta+V");
    };
    const box = page.locator("#line");
    const offer = page.locator("#pasted");
    const cells = `Account\tAmount\tDate\r\nACME\t1,200.50\t2025-03-04\r\n"Glo\nbex"\t800\t2025-05-06\r\n`;

    await box.fill("see: ");
    await paste(cells, "<table><tr><td>Account</td></tr></table>");
    await offer.getByText("Pasted: 3 rows, 3 columns.").waitFor();
    expect(await box.inputValue()).toContain("see: Account\tAmount");
    // The picture that came along is no file of theirs.
    expect(await page.locator("#files li").count()).toBe(0);
    await client.acts();
    await offer.getByRole("button", { name: "Read it as a table" }).click();
    const read = await rep.sees.card("Table: pasted table.tsv");
    expect(read.text).toContain("Mar 4, 2025 – May 6, 2025");
    await expect.poll(() => box.inputValue()).toBe("see: ");
    expect(await offer.isVisible()).toBe(false);

    await box.fill("");
    await paste(cells);
    await offer.getByRole("button", { name: "Leave it as text" }).click();
    expect(await box.inputValue()).toContain("Account\tAmount");
    expect(await offer.isVisible()).toBe(false);

    await box.fill("");
    await paste("Account Amount", "<table><tr><td>Account<td>Amount<tr><td>ACME<td>5</table>");
    await offer.getByText("Pasted: 2 rows, 2 columns.").waitFor();
    await box.fill("");
    await paste("two lines\nof words");
    expect(await offer.isVisible()).toBe(false);
    expect(chats.complaints()).toEqual([]);
  });
});
