/** Somebody at a customer's who is erased is in no row of a table any more: neither taken over, nor left out, nor still to be. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { sheetsIn } from "../../fakes/office/exported.ts";
import { offered, png } from "../../fakes/office/harmless-files.ts";
import { carriedOn, carriedToCount, checks, opens, table } from "../../fakes/office/imports.ts";
import { type Office, openOffice } from "../../fakes/office/office.ts";

const people = (...lines: readonly string[]) =>
  table("people.csv", "Name,Customer,Job title,Phone,E-mail", ...lines);
const visits = (...lines: readonly string[]) =>
  table("visits.csv", "Customer,Visit date,Kind,Result,With whom,Owner", ...lines);

describe.each(oneDatabase)("somebody in tables who is erased on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  async function company() {
    const office = await openOffice(database);
    return { office, boss: await office.joins("Boss", { role: "admin" }) };
  }
  /** All that is kept of tables: of rows, and of what was decided. */
  const kept = async ({ workspaceId }: Office) => {
    const rows = await database.prisma.importRow.findMany({
      where: { workspaceId },
      orderBy: [{ importId: "asc" }, { nth: "asc" }],
    });
    const imports = await database.prisma.import.findMany({ where: { workspaceId } });
    return {
      rows,
      text: JSON.stringify([rows, imports.map(({ decided, sums, counts }) => [decided, sums, counts])]),
    };
  };
  const ofJane = /jane|roe|CFO|13800138000|138 0013 8000/i;

  test("a list of contacts keeps nothing of them, and is taken back all the same", async () => {
    const { office, boss } = await company();
    await checks(office, boss, people("Jane Roe,ACME,COO,,", "Ann Poe,ACME,CEO,,"));
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    await checks(
      office,
      boss,
      people(
        "Jane Roe,ACME,CFO,138 0013 8000,jane@acme.com",
        "Jane Roe,ACME,CTO,,",
        "J. R.,ACME,CTO,call me,jane@acme.com",
        "Jane Roe,Globex,Buyer,,janet@globex.com",
        "Bob Loe,ACME,Assistant of Jane Roe,,",
        "Eve Low,ACME,Clerk,call me,",
      ),
    );
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    const before = await kept(office);
    expect(before.rows.filter((row) => ofJane.test(JSON.stringify(row))).length).toBeGreaterThan(4);
    const preview = await boss.says("/customer erase Jane Roe");
    expect(preview.words).toContain("Globex");
    await boss.clicks("Jane Roe · ACME");
    await boss.clicks("Erase Jane Roe");
    const after = await kept(office);
    // Somebody of the same name at another customer's is somebody else.
    const others = after.rows.filter((row) => ofJane.test(JSON.stringify(row)));
    expect(others.map(({ cells }) => (cells as string[])[1])).toEqual(["Globex"]);
    expect(after.text).toContain("Assistant of (erased)");
    await opens(boss);
    const { file } = await boss.clicks("Rows left out, as a file");
    const [sheet] = await sheetsIn(await bytesOf(file.id));
    expect(sheet!.rows.map((row) => row.Name)).toEqual(["Eve Low"]);
    await opens(boss);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    const contacts = await database.prisma.contact.findMany({ where: { workspaceId: office.workspaceId } });
    expect(contacts.map(({ name, job, phone }) => [name, job, phone]).toSorted()).toEqual([
      ["", null, null],
      ["Ann Poe", "CEO", null],
    ]);
    expect(office.failures).toEqual([]);
  });

  test("files that they stand in go at once: the one that was sent, and the one that was handed out", async () => {
    const { office, boss } = await company();
    const ann = await office.joins("Ann");
    await boss.says("/deal new ACME 100k next Friday");
    await boss.says("/customer contact ACME Jane Roe CFO");
    await checks(
      office,
      boss,
      people("Jane Roe,ACME,COO,,", "Jane Roe,ACME,CEO,,", "Ann Poe,ACME,CEO,call me,"),
    );
    await boss.clicks("Rows left out, as a file");
    await boss.says("/customer export Jane Roe");
    // What another has sent and not read yet; a picture is no list.
    await ann.sendsFiles([table("mine.csv", "Name,Customer", "Jane Roe,ACME")]);
    await ann.sendsFiles([offered("photo.png", png())]);
    const waiting = () =>
      database.prisma.file.findMany({ where: { workspaceId: office.workspaceId }, select: { name: true } });
    expect(await waiting()).toHaveLength(5);
    await boss.says("/customer erase Jane Roe");
    const { words } = await boss.clicks("Erase Jane Roe");
    expect(words).toContain("4 waiting tables and lists went, too");
    expect(await waiting()).toEqual([{ name: "photo.png" }]);
    await boss.says("/customer contact ACME Tim Doe CTO");
    await boss.says("/customer erase Tim Doe");
    expect((await boss.clicks("Erase Tim Doe")).words).toMatch(/^Erased: one person at ACME\.$/m);
    expect(office.failures).toEqual([]);
  });

  test("rows that wait are not done any more, whatever was said", async () => {
    const { office, boss } = await company();
    await boss.says("/deal new ACME 100k next Friday");
    await boss.says("/customer contact ACME Jane Roe CFO");
    await checks(office, boss, people("Jane Roe,ACME,COO,,", "Ann Poe,ACME,CEO,,"));
    await boss.says("/customer erase Jane Roe");
    await boss.clicks("Erase Jane Roe");
    expect((await kept(office)).text).not.toMatch(ofJane);
    await opens(boss);
    await boss.clicks("Import 2 rows");
    await carriedOn(office);
    const contacts = await database.prisma.contact.findMany({ where: { workspaceId: office.workspaceId } });
    expect(contacts.map(({ name }) => name).toSorted()).toEqual(["", "Ann Poe"]);
    expect(office.failures).toEqual([]);
  });

  test("who is erased while an import is being done is not written down by it", async () => {
    const { office, boss } = await company();
    await boss.says("/deal new ACME 100k next Friday");
    await boss.says("/customer contact ACME Jane Roe CFO");
    await checks(office, boss, people("Jane Roe,ACME,COO,,", "Ann Poe,ACME,CEO,,"));
    await boss.clicks("Import 2 rows");
    await carriedToCount(office);
    await boss.says("/customer erase Jane Roe");
    await boss.clicks("Erase Jane Roe");
    await carriedOn(office);
    expect((await kept(office)).text).not.toMatch(ofJane);
    const { words } = await opens(boss);
    expect(words).toMatch(/New\W+1/);
    expect(words).toMatch(/Left out\W+1/);
    const contacts = await database.prisma.contact.findMany({ where: { workspaceId: office.workspaceId } });
    expect(contacts.map(({ name }) => name).toSorted()).toEqual(["", "Ann Poe"]);
    await boss.clicks("Undo the whole import");
    await carriedOn(office);
    expect(office.failures).toEqual([]);
  });

  test("visits keep what else was written in them, and nobody is called “(erased)”", async () => {
    const { office, boss } = await company();
    await checks(
      office,
      boss,
      visits(
        "ACME,2026-11-02,Visit,Jane Roe wants a quote,Jane Roe,Boss",
        "ACME,2026-11-03,Visit,met both,Jane Roe、Ann Poe,Boss",
        "ACME,2126-11-03,Call,ask Jane Roe,Jane Roe,Boss",
        "Globex,2026-11-04,Visit,another Jane Roe,Jane Roe,Boss",
      ),
    );
    await boss.clicks("Import 3 rows");
    await carriedOn(office);
    await boss.says("/customer export Jane Roe");
    const { file } = await boss.clicks("Jane Roe · ACME");
    expect(JSON.parse(Buffer.from(await bytesOf(file.id)).toString("utf8")).texts).toContain(
      "ACME · 2126-11-03 · Call · ask Jane Roe · Jane Roe · Boss",
    );
    await checks(office, boss, visits("ACME,2026-11-05,Visit,met both again,Jane Roe、Cy,Boss"));
    await boss.says("/customer erase Jane Roe");
    await boss.clicks("Jane Roe · ACME");
    await boss.clicks("Erase Jane Roe");
    const { rows } = await kept(office);
    const named = rows.filter((row) => ofJane.test(JSON.stringify(row)));
    expect(named.map(({ cells }) => (cells as string[])[0])).toEqual(["Globex"]);
    // Imports have no order of their own.
    const saying = (text: string) =>
      rows.map(({ cells }) => cells as string[]).find((cells) => cells.some((cell) => cell.includes(text)));
    const [first, late] = [saying("wants a quote"), saying("ask ")];
    expect(first!.slice(3)).toEqual(["(erased) wants a quote", "", "Boss"]);
    expect(late!.slice(3)).toEqual(["ask (erased)", "", "Boss"]);
    await opens(boss);
    await boss.clicks("Import 1 row");
    await carriedOn(office);
    const contacts = await database.prisma.contact.findMany({ where: { workspaceId: office.workspaceId } });
    expect(contacts.map(({ name }) => name).toSorted()).toEqual(["", "Ann Poe", "Cy", "Jane Roe"]);
    expect(office.failures).toEqual([]);
  });

  async function bytesOf(fileId: string): Promise<Uint8Array> {
    const pieces = await database.prisma.fileChunk.findMany({ where: { fileId }, orderBy: { nth: "asc" } });
    return Buffer.concat(pieces.map(({ bytes }) => bytes));
  }
});
