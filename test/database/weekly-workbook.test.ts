/** Friday's workbook: right after each digest where the company wants it, once, and with no more than its reader may see. */
import { describe, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import type { KeptFile } from "../../src/chat/file.ts";
import { Streams } from "../../src/chat/web/client.ts";
import { Conversation } from "../../src/chat/web/conversation.ts";
import { sendOutbound } from "../../src/chat/web/send.ts";
import { createTick } from "../../src/schedule/tick.ts";
import { settingsWords } from "../../src/settings/words.ts";
import { slotHandlers } from "../../src/slot-handlers.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { exportedSheets } from "../fakes/office/exported.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

const words = settingsWords("en");

describe.each(oneDatabase)("Friday's workbook on %s", (kind) => {
  let office: Office;
  let chen: Colleague;
  let boss: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    const east = await office.team("East");
    const fang = await office.joins("Fang", { team: east });
    const li = await office.joins("Li");
    chen = await office.joins("Chen", { role: "manager" });
    boss = await office.joins("Boss", { role: "admin" });
    await office.leads(chen.id, east);
    await office.leads(boss.id, await office.team("Sales"));
    await logged(fang, "ACME 100k 12/20");
    await logged(li, "Initech 30k 12/24");
  });

  async function itIsFriday() {
    const tick = createTick({
      database: office.database,
      handlers: slotHandlers,
      onError: (error) => office.failures.push(error),
    });
    office.itIs("2026-11-20T09:31");
    await tick(office.now());
    await tick(office.now());
    expect(office.failures).toEqual([]);
  }

  const sent = async (): Promise<
    { recipient: string; key: string; content: { card: Card; file?: KeptFile } }[]
  > =>
    (await office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId, key: { startsWith: "workbook:" } },
      select: { recipient: true, key: true, content: true },
      orderBy: { recipient: "asc" },
    })) as never;

  test("is not sent unless an admin has said so", async () => {
    await itIsFriday();
    expect(await sent()).toEqual([]);
  });

  test("follows each digest, once, about its reader's people", async () => {
    await boss.says("/team settings");
    await boss.clicks(words.workbookTitle);
    expect((await boss.fills({ weeklyWorkbook: "yes" })).words).toContain(words.workbooks.yes);
    await itIsFriday();
    const files = await sent();
    expect(files.map(({ recipient }) => recipient)).toEqual(["at-Boss", "at-Chen"]);
    const [whole, team] = await Promise.all(
      files.map(({ content }) => exportedSheets(office.database, content.file!)),
    );
    expect(files[0]?.content.file?.name).toBe("weekly-funnel-2026-11-20.xlsx");
    const named = (sheets: typeof whole, name: string) => sheets?.find((one) => one.name === name)?.rows;
    expect(named(whole, "deals")?.map(({ Customer }) => Customer)).toEqual(["ACME", "Initech"]);
    expect(named(team, "deals")?.map(({ Customer }) => Customer)).toEqual(["ACME"]);
    expect(named(whole, "Not answered")?.map(({ Owner }) => Owner)).toEqual(["Fang", "Li"]);
    expect(named(team, "Stage by stage")?.[0]).toMatchObject({ Deals: 1, Amount: 100_000 });
  });

  test("stands in the web chat as a file, however often it is tried", async () => {
    await boss.says("/team settings");
    await boss.clicks(words.workbookTitle);
    await boss.fills({ weeklyWorkbook: "yes" });
    await itIsFriday();
    const [{ content, recipient, key } = (await sent())[0]!] = await sent();
    const { database } = office;
    const parts = {
      ...{ database, conversation: new Conversation(database), streams: new Streams() },
      now: () => office.now(),
    };
    const message = {
      key,
      recipient,
      ...content,
      installation: "web",
      doubtful: false,
      stillMine: async () => {},
    };
    const { ref } = await sendOutbound(parts, message);
    expect((await sendOutbound(parts, { ...message, doubtful: true })).ref).toBe(ref);
    const shown = await database.prisma.webMessage.findUniqueOrThrow({ where: { id: BigInt(ref) } });
    expect(shown.content).toMatchObject({ kind: "file", file: { name: content.file?.name } });
    parts.streams.close();
  });
});
