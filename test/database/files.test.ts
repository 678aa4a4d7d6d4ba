/** Files that people send: which deed they belong to, who may open them, what is refused. */
import { describe, expect, test } from "vitest";
import type { FileProblem } from "../../src/chat/file.ts";
import { fileSource } from "../../src/files/pieces.ts";
import { purge } from "../../src/schedule/purge.ts";
import { purges } from "../../src/slot-handlers.ts";
import { databases } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { exportedBytes, exportedSheets } from "../fakes/office/exported.ts";
import { jpeg, offered, pdf, png, refused } from "../fakes/office/harmless-files.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";

describe.each(databases)("files on %s", (kind) => {
  let office: Office;
  let fang: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    for (const name of ["ACME", "Zephyr"]) {
      await logged(fang, `${name} 10万 12/20 OA`);
    }
  });

  const rows = () =>
    office.database.prisma.file.findMany({
      where: { workspaceId: office.workspaceId },
      orderBy: { createdAt: "asc" },
    });
  const bytesOf = async (person: Person, id: string) => {
    const { file } = await person.presses({ action: "deal.open-file", values: { id } });
    const pieces: Uint8Array[] = [];
    for await (const piece of fileSource(office.database).read(file)) pieces.push(piece);
    return Buffer.concat(pieces);
  };

  test.each(["note ACME met the CFO", "/deal note ACME met the CFO", "ACME met the CFO"])(
    "sent with “%s” belong to that note and can be opened again",
    async (line) => {
      const picture = png(30, 20, "x".repeat(700_000));
      expect((await fang.sendsFiles([offered("wall.png", picture)], line)).words).toContain(
        "Note added to #1.",
      );
      const history = await fang.says("/deal history ACME");
      expect(history.words).toContain("Fang: met the CFO (with wall.png)");
      const opened = await fang.clicks("Open wall.png");
      expect(opened.file).toMatchObject({ name: "wall.png", type: "image/png", bytes: picture.length });
      expect(picture.equals(await bytesOf(fang, opened.file.id))).toBe(true);
    },
  );

  test("come back byte for byte, in pieces of whatever size they are kept", async () => {
    const bytes = Buffer.from(Array.from({ length: 1_000_007 }, (_, nth) => (nth * 7 + (nth >> 9)) % 256));
    async function* odd() {
      for (let from = 0; from < bytes.length; from += 70_001) yield bytes.subarray(from, from + 70_001);
    }
    const text = Buffer.concat([Buffer.from("%PDF-1.7 "), bytes]);
    const pieces = async function* () {
      yield text.subarray(0, 9);
      yield* odd();
    };
    const open = async () => ({ name: "odd.pdf", size: text.length, pieces: pieces() });
    expect((await fang.sendsFiles([{ name: "odd.pdf", open }], "note ACME sent it")).words).toContain(
      "Note added",
    );
    const [file] = await rows();
    expect(text.equals(await bytesOf(fang, file!.id))).toBe(true);

    const { fileChunk } = office.database.prisma;
    const of = { workspaceId: office.workspaceId, fileId: file!.id };
    await fileChunk.deleteMany({ where: of });
    const cuts = [0, 1, 600_000, 600_003, text.length];
    for (const [nth, from] of cuts.slice(0, -1).entries())
      await fileChunk.create({
        data: { ...of, nth, bytes: Uint8Array.from(text.subarray(from, cuts[nth + 1])) },
      });
    expect(text.equals(await bytesOf(fang, file!.id))).toBe(true);
    await fileChunk.deleteMany({ where: { ...of, nth: 2 } });
    await expect(bytesOf(fang, file!.id)).rejects.toThrow("Piece 2");
  });

  test("right after a note belong to it, for ten minutes and in that conversation", async () => {
    await fang.says("/deal note ACME met the CFO");
    const banner = (await fang.sendsFiles([offered("wall.png", png())])).words;
    expect(banner).toContain("“wall.png”: added to your note on #1.");
    const elsewhere = fang.in({ channel: "another", private: true });
    expect((await elsewhere.sendsFiles([offered("b.pdf", pdf)])).words).toContain(
      "Which deal is “b.pdf” about?",
    );
    office.later({ minutes: 9 });
    expect((await fang.sendsFiles([offered("c.pdf", pdf)])).words).toContain("your note on #1");
    office.later({ minutes: 2 });
    expect((await fang.sendsFiles([offered("d.pdf", pdf)])).words).toContain("Which deal is “d.pdf” about?");
    const [one, b, c, d] = await rows();
    expect(c!.eventId).toBe(one!.eventId);
    expect([b!.eventId, d!.eventId]).toEqual([null, null]);
  });

  test("alone are asked about: a button, or a line, says which deal", async () => {
    await fang.sendsFiles([offered("offer.pdf", pdf), offered("wall.png", png())]);
    expect(fang.card).toMatchObject({ title: "Which deal?" });
    const button = { action: "deal.file", values: buttonFor(fang, "#2") };
    expect((await fang.clicks("#2 Zephyr ¥100K")).words).toContain("Added “offer.pdf” and “wall.png” to #2.");
    expect((await fang.presses(button)).refusal).toContain("already on a deal");
    await fang.sendsFiles([offered("late.pdf", pdf)]);
    expect((await fang.says("/deal attach acme")).words).toContain("Added “late.pdf” to #1.");
    expect((await fang.says("/deal attach acme")).refusal).toContain("Send me the file first");
    expect((await fang.says("/deal history #1")).words).toContain("Fang added late.pdf");
  });

  const buttonFor = (person: Person, label: string) =>
    person.card!.blocks.flatMap((block) =>
      block.type === "actions" ? block.buttons.filter((one) => one.label.startsWith(label)) : [],
    )[0]!.values;

  test("go with their note when it is taken back: named in the history, and not opened", async () => {
    await fang.sendsFiles([offered("wall.png", png())], "note ACME met the CFO");
    const [file] = await rows();
    await fang.says("/deal undo");
    const history = await fang.says("/deal history ACME");
    expect(history.words).toContain("(with wall.png, removed)");
    expect(history.words).not.toContain("[Open wall.png]");
    expect((await fang.presses({ action: "deal.open-file", values: { id: file!.id } })).refusal).toContain(
      "undone",
    );
    await fang.sendsFiles([offered("wall.png", png())]);
    await fang.clicks("#1 ACME ¥100K");
    expect((await fang.says("/deal undo")).words).toContain("the file “wall.png”");
  });

  test("are for those who may see the deal, and of this company only", async () => {
    const wei = await office.joins("Wei");
    const lin = await office.joins("Lin", { role: "finance" });
    await fang.sendsFiles([offered("wall.png", png())], "note ACME met the CFO");
    const [file] = await rows();
    const press = { action: "deal.open-file", values: { id: file!.id } };
    expect((await wei.presses(press)).refusal).toContain("Can't find that file");
    expect((await lin.presses(press)).file.name).toBe("wall.png");
    expect((await lin.sendsFiles([offered("b.png", png())])).refusal).toContain("role");
    const others = await openOffice(office.database);
    const eve = await others.joins("Eve", { role: "admin" });
    expect((await eve.presses(press)).refusal).toContain("Can't find that file");
    // Another person's file cannot be attached to one's own deal.
    await fang.sendsFiles([offered("c.png", png())]);
    const waits = (await rows()).at(-1)!;
    const stolen = { action: "deal.file", values: { files: waits.id, deal: "#1" } };
    expect((await wei.presses(stolen)).refusal).toContain("already on a deal");
    expect((await eve.presses(stolen)).refusal).toContain("already on a deal");
  });

  test("that cannot be kept get a sentence each, and nothing stays behind", async () => {
    const limit = 1024 ** 2;
    const bad: readonly [ReturnType<typeof offered>, string][] = [
      [offered("offer.pdf", png()), "“offer.pdf” is named PDF, but it's really PNG. Rename it"],
      [offered("offer.pdf", "just words"), "is named PDF, but it's really TXT"],
      [offered("list.csv", "a\0b"), "is named CSV, but its content is something else"],
      [offered("empty.png", ""), "“empty.png” is empty"],
      [offered("empty.png", "", undefined), "“empty.png” is empty"],
      [offered("big.png", png(), limit + 1), "“big.png” is over the 1 MB limit"],
      [offered("big.png", png(3, 2, "x".repeat(limit)), undefined), "“big.png” is over the 1 MB limit"],
      [offered("cut.png", png(), 1_000), "“cut.png” arrived incomplete"],
      [offered("cut.png", "", 1_000), "“cut.png” arrived incomplete"],
      [offered("wall.png", png(20_000, 20_000)), "“wall.png” is 20,000 × 20,000"],
      [offered("wall.jpg", jpeg(20_000, 20_000, 60_000)), "“wall.jpg” is 20,000 × 20,000"],
      [offered("setup.exe", "harmless"), "“setup.exe” is a program"],
      [offered("picture", "MZ harmless"), "“picture” is a program"],
      ...(["link", "another-company", "not-permitted", "not-fetched"] as const).map(
        (code: Extract<FileProblem["code"], string>) =>
          [refused("plan.docx", { code } as FileProblem), "“plan.docx”"] as [
            ReturnType<typeof offered>,
            string,
          ],
      ),
    ];
    for (const [file, sentence] of bad) {
      expect((await fang.sendsFiles([file], "note ACME met the CFO")).refusal).toContain(sentence);
    }
    const both = await fang.sendsFiles([offered("a.png", png()), offered("b.exe", "")]);
    expect(both.refusal).toContain("No files were saved.");
    const many = Array.from({ length: 11 }, (_, nth) => offered(`${nth}.png`, png()));
    expect((await fang.sendsFiles(many)).refusal).toContain("at most 10 files");
    expect((await fang.sendsFiles([offered("a.png", png())], "/deal list")).refusal).toContain(
      "To send a file with a message",
    );
    expect((await rows()).map(({ name }) => name)).toEqual(["a.png"]);
    expect((await fang.says("/deal show ACME")).words).not.toContain("met the CFO");
  });

  test("keep their name without its folders", async () => {
    await fang.sendsFiles([offered("../../etc/C:\\temp\\\u202egnp.offer.png", png())], "note ACME here");
    expect((await rows())[0]!.name).toBe("gnp.offer.png");
  });

  test("are done once, however often the platform brings them", async () => {
    const event = { kind: "file", line: "note ACME met the CFO", files: [offered("a.png", png())] } as const;
    expect((await fang.sends(event, "one")).words).toContain("Note added to #1.");
    expect((await fang.sends(event, "one")).reply.type).toBe("none");
    expect(await rows()).toHaveLength(1);
  });

  test("that nobody has claimed go after a day, with their bytes", async () => {
    await fang.sendsFiles([offered("a.png", png())], "note ACME met the CFO");
    office.later({ minutes: 11 });
    await fang.sendsFiles([offered("b.png", png())]);
    await office.database.prisma.$executeRaw`DELETE FROM "Slot" WHERE "key" LIKE 'purge:%'`;
    await office.database.prisma.$executeRaw`UPDATE "File" SET "createdAt" = now() - interval '25 hours'`;
    await purge(office.database, purges);
    expect((await rows()).map(({ name }) => name)).toEqual(["a.png"]);
    expect(await office.database.prisma.fileChunk.count({ where: { workspaceId: office.workspaceId } })).toBe(
      1,
    );
  });

  test("a list is handed out as one, with all that it would page through", async () => {
    const lin = await office.joins("Lin");
    for (let nth = 0; nth < 12; nth++) {
      await logged(
        lin,
        `"=${["Aster", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gingko", "Hazel", "Ivy", "Juniper", "Kapok", "Larch"][nth]}, GmbH" 10万 12/20 OA`,
      );
    }
    const { file } = await lin.says("/deal list export");
    expect(file.name).toBe("deals-2026-11-18.xlsx");
    const [deals, means] = await exportedSheets(office.database, file);
    expect(deals?.name).toBe("deals");
    expect(deals?.rows).toHaveLength(12);
    expect(deals?.rows[0]).toMatchObject({
      ...{
        Customer: "=Aster, GmbH",
        Owner: "Lin",
        Amount: 100_000,
        Currency: "CNY",
        "Close date": "2026-12-20",
      },
      ...{ "Known before next stage": 0, "To know before next stage": 6 },
    });
    expect(means?.rows.map(({ Column }) => Column)).toContain("Amount");
    const csv = (await lin.says("/deal list csv")).file;
    expect(csv).toMatchObject({ name: "deals-2026-11-18.csv", type: "text/csv" });
    const text = Buffer.from(await exportedBytes(office.database, csv)).toString();
    expect(text.startsWith("\ufeff#,Customer,")).toBe(true);
    expect(text).toContain(`"\u200b=Aster, GmbH"`);
    expect((await exportedSheets(office.database, csv))[0]?.rows[0]).toMatchObject({
      Customer: "=Aster, GmbH",
    });
    await lin.says("/deal list");
    expect((await lin.clicks("Export")).file.name).toBe("deals-2026-11-18.xlsx");
    const few = await exportedSheets(office.database, (await fang.says("/商机 列表 acme 导出")).file);
    expect(few[0]?.rows.map(({ Customer }) => Customer)).toEqual(["ACME"]);
    expect((await fang.presses({ action: "deal.open-file", values: { id: file.id } })).refusal).toContain(
      "Can't find that file",
    );
    expect((await fang.says("/deal list won export")).refusal).toContain("No deals here");
  });
});
