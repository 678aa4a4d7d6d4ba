/** What an operator does from a terminal: each command by the rule's owner, each mistake one sentence, nothing half done. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { countCompanyRows } from "../../src/database/company-rows.ts";
import type { Database } from "../../src/database/open-database.ts";
import { nobodysColumns, personalData } from "../../src/operator/personal-data.ts";
import { runAdmin } from "../../src/operator/run-admin.ts";
import { purges } from "../../src/slot-handlers.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

const config = readConfig({ LOCALE_DEFAULT: "en" });

describe.each(databases)("an operator's commands on %s", (kind) => {
  let database: Database;
  let office: Office;
  let boss: Colleague;
  let wang: Colleague;
  let company: string;

  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    office = await openOffice(database);
    company = office.workspaceId;
    boss = await office.joins("Boss Blake", { role: "admin" });
    wang = await office.joins("Wang Fang");
  });

  let cwd = "/";

  /** In this test's company: others lie in the same database. */
  const admin = (command: string, ...args: string[]) =>
    runAdmin({ command, args: [...args, "--company", company], cwd }, { config, database, purges });
  const events = (kind: string) =>
    database.prisma.event.findMany({ where: { workspaceId: company, kind }, orderBy: { id: "asc" } });
  const deal = (person: Colleague, line: string) => person.says(`/deal new ${line}`);

  test("a mistake is one sentence, and changes nothing", async () => {
    await office.joins("Wang Fei");
    const before = await office.rowCounts();
    const refused: [string[], RegExp][] = [
      [["poeple"], /no command “poeple”\. Did you mean: people\?/],
      [["roles", "Nobody Known", "admin"], /Can't find “Nobody Known”/],
      [["roles", "Wang", "admin"], /Several people match “Wang”: .*Wang Fei.*Wang Fang/],
      [["roles", "Wang Fang", "emperor"], /“emperor” is no role/],
      [["roles", "Boss Blake", "rep"], /Boss Blake is the last admin/],
      [["sessions", "end"], /Say whose sessions end/],
      [["assign", "Wang Fang", "Wang Fang"], /same person/],
      [["undelivered", "drip"], /“drip” isn't possible here/],
      [["undelivered", "retry", "1234"], /No undelivered message has the id 1234/],
      [["erase", "Wang Fang", "--confirm", "wang fang"], /“wang fang” isn't the name\. Nothing was erased/],
      [["erase", "Boss Blake", "--confirm", "Boss Blake"], /Boss Blake is the last admin/],
      [["export", "Wang Fang", "a.json", "b.json"], /“b\.json” is too much here/],
      [["people", "--confrim", "x"], /Unknown option --confrim/],
      [["audit", "--kind", "dance"], /“dance” is no kind/],
    ];
    for (const [[command = "", ...args], sentence] of refused) {
      const { done, says } = await admin(command, ...args);
      expect(says, command).toMatch(sentence);
      expect(says.split("\n"), command).toHaveLength(1);
      expect(done, command).toBe(false);
    }
    const wrong = await runAdmin(
      { command: "purge", args: [company, "--confirm", "Xinhe"], cwd },
      { config, database },
    );
    expect(wrong).toMatchObject({ done: false });
    expect(wrong.says).toContain("“Xinhe” isn't the company's name. Nothing was deleted.");
    expect(await office.rowCounts()).toEqual(before);
  });

  test("people and roles are listed; a role is given in nobody's name", async () => {
    const { data } = await admin("people", "wangfang");
    expect(data).toMatchObject([{ name: "Wang Fang", role: "rep", chats: [{ platform: "web" }] }]);
    expect((await admin("roles", "wang fang", "Manager")).says).toBe("Wang Fang is now: manager");
    expect(await events("role")).toMatchObject([
      {
        subjectId: wang.id,
        memberId: null,
        via: "operator",
        values: { columns: { role: ["rep", "manager"] } },
      },
    ]);
    expect((await boss.says("/team audit roles")).words).toContain(
      "The operator: Wang Fang's role Rep → Manager",
    );
  });

  test("deals change hands by the same deed as in a chat, and both can see by whom", async () => {
    await deal(wang, "Globex 120k 12/20 OA");
    const { data } = await admin("assign", "Wang Fang", "Boss Blake");
    expect(data).toMatchObject({ from: "Wang Fang", to: "Boss Blake", deals: [1] });
    expect((await boss.says("/deal history #1")).words).toContain("the operator");
    expect((await admin("assign", "Wang Fang", "Boss Blake")).says).toContain("0 open deals");
  });

  test("what chats are joined to the company, and what waits in the queues, is listed", async () => {
    const { prisma } = database;
    const { id, externalId } = await prisma.installation.findFirstOrThrow({
      where: { workspaceId: company },
    });
    const { data } = await runAdmin(
      { command: "installations", args: [], cwd },
      { config, database, purges },
    );
    expect(data).toContainEqual(
      expect.objectContaining({ id, platform: "web", externalId, companyId: company, accounts: 2 }),
    );
    const waiting = async () => {
      const { data, says } = await runAdmin({ command: "jobs", args: [], cwd }, { config, database, purges });
      const found = data as { waiting: number; queues: { queue: string; state: string; count: number }[] };
      expect(says).toContain(String(found.waiting));
      return found.waiting;
    };
    const before = await waiting();
    const to = { workspaceId: company, installationId: id, recipient: "U1", locale: "en", content: {} };
    for (const state of ["queued", "sending", "sent"])
      await prisma.delivery.create({ data: { ...to, key: `${state} ${company}`, state } });
    expect(await waiting()).toBe(before + 2);
  });

  test("sessions end, and what was given up is tried again or dropped", async () => {
    const { prisma } = database;
    const { id: identityId } = await prisma.identity.findFirstOrThrow({ where: { memberId: wang.id } });
    const expiresAt = new Date(Date.now() + 3_600_000);
    await prisma.webSession.create({
      data: { id: `s-${wang.id}`, workspaceId: company, identityId, expiresAt },
    });
    expect((await admin("sessions")).data).toMatchObject([{ name: "Wang Fang" }]);
    expect((await admin("sessions", "end", "Wang Fang")).data).toEqual({ ended: 1 });
    expect((await admin("sessions")).data).toEqual([]);
    expect(await events("sessions-ended")).toMatchObject([{ subjectId: wang.id }]);

    const { installationId } = await prisma.identity.findFirstOrThrow({ where: { memberId: wang.id } });
    const content = { card: { title: "Hello" } };
    const to = { workspaceId: company, installationId, recipient: "U1", locale: "en", content };
    await prisma.delivery.create({
      data: { ...to, key: `one ${company}`, state: "dead", lastError: "no_such_user" },
    });
    const dead = (await admin("undelivered")).data as { id: string }[];
    expect(dead).toMatchObject([{ title: "Hello", error: "no_such_user" }]);
    for (const { id } of dead) expect((await admin("undelivered", "drop", id)).done).toBe(true);
    expect((await admin("undelivered")).data).toEqual([]);
  });

  test("a person's data is one file, for the operator alone, and never over another", async () => {
    await deal(wang, "Globex 120k 12/20 OA");
    await wang.says("/deal note Globex the CFO is called Umbra Quill");
    await wang.says("/deal advance Globex qualified");
    await wang.fills({ evidence: "Umbra Quill said so" });
    cwd = await temporaryDirectory();
    const done = await admin("export", "Wang Fang", "wang.json");
    expect(done.done).toBe(true);
    const written = JSON.parse(await readFile(join(cwd, "wang.json"), "utf8"));
    expect(written.person).toMatchObject([{ name: "Wang Fang" }]);
    expect(JSON.stringify(written.words)).toContain("Umbra Quill");
    expect(written.drafts).toMatchObject([
      { action: "deal.advance", texts: { evidence: "Umbra Quill said so" } },
    ]);
    expect(written.deals).toMatchObject([{ number: 1 }]);
    expect((await admin("export", "Wang Fang", "wang.json")).says).toContain("exists already");
    expect(await events("export")).toMatchObject([{ subjectId: wang.id, via: "operator" }]);
  });

  describe("of one person at a customer's", () => {
    beforeEach(async () => {
      await deal(wang, "Globex 120k 12/20 OA");
      await wang.says("/customer contact Globex Jane Roe CFO user met 13800138000 jane@globex.com");
      await wang.says("/deal note Globex Jane Roe wants a quote");
    });
    const kept = async () =>
      JSON.stringify(
        [
          await database.prisma.contact.findMany({ where: { workspaceId: company } }),
          await database.prisma.remark.findMany({ where: { workspaceId: company } }),
          await database.prisma.event.findMany({ where: { workspaceId: company } }),
          await database.prisma.dealFact.findMany({ where: { workspaceId: company } }),
        ],
        (_, value) => (typeof value === "bigint" ? String(value) : value),
      );

    test("what is kept is handed out, which the audit says", async () => {
      cwd = await temporaryDirectory();
      expect((await admin("contact", "export", "jane roe", "jane.json")).done).toBe(true);
      const written = JSON.parse(await readFile(join(cwd, "jane.json"), "utf8"));
      expect(written).toMatchObject({ name: "Jane Roe", customer: "Globex", mail: "jane@globex.com" });
      expect(JSON.stringify(written.texts)).toContain("wants a quote");
      expect((await admin("contact", "export", "Jane Roe", "jane.json")).says).toContain("exists already");
      expect(await events("export")).toMatchObject([
        { via: "operator", values: { what: "contact", count: 1 } },
      ]);
    });

    test("it is erased after a look at it, which the audit says without saying whom", async () => {
      const preview = await admin("contact", "erase", "Jane");
      expect(preview).toMatchObject({ done: false, data: { name: "Jane Roe", customer: "Globex" } });
      expect((await admin("contact", "erase", "Jane", "--confirm", "Jane")).says).toContain("isn't the name");
      expect(await kept()).toContain("Jane Roe");
      expect((await admin("contact", "erase", "Jane Roe", "--confirm", "Jane Roe")).done).toBe(true);
      expect(await kept()).not.toMatch(/jane|13800138000/i);
      const { words } = await boss.says("/team audit removals");
      expect(words).toContain("The operator erased what was kept about somebody at a customer's");
      expect(words).not.toMatch(/jane|globex/i);
      expect((await boss.says("/团队 审计")).words).toContain("erased what was kept about somebody");
      expect((await admin("contact", "erase", "Jane Roe")).says).toContain(
        "Nobody at a customer's is called",
      );
    });

    test("in chat, too", async () => {
      await boss.says("/customer erase Jane Roe");
      await boss.clicks("Erase Jane Roe");
      expect((await boss.says("/team audit")).words).toContain(
        "Boss Blake erased what was kept about somebody at a customer's",
      );
    });

    test("of several it is asked which, and what cannot be typed says what can", async () => {
      await wang.says("/customer contact Globex Jane Royce CEO");
      const { says } = await admin("contact", "export", "jane");
      expect(says).toMatch(/Several people at customers match “jane”: .*Jane Roe, Globex <.*>/);
      const [, id = ""] = /Jane Royce, Globex <([^>]+)>/.exec(says) ?? [];
      expect((await admin("contact", "export", id)).data).toMatchObject({ name: "Jane Royce" });
      expect((await admin("contact", "forget", "Jane")).says).toContain("contact erase");
      expect((await admin("contact", "erase", "Nobody")).says).toContain(
        "Nobody at a customer's is called “Nobody”",
      );
      expect((await admin("contact", "erase")).says).toContain("Say which person");
    });
  });

  test("how long what is kept is told, and what is due goes", async () => {
    const at = new Date(Date.now() - 31 * 86_400_000);
    const row = { workspaceId: company, platform: "slack", account: "U9", why: "guest", count: 3 };
    await database.prisma.refused.create({ data: { ...row, firstAt: at, lastAt: at } });
    const told = (await runAdmin({ command: "retention", args: [], cwd }, { config, database })).data;
    expect(told).toContainEqual(
      expect.objectContaining({ table: "Refused", kept: "30 days after the last time" }),
    );
    await runAdmin({ command: "retention", args: ["purge"], cwd }, { config, database, purges });
    expect(await database.prisma.refused.count({ where: { workspaceId: company } })).toBe(0);
  });

  test("every column that can hold words has a decision", async () => {
    const columns = await database.prisma.$queryRaw<{ name: string }[]>`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
         AND data_type IN ('text', 'jsonb', 'json', 'character varying', 'bytea', 'ARRAY')
         AND udt_name NOT IN ('_timestamptz')`;
    const decided = [
      ...personalData.flatMap(({ columns: own }) => Object.keys(own)),
      ...Object.keys(nobodysColumns),
    ];
    expect(decided.toSorted()).toEqual(columns.map(({ name }) => name).toSorted());
  });

  test("who is erased leaves no name, word or account behind; numbers and history stay", async () => {
    const { prisma } = database;
    const secret = "Quillfeather";
    await deal(wang, "Globex 120k 12/20 OA");
    await wang.says(`/deal note Globex ${secret} said yes`);
    await wang.says(`/deal update Globex next step: call ${secret}`);
    await wang.says("/deal advance Globex qualified");
    await wang.fills({ evidence: `${secret} on the phone` });
    await prisma.member.update({ where: { id: wang.id }, data: { email: "wang.mail@globex.example" } });
    const identity = await prisma.identity.findFirstOrThrow({ where: { memberId: wang.id } });
    await prisma.identity.update({
      where: { id: identity.id },
      data: { address: "D-wang-address", told: { name: "Wang Fang" } },
    });
    const keys = { workspaceId: company, identityId: identity.id };
    await prisma.webMessage.create({
      data: { ...keys, author: "me", content: { text: secret }, at: new Date() },
    });
    await prisma.webSession.create({
      data: { ...keys, id: `sess-${wang.id}`, expiresAt: new Date(Date.now() + 9e6) },
    });
    await prisma.loginLink.create({
      data: { id: `link-${wang.id}`, workspaceId: company, memberId: wang.id, expiresAt: new Date() },
    });
    await prisma.joinRequest.create({
      data: {
        ...{ workspaceId: company, installationId: identity.installationId, externalId: `other-${wang.id}` },
        ...{ account: "member", name: secret, email: "wang.mail@globex.example", locale: "en", zone: "UTC" },
      },
    });
    await prisma.refused.create({
      data: {
        ...{ workspaceId: company, platform: "web", account: identity.externalId, why: "guest", count: 1 },
        ...{ firstAt: new Date(), lastAt: new Date() },
      },
    });
    const note = (await events("note"))[0]!;
    const [dealRow] = await prisma.deal.findMany({ where: { workspaceId: company } });
    const [factKey, fileId] = ["need", crypto.randomUUID()];
    await prisma.dealFact.create({
      data: {
        workspaceId: company,
        dealId: dealRow!.id,
        key: factKey,
        value: `needs ${secret}`,
        eventId: note.id,
      },
    });
    await prisma.file.create({
      data: {
        ...{
          workspaceId: company,
          id: fileId,
          memberId: wang.id,
          name: `${secret}.pdf`,
          type: "application/pdf",
        },
        ...{
          bytes: 3,
          complete: true,
          eventId: note.id,
          dealId: dealRow!.id,
          conversation: "D-wang-address",
        },
        chunks: { create: { nth: 0, bytes: Buffer.from(secret) } },
      },
    });
    await prisma.absence.create({
      data: {
        workspaceId: company,
        memberId: wang.id,
        from: new Date("2026-12-01"),
        to: new Date("2026-12-02"),
      },
    });
    await prisma.closedWeek.create({
      data: {
        ...{ workspaceId: company, week: "2020-W01", closedAt: new Date(0) },
        kept: {
          members: [
            { id: boss.id, name: "Boss Blake" },
            { id: wang.id, name: "Wang Fang" },
          ],
        },
      },
    });
    expect((await wang.says("/deal new Initech")).form).toBeDefined();
    const history = await prisma.event.count({ where: { workspaceId: company } });
    const amounts = await prisma.deal.findMany({
      where: { workspaceId: company },
      select: { amountMinor: true },
    });

    expect((await admin("erase", "Wang Fang")).done).toBe(false);
    expect((await admin("erase", "Wang Fang", "--confirm", "Wang Fang")).done).toBe(true);

    const everything = await rowsAsText(database, company);
    const left = everything.filter((row) =>
      [secret, "Wang Fang", "wang.mail@globex.example", "D-wang-address", identity.externalId].some((mark) =>
        row.includes(mark),
      ),
    );
    expect(left).toEqual([]);
    // Pieces of files are bytes.
    expect(await prisma.fileChunk.count({ where: { workspaceId: company } })).toBe(0);
    expect(await prisma.webSession.count({ where: keys })).toBe(0);
    expect(await prisma.event.count({ where: { workspaceId: company } })).toBeGreaterThan(history);
    expect(
      await prisma.deal.findMany({ where: { workspaceId: company }, select: { amountMinor: true } }),
    ).toEqual(amounts);
    const { name } = await prisma.member.findUniqueOrThrow({ where: { id: wang.id } });
    expect(name).toMatch(/^Erased /);
    const week = await prisma.closedWeek.findFirstOrThrow({
      where: { workspaceId: company, week: "2020-W01" },
    });
    expect(week.kept).toEqual({
      members: [
        { id: boss.id, name: "Boss Blake" },
        { id: wang.id, name },
      ],
    });
    expect((await boss.says("/deal history #1")).words).toContain("(erased)");
    expect((await boss.says("/team audit removals")).words).toContain(
      `The operator erased a person, now called ${name}`,
    );
    // A form that was open, and whatever else they send, ends with a sentence, and makes no newcomer of them.
    const members = await prisma.member.count({ where: { workspaceId: company } });
    expect((await wang.fills()).words).toMatch(/removed/);
    expect((await wang.says("/deal list")).words).toMatch(/removed/);
    expect(await prisma.member.count({ where: { workspaceId: company } })).toBe(members);
    expect((await boss.says(`/team restore "${name}"`)).words).toMatch(/Can't find/);
  });

  test("who was erased comes in by no old form, and by an invitation as somebody new", async () => {
    const { prisma } = database;
    const zoe = office.stranger("Zoe Zimmer", undefined, "slack");
    const opened = await zoe.says("/deal new Initech");
    expect(opened.form).toBeDefined();
    expect((await admin("erase", "Zoe Zimmer", "--confirm", "Zoe Zimmer")).done).toBe(true);
    const people = () => prisma.member.count({ where: { workspaceId: company, active: true } });
    const before = await people();
    expect((await zoe.fills()).words).toMatch(/removed/);
    expect((await zoe.says("/deal list")).words).toMatch(/removed/);
    expect(await people()).toBe(before);
    expect(await prisma.deal.count({ where: { workspaceId: company } })).toBe(0);
    const invited = (await boss.says("/team invite Zora")).words;
    await zoe.says(/\/team link \S+/.exec(invited)![0]);
    expect((await zoe.says("/deal list")).words).not.toMatch(/removed/);
    expect(await people()).toBe(before + 1);
  });

  test("a company goes with everything in it, its history, too, and no other loses a row", async () => {
    const other = await openOffice(database);
    const amy = await other.joins("Amy", { role: "admin" });
    await deal(amy, "Umbrella 50k 12/20 OA");
    await other.team("East");
    await other.leads(
      amy.id,
      (await database.prisma.team.findFirstOrThrow({ where: { workspaceId: other.workspaceId } })).id,
    );
    await deal(wang, "Globex 120k 12/20 OA");
    const ours = await countCompanyRows(database.prisma, company);
    const purge = (...args: string[]) => runAdmin({ command: "purge", args, cwd }, { config, database });
    expect((await purge(other.workspaceId)).data).toEqual(
      await countCompanyRows(database.prisma, other.workspaceId),
    );
    await expect(
      database.prisma.$executeRaw`DELETE FROM "Event" WHERE "workspaceId" = ${other.workspaceId}::uuid`,
    ).rejects.toThrow();
    expect(await purge(other.workspaceId, "--confirm", "Xinghe")).toMatchObject({ done: true });
    expect(await countCompanyRows(database.prisma, other.workspaceId)).toEqual({});
    expect(await database.prisma.workspace.count({ where: { id: other.workspaceId } })).toBe(0);
    expect(await countCompanyRows(database.prisma, company)).toEqual(ours);
    await expect(
      database.prisma.$executeRaw`DELETE FROM "Event" WHERE "workspaceId" = ${company}::uuid`,
    ).rejects.toThrow();
  });
});

/** Each row of a company in every table, as its text. */
async function rowsAsText({ prisma }: Database, company: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of Object.keys(await countCompanyRows(prisma, company))) {
    const rows = await prisma.$queryRawUnsafe<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS "row" FROM "${table}" t WHERE "workspaceId" = '${company}'`,
    );
    found.push(...rows.map(({ row }) => `${table}: ${row}`));
  }
  return found;
}
