/** What a chat says of a person is followed; what the person has chosen stays; who has left is told once. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { KnownAccount } from "../../src/chat/platform.ts";
import type { Database } from "../../src/database/open-database.ts";
import { transaction } from "../../src/database/transaction.ts";
import { createAskedCheck } from "../../src/joining/check-who-is-asked.ts";
import { tellWhoIsGone } from "../../src/joining/tell-who-is-gone.ts";
import { endAccess } from "../../src/web/end-access.ts";
import { freshDatabase, oneDatabase } from "../fakes/database.ts";
import { type Colleague, inShanghai, type Office, openOffice } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";

describe.each(oneDatabase)("a person's profile on %s", (kind) => {
  let database: Database;
  let office: Office;
  let admin: Colleague;
  let wang: Person;

  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    office = await openOffice(database);
    admin = await office.joins("Admin", { role: "admin" });
    wang = office.stranger("Wang Fang", { email: `wang-${office.workspaceId}@example.com` });
    await wang.says("/deal list");
  });
  afterEach(() => expect(office.failures).toEqual([]));

  const memberCalled = (name: string) =>
    database.prisma.member.findFirst({ where: { workspaceId: office.workspaceId, name } });
  const changed = async (person: Person, profile: Person["profileNow"]) => {
    person.profileNow = { ...person.profileNow, ...profile };
    await person.sends({ kind: "account" });
  };
  const told = () =>
    database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId, key: { startsWith: "gone:" } },
    });

  test("is followed: name, zone and language, as soon as the platform says so", async () => {
    await changed(wang, { name: "Wang Fangfang", zone: "America/New_York", locale: "zh-CN" });
    expect(await memberCalled("Wang Fangfang")).toMatchObject({
      ...{ zone: "America/New_York", locale: "zh", pinyin: "wangfangfang" },
    });
    expect((await wang.says("/team zone")).words).toContain("America/New_York");
  });

  test("that was missed when it changed is followed with the next command an hour later", async () => {
    wang.profileNow = { zone: "Europe/Kyiv" };
    await database.prisma.identity.updateMany({
      where: { workspaceId: office.workspaceId },
      data: { checkedAt: new Date(Date.now() - 5_400_000) },
    });
    expect((await wang.says("/team zone")).words).toContain("Europe/Kyiv");
  });

  test("does not win over a language or zone that the person has chosen", async () => {
    expect((await wang.says("/team zone Mumbai")).words).toMatch(/is Mumbai \(Asia\/Kolkata\) from.*07:30/);
    expect((await wang.says("/team zone kolkata")).words).toContain("is Asia/Kolkata from");
    expect((await wang.says("/team zone UTC+8")).words).toContain("UTC+8");
    expect((await wang.says("/team zone Shanghia")).refusal).toContain("Asia/Shanghai");
    await wang.says("/团队 时区 孟买");
    await wang.says("/team language English");
    await changed(wang, { name: "Fang", zone: "America/New_York", locale: "zh-CN" });
    expect(await memberCalled("Fang")).toMatchObject({ zone: "Asia/Kolkata", locale: "en" });
  });

  test("that nobody could read changes nothing", async () => {
    await changed(wang, { name: "Lark 1a2b3c", unread: true });
    expect(await memberCalled("Wang Fang")).not.toBeNull();
  });

  test("of two accounts with two spellings: the one that changed last, not the one used last", async () => {
    const lark = office.stranger("王芳", { email: `wang-${office.workspaceId}@example.com` }, "lark");
    await lark.says("/deal list");
    await lark.sends({ kind: "account" });
    expect(await memberCalled("Wang Fang")).not.toBeNull();
    await changed(lark, { name: "王芳芳" });
    await wang.sends({ kind: "account" });
    expect(await memberCalled("王芳芳")).not.toBeNull();
  });

  test("of who is about to be asked is looked at in the hour before, a bounded number of times", async () => {
    const asked: string[] = [];
    const gone = new Set<string>();
    const profileOf = async ({ externalId }: KnownAccount) => {
      asked.push(externalId);
      return {
        name: "Wang Fang",
        account: gone.has(externalId) ? ("deleted" as const) : ("member" as const),
      };
    };
    const check = createAskedCheck(database, [{ platform: "slack", profileOf }], endAccess);
    const { prisma } = database;
    const at = async (local: string) => check(await office.workspace(), inShanghai(local));
    const { externalId, memberId } = await prisma.identity.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, installation: { platform: "slack" } },
    });
    const stale = () =>
      prisma.identity.updateMany({
        where: { memberId },
        data: { checkedAt: new Date(Date.now() - 10 * 3_600_000) },
      });
    await stale();
    await office.asks(memberId, "2026-Q4", 100n);
    await at("2026-11-19T12:30");
    expect(asked).toEqual([]);
    await at("2026-11-19T13:10");
    await at("2026-11-19T13:11");
    expect(asked).toEqual([externalId]);
    gone.add(externalId);
    await stale();
    await at("2026-11-19T13:12");
    expect((await told()).map(({ recipient }) => recipient)).toEqual(["at-Admin"]);
    await stale();
    await at("2026-11-19T13:13");
    expect(asked).toEqual([externalId, externalId]);
    expect((await admin.says("/forecast status")).words).not.toContain("Wang Fang");
  });

  test("of an account that has gone is told once on a day of the company's, wherever midnight of the world's clock falls", async () => {
    await changed(wang, { account: "deleted" });
    const { id: identityId, memberId } = await database.prisma.identity.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, account: "deleted" },
    });
    const workspace = await office.workspace();
    const member = {
      ...{ id: memberId, workspaceId: workspace.id, name: "Wang Fang" },
      ...({ role: "rep", teamId: null, locale: "en", zone: workspace.zone } as const),
    };
    const looks = (local: string) =>
      transaction(database, (tx) => tellWhoIsGone(tx, { workspace, identityId, member }, inShanghai(local)));
    // At eight in the morning in Shanghai the next day begins in Greenwich.
    await looks("2026-11-19T07:59");
    await looks("2026-11-19T08:01");
    expect(await told()).toHaveLength(2);
    await looks("2026-11-20T00:01");
    expect(await told()).toHaveLength(3);
  });

  test("of an account that has gone is told to the admins once, and not while another is alive", async () => {
    const lark = office.stranger("Wang Fang", { email: `wang-${office.workspaceId}@example.com` }, "lark");
    await lark.says("/deal list");
    await changed(wang, { account: "deleted" });
    expect(await told()).toEqual([]);
    await changed(lark, { account: "deleted" });
    await lark.sends({ kind: "account" });
    const notices = await told();
    expect(notices.map(({ recipient }) => recipient)).toEqual(["at-Admin"]);
    expect(JSON.stringify(notices[0]?.content)).toContain("Wang Fang's account has been deactivated");
    expect(JSON.stringify(notices[0]?.content)).toContain("team.remove");
    expect((await admin.says("/team")).words).toContain("Wang Fang");
  });
});
