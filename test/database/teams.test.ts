import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Profile } from "../../src/chat/inbound.ts";
import { membersUnder } from "../../src/company/owner-scope.ts";
import type { Database } from "../../src/database/open-database.ts";
import { transaction } from "../../src/database/transaction.ts";
import { firstAdminSeat } from "../../src/joining/first-admin.ts";
import { createReception } from "../../src/joining/reception.ts";
import { endAccess } from "../../src/web/end-access.ts";
import { type CountedRefusals, countRefusals, letThrough } from "../fakes/at-our-gate.ts";
import { freshDatabase, oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

describe.each(oneDatabase)("teams on %s", (kind) => {
  let office: Office;
  let admin: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    admin = await office.joins("Admin", { role: "admin" });
  });

  const roleOf = async (member: Colleague) =>
    (await office.database.prisma.member.findUniqueOrThrow({ where: { id: member.id } })).role;

  test("are made, nested, joined and led by lines; a rep who leads becomes a manager", async () => {
    const wang = await office.joins("王芳");
    const chen = await office.joins("陈立");
    expect((await admin.says("/team")).words).toContain("No teams yet");
    expect((await admin.says("/team new 华东")).words).toContain("Team 华东 created");
    expect((await admin.says("/团队 新建 上海 华东")).words).toMatch(/上海 \| – \| 华东 \| 0/);
    expect((await admin.says("/team join 王芳 上海")).words).toContain("王芳 is now on 上海");
    expect((await admin.says("/team manager 华东 chenli")).words).toMatch(/华东 \| 陈立 \| – \| 0/);
    expect(await roleOf(chen)).toBe("manager");
    expect((await admin.says("/team")).words).toMatch(/陈立 \| Head of company/);
    expect(await membersUnder(office.database.prisma, chen.id)).toEqual(
      expect.arrayContaining([wang.id, chen.id]),
    );
    expect((await admin.says("/team new 华东")).refusal).toContain("already");
    // Beside another top nobody leads the whole company.
    expect((await admin.says("/team new West")).words).toMatch(/陈立 \| Manager/);
  });

  test("and people of several words are known without quotes", async () => {
    const tom = await office.joins("Tom Baker");
    await office.joins("Maria Lopez");
    await logged(tom, "ACME 10万 12/20");
    for (const [line, says] of [
      ["/team new East Coast", "Team East Coast created"],
      ["/team new New York East Coast", "Team New York created"],
      ["/team join Tom Baker New York", "Tom Baker is now on New York"],
      ["/team manager East Coast Maria Lopez", "Maria Lopez now manages East Coast"],
      ["/team role Tom Baker manager", "Tom Baker's role is now Manager"],
      ["/team under New York top", "New York | – | – | 1"],
      ["/team under New York East Coast", "New York | – | East Coast | 1"],
      ["/team rename New York Big Apple", "Big Apple | – | East Coast | 1"],
      ["/team handover Tom Baker Maria Lopez", "is now Maria Lopez's"],
    ] as const)
      expect((await admin.says(line)).words, line).toContain(says);
    // Not a guess: what is not known is asked about, or said.
    expect((await admin.says("/team join Tom Cook Big Apple")).refusal).toContain("Can't find");
  });

  test("ask who is meant, and say so when nobody is", async () => {
    await admin.says('/team new "East Side"');
    await office.joins('Anna "Ace" Li');
    await office.joins("Anna Wu");
    const asked = await admin.says('/team join Anna "East Side"');
    expect(asked.buttons.map((button) => button.label).sort()).toEqual(['Anna "Ace" Li', "Anna Wu"]);
    expect((await admin.clicks('Anna "Ace" Li')).words).toContain('Anna "Ace" Li is now on East Side');
    expect((await admin.says("/team join Nobody East")).refusal).toContain("Nobody");
    expect((await admin.says("/team join Anna")).refusal).toContain("/team join");
    expect((await admin.says("/team role Anna")).refusal).toContain("Roles:");
  });

  test("are asked for in a form, which keeps what was typed when the name is taken", async () => {
    await admin.says("/team new East");
    await admin.says("/team new");
    const taken = await admin.fills({ first: "East" });
    expect(taken.words).toContain("Team East already exists.");
    expect(admin.form?.fields[0]?.value).toBe("East");
    expect((await admin.fills({ first: "" })).words).toContain("Give the team a name");
    expect((await admin.fills({ first: "West" })).words).toContain("Team West created");
  });

  test("change for admins only", async () => {
    const rep = await office.joins("Rep");
    const manager = await office.joins("Manager", { role: "manager" });
    for (const line of [
      "/team new East",
      "/team role Rep admin",
      "/team join Rep East",
      "/team manager East Rep",
    ])
      for (const person of [rep, manager])
        expect((await person.says(line)).refusal, line).toContain("role doesn't allow");
    expect(await roleOf(rep)).toBe("rep");
    expect((await rep.says("/team")).words).toContain("Admin");
  });

  test("of many people are paged", async () => {
    for (let at = 10; at < 72; at++) await office.joins(`Rep ${at}`);
    const first = await admin.says("/team");
    expect(first.words).toContain("Page 1 of 2");
    expect(first.words).not.toContain("Rep 71");
    const second = await admin.clicks("Next");
    expect(second.words).toContain("Rep 71");
    expect(second.words).not.toContain("Rep 10");
    expect((await admin.clicks("Previous")).words).toContain("Rep 10");
  });

  test("keep their last admin, also when two admins go at once", async () => {
    expect((await admin.says("/team role Admin rep")).refusal).toContain("last admin");
    const other = await office.joins("Other", { role: "admin" });
    const answers = await Promise.all([
      admin.says("/team role Other rep"),
      other.says("/team role Admin rep"),
    ]);
    const roles = [await roleOf(admin), await roleOf(other)];
    expect(roles.filter((role) => role === "admin").length).toBeGreaterThanOrEqual(1);
    expect(answers.filter((answer) => answer.reply.type === "card").length).toBeLessThanOrEqual(1);
  });

  test("give roles by their English and Chinese names", async () => {
    const li = await office.joins("Li");
    for (const [word, role] of [
      ["经理", "manager"],
      ["财务", "finance"],
      ["只读", "read-only"],
      ["viewer", "read-only"],
      ["销售", "rep"],
      ["ADMIN", "admin"],
    ] as const) {
      await admin.says(`/team role Li ${word}`);
      expect(await roleOf(li), word).toBe(role);
    }
  });

  test("a manager who changes the team takes the view along at once", async () => {
    const east = await office.team("East");
    const li = await office.joins("Li", { team: east });
    const chen = await office.joins("Chen", { role: "manager" });
    await logged(li, "ACME 10万 12/20");
    expect((await chen.says("/deal list team")).card.title).toContain("· 0");
    await admin.says("/team manager East Chen");
    expect((await chen.says("/deal list team")).card.title).toContain("· 1");
    expect((await chen.says("/deal list east")).card.title).toContain("· 1");
    await admin.says("/team role Chen rep");
    expect((await chen.says("/deal list team")).card.title).toContain("· 0");
  });

  test("teams that hold one another in a ring still end", async () => {
    const one = await office.team("One");
    const two = await office.team("Two", one);
    await office.database.prisma.team.update({ where: { id: one }, data: { parentId: two } });
    const chen = await office.joins("Chen", { role: "manager", team: two });
    await office.leads(chen.id, one);
    expect(await membersUnder(office.database.prisma, chen.id)).toEqual([chen.id]);
  });

  test("a person's language is what they chose", async () => {
    const li = await office.joins("Li");
    expect((await li.says("/team language 中文")).words).toMatch(/\p{Script=Han}/u);
    expect((await li.says("/deal list")).words).toContain("商机");
    expect((await li.says("/团队 语言 English")).words).toContain("English");
    expect((await li.says("/deal list")).words).toContain("deals");
  });
});

describe.each(oneDatabase)("the first people of a company on %s", (kind) => {
  let database: Database;
  beforeEach(async () => {
    database = await freshDatabase(kind);
  });
  afterEach(() => database.close());

  const defaults = { zone: "Asia/Shanghai", locale: "zh", currency: "CNY" } as const;
  const arrives = (
    externalId: string,
    profile: Partial<Profile> & { name: string },
    { platform = "slack", line = "/deal", refusals = countRefusals() }: Arrival = {},
  ) => {
    const installation = letThrough(`tenant of ${platform}`);
    return createReception(database, defaults, refusals, endAccess).resolve({
      kind: "command",
      line,
      platform,
      installation,
      eventId: crypto.randomUUID(),
      actor: { externalId, home: installation, profile: async () => ({ account: "member", ...profile }) },
      place: { channel: "c", private: true },
    });
  };
  type Arrival = { platform?: "slack" | "lark"; line?: string; refusals?: CountedRefusals };

  test("the tenant's owner is admin where nobody is yet, and nobody else becomes one by arriving", async () => {
    const first = await arrives("U1", { name: "First" });
    const owner = await arrives("U2", { name: "Owner", isOwner: true, zone: "Nowhere/Land" });
    const second = await arrives("U3", { name: "Second owner", isOwner: true });
    expect([first, owner, second].map(({ member }) => member.role)).toEqual(["rep", "admin", "rep"]);
    expect(owner.member.zone).toBe("Asia/Shanghai");
    expect(first.workspace).toMatchObject({ currency: "CNY", locale: "zh", id: second.workspace.id });
  });

  test("however many owners arrive at once, there is one company with one admin", async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, index) => arrives(`U${index}`, { name: `P${index}`, isOwner: true })),
    );
    expect(new Set(all.map(({ workspace }) => workspace.id)).size).toBe(1);
    expect(all.filter(({ member }) => member.role === "admin")).toHaveLength(1);
    expect(await database.prisma.workspace.count()).toBe(1);
  });

  test("links for the first admin that are used together make one company with one admin", async () => {
    // Connections that are already open make the race a fair one.
    await Promise.all(Array.from({ length: 8 }, () => database.prisma.$queryRaw`SELECT pg_sleep(0.1)::text`));
    const seat = firstAdminSeat(defaults);
    const admins = await Promise.all([1, 2, 3, 4].map(() => transaction(database, (tx) => seat.take(tx))));
    expect(admins.filter(Boolean)).toHaveLength(1);
    expect(await database.prisma.member.count({ where: { role: "admin" } })).toBe(1);
    expect(await database.prisma.workspace.count()).toBe(1);
  });

  test("the same e-mail on another chat is the same person", async () => {
    const slack = await arrives("U1", { name: "Fang", email: "fang@example.com" });
    const lark = await arrives("ou_1", { name: "王芳", email: "Fang@Example.com" }, { platform: "lark" });
    const other = await arrives("ou_2", { name: "王芳" }, { platform: "lark" });
    expect(lark.member.id).toBe(slack.member.id);
    expect(lark.workspace.id).toBe(slack.workspace.id);
    expect(other.member.id).not.toBe(slack.member.id);
  });
});
