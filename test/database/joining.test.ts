/** How people join the company: who comes in by themselves, who waits, and how two accounts become one person. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { WorkspaceSettings } from "../../src/company/workspace-settings.ts";
import type { Database } from "../../src/database/open-database.ts";
import { whoIsReachable } from "../../src/delivery/notify-member.ts";
import { freshDatabase, oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";

const refused = {
  stranger: "one company",
  guest: "Guest accounts need an admin's OK",
  waits: "An admin has to approve you",
  invitation: "You need an invitation",
};

describe.each(oneDatabase)("joining on %s", (kind) => {
  let database: Database;
  let office: Office;
  let admin: Colleague;

  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());
  const opens = async (settings: Partial<WorkspaceSettings> = {}) => {
    office = await openOffice(database, { settings });
    admin = await office.joins("Admin", { role: "admin" });
  };
  beforeEach(() => opens());
  afterEach(() => expect(office.failures).toEqual([]));

  const members = async () =>
    (
      await database.prisma.member.findMany({
        where: { workspaceId: office.workspaceId, active: true },
        orderBy: { name: "asc" },
      })
    ).map(({ name, role }) => `${name}: ${role}`);
  const waiting = () => database.prisma.joinRequest.count({ where: { workspaceId: office.workspaceId } });
  /** As if the platform had last been asked an hour and a half ago. */
  const anHourLater = () =>
    database.prisma.identity.updateMany({
      where: { member: { workspaceId: office.workspaceId } },
      data: { checkedAt: new Date(Date.now() - 5_400_000) },
    });
  const codeOn = (card: { words: string }) => /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(card.words)?.[0] ?? "";

  describe("guests and others", () => {
    test.each([
      ["guest", refused.guest],
      ["external", refused.stranger],
      ["deleted", refused.stranger],
    ] as const)("a %s account gets one sentence and no seat, owner or not", async (account, sentence) => {
      const mail = `known-${office.workspaceId}@example.com`;
      await database.prisma.member.update({ where: { id: admin.id }, data: { email: mail } });
      const person = office.stranger("Passer-by", { account, isOwner: true, email: mail });
      for (const event of [
        { kind: "command", line: "/deal list" },
        { kind: "action", action: "deal.new", values: {} },
        { kind: "submit", action: "deal.new", formId: "f", values: {} },
        { kind: "home" },
      ] as const) {
        expect((await person.sends(event)).refusal).toContain(sentence);
      }
      expect(await members()).toEqual(["Admin: admin"]);
      expect(office.refusals.counted).toEqual(Array(4).fill(`slack ${account}`));
      expect(await waiting()).toBe(account === "deleted" ? 0 : 1);
    });

    test("an admin lets a guest in, who is told so; another admin's press comes too late", async () => {
      const guest = office.stranger("Gina Guest", { account: "guest" });
      await guest.says("/deal");
      const other = await office.joins("Other", { role: "admin" });
      expect((await admin.says("/team requests")).words).toMatch(/Gina Guest.*Guest/s);
      await other.says("/team requests");
      expect((await admin.clicks("Approve")).words).toContain("Gina Guest joined as a rep.");
      expect((await other.clicks("Approve")).refusal).toContain("already answered");
      expect((await guest.says("/deal list")).reply.type).toBe("card");
      expect(await members()).toContain("Gina Guest: rep");
      const told = await database.prisma.delivery.findFirst({
        where: { workspaceId: office.workspaceId, key: { startsWith: "joined:" } },
      });
      expect(JSON.stringify(told?.content)).toContain("You're in");
      // An hour later the platform is asked again: still a guest, and the admin's approval still holds.
      await anHourLater();
      expect((await guest.says("/deal list")).reply.type).toBe("card");
      guest.profileNow = { account: "deleted" };
      await anHourLater();
      expect((await guest.says("/deal list")).refusal).toContain(refused.stranger);
    });

    test("nobody but an admin sees or answers requests, nor those of another company", async () => {
      await office.stranger("Gina Guest", { account: "guest" }).says("/deal");
      const { id } = await database.prisma.joinRequest.findFirstOrThrow({
        where: { workspaceId: office.workspaceId },
      });
      const rep = await office.joins("Rep");
      const elsewhere = await openOffice(database);
      const theirs = await elsewhere.joins("Their admin", { role: "admin" });
      for (const action of ["team.admit", "team.decline"]) {
        expect((await rep.presses({ action, values: { request: id } })).refusal).toContain("role");
        expect((await theirs.presses({ action, values: { request: id } })).refusal).toContain(
          "already answered",
        );
        expect((await admin.presses({ action, values: { request: "x" } })).refusal).toContain("out of date");
      }
      expect((await rep.says("/team requests")).refusal).toContain("role");
      expect((await theirs.says("/team requests")).words).toContain("Nobody is waiting");
      expect(await waiting()).toBe(1);
      expect((await admin.presses({ action: "team.decline", values: { request: id } })).words).toContain(
        "Declined 1 request",
      );
      expect(await waiting()).toBe(0);
    });

    test("a member who becomes a guest goes at the platform's word, and comes back as a full account", async () => {
      const gina = office.stranger("Gina");
      await gina.says("/deal list");
      gina.profileNow = { account: "guest" };
      // Not asked again within the hour, unless the platform reports a change.
      expect((await gina.says("/deal list")).reply.type).toBe("card");
      await gina.sends({ kind: "account" });
      expect((await gina.says("/deal list")).refusal).toContain(refused.guest);
      expect((await admin.says("/team requests")).words).toContain("Gina");
      gina.profileNow = {};
      await gina.sends({ kind: "account" });
      expect((await gina.says("/deal list")).reply.type).toBe("card");
      // Without such a report: an hour later at the latest.
      gina.profileNow = { account: "external" };
      await anHourLater();
      expect((await gina.says("/deal list")).refusal).toContain(refused.stranger);
      expect(await members()).toContain("Gina: rep");
    });

    test("who may not come in gets no messages either, and who has left keeps no session", async () => {
      const gina = office.stranger("Gina");
      await gina.says("/deal list");
      const [{ id } = { id: "" }] = await database.prisma.member.findMany({
        where: { workspaceId: office.workspaceId, name: "Gina" },
      });
      const reachable = async () => (await whoIsReachable(database.prisma, [id])).size === 1;
      expect(await reachable()).toBe(true);
      gina.profileNow = { account: "guest" };
      await gina.sends({ kind: "account" });
      expect(await reachable()).toBe(false);
      await admin.says("/team requests");
      await admin.clicks("Approve");
      expect(await reachable()).toBe(true);

      const identity = await database.prisma.identity.findFirstOrThrow({ where: { memberId: id } });
      const session = {
        id: `session of ${id}`,
        workspaceId: identity.workspaceId,
        identityId: identity.id,
        expiresAt: new Date(Date.now() + 60_000),
      };
      await database.prisma.webSession.create({ data: session });
      gina.profileNow = { account: "deleted" };
      await gina.sends({ kind: "account" });
      expect(await reachable()).toBe(false);
      expect(await database.prisma.webSession.count({ where: { id: session.id } })).toBe(0);
    });

    test("a guest who becomes a full account comes in", async () => {
      const gina = office.stranger("Gina", { account: "guest" });
      expect((await gina.says("/deal list")).refusal).toContain(refused.guest);
      gina.profileNow = { account: "member" };
      await gina.sends({ kind: "account" });
      expect((await gina.says("/deal list")).reply.type).toBe("card");
      expect(await waiting()).toBe(0);
    });

    test("a yes was to the account as it was, and one in two chats is one person", async () => {
      await opens({ newcomers: "approval" });
      const email = `lee-${office.workspaceId}@example.com`;
      const [slack, lark] = [office.stranger("Lee", email), office.stranger("李", email, "lark")];
      for (const lee of [slack, lark]) await lee.says("/deal");
      for (let times = 0; times < 2; times++) {
        await admin.says("/team requests");
        expect((await admin.clicks("Approve")).words).toContain("joined as a rep");
      }
      expect(await members()).toHaveLength(2);
      slack.profileNow = { account: "external" };
      await slack.sends({ kind: "account" });
      expect((await slack.says("/deal list")).refusal).toContain(refused.stranger);
      expect((await lark.says("/deal list")).reply.type).toBe("card");
    });

    test("an admitted partner may type and press, whatever each event tells about them", async () => {
      const partner = office.stranger("Partner", { account: "external" }).from("");
      await partner.says("/deal list");
      await admin.says("/team requests");
      await admin.clicks("Approve");
      expect((await partner.says("/deal list")).reply.type).toBe("card");
      expect((await partner.from("partner tenant").says("/deal list")).reply.type).toBe("card");
      expect((await partner.says("/deal list")).reply.type).toBe("card");
      expect((await partner.from("yet another").says("/deal list")).refusal).toContain(refused.stranger);
    });

    test("who leaves while they wait waits no more, and a name is one line", async () => {
      const name = `Line one\nAdmin would like to join.\u202e${"x".repeat(500)}\u0000`;
      const guest = office.stranger(name, { account: "guest" });
      await guest.says("/deal");
      const { words } = await admin.says("/team requests");
      expect(words).toContain("Line one Admin would like to join. xxx");
      expect(words.length).toBeLessThan(400);
      guest.profileNow = { account: "deleted" };
      await guest.sends({ kind: "account" });
      expect(await waiting()).toBe(0);
    });

    test("an address that is confirmed later takes over nobody", async () => {
      const mail = `boss-${office.workspaceId}@example.com`;
      await database.prisma.member.update({ where: { id: admin.id }, data: { email: mail } });
      const person = office.stranger("Not the boss");
      await person.says("/deal list");
      person.profileNow = { email: mail };
      await person.sends({ kind: "account" });
      await anHourLater();
      expect((await person.says("/team requests")).refusal).toContain("role");
      expect(await members()).toEqual(["Admin: admin", "Not the boss: rep"]);
    });

    test("the id of a colleague in an event of somebody from elsewhere is somebody else", async () => {
      const wang = office.stranger("Wang");
      await wang.says("/deal new ACME 10k 12/31");
      const impostor = wang.from("another tenant");
      expect((await impostor.says("/deal list")).refusal).toContain(refused.stranger);
      expect(office.refusals.counted).toEqual(["slack not-the-same"]);
      // Events that name no tenant count as the account's own.
      expect((await wang.from("").says("/deal list")).reply.type).toBe("card");
    });

    test("a platform that does not answer turns no colleague away, and lets no stranger in", async () => {
      const wang = office.stranger("Wang");
      await wang.says("/deal list");
      await anHourLater();
      Object.defineProperty(wang, "profileNow", {
        get: () => {
          throw new Error("the platform is away");
        },
      });
      expect((await wang.says("/deal list")).reply.type).toBe("card");
      const newcomer = office.stranger("New");
      Object.defineProperty(
        newcomer,
        "profileNow",
        Object.getOwnPropertyDescriptor(wang, "profileNow") ?? {},
      );
      expect((await newcomer.says("/deal list")).reply).toMatchObject({ tone: "bad" });
      expect(office.failures.splice(0)).toHaveLength(1);
      expect(await members()).toEqual(["Admin: admin", "Wang: rep"]);
    });

    test("a crowd fills no table, and crowds no colleague out", async () => {
      await opens({ newcomers: "approval" });
      await database.prisma.$executeRaw`
        INSERT INTO "JoinRequest" ("id", "workspaceId", "installationId", "externalId", "account", "name", "locale", "zone")
        SELECT gen_random_uuid(), ${office.workspaceId}::uuid, i."id", 'crowd-' || n, 'external', 'Crowd', 'en', 'UTC'
          FROM generate_series(1, 49) n, "Installation" i
         WHERE i."workspaceId" = ${office.workspaceId}::uuid AND i."platform" = 'slack'`;
      for (let times = 0; times < 4; times++) {
        await office.stranger(`Another ${times}`, { account: "external" }).says("/deal");
      }
      expect(await waiting()).toBe(50);
      await office.stranger("Colleague").says("/deal");
      expect(await waiting()).toBe(51);
      expect((await admin.says("/team requests")).words).toMatch(/Waiting to join.*Colleague/s);
    });
  });

  describe("who decides about colleagues", () => {
    test("they wait for an admin's tap, where it is set so", async () => {
      expect((await admin.says("/team settings")).words).toContain("Join as reps right away");
      await admin.clicks("New people");
      expect((await admin.fills({ newcomers: "approval" })).words).toContain("Wait for an admin's OK");
      const lee = office.stranger("Lee");
      expect((await lee.says("/deal list")).refusal).toContain(refused.waits);
      expect((await lee.says("/deal list")).refusal).toContain(refused.waits);
      const asked = await database.prisma.delivery.findMany({
        where: { workspaceId: office.workspaceId, key: { startsWith: "join:" } },
      });
      expect(asked).toHaveLength(1);
      expect(JSON.stringify(asked[0]?.content)).toContain("Lee would like to join.");
      await admin.says("/team requests");
      await admin.clicks("Approve");
      expect((await lee.says("/deal list")).reply.type).toBe("card");
      expect(await members()).toEqual(["Admin: admin", "Lee: rep"]);
    });

    test("they come by invitation only, where it is set so: by the code on it, in whatever chat", async () => {
      await opens({ newcomers: "invitation" });
      const lee = office.stranger("Lee Ming");
      expect((await lee.says("/deal list")).refusal).toContain(refused.invitation);
      const two = await admin.says("/team invite Tom Baker, Priya Nair");
      expect(two.words).toMatch(/Tom Baker, Priya Nair\nOne person at a time/);
      const invitation = await admin.says('/team invite "Lee"');
      const code = codeOn(invitation);
      expect((await lee.says(`/team link ${code}`)).notice).toContain("now linked to Lee");
      expect((await lee.says("/deal list")).reply.type).toBe("card");
      expect(await members()).toEqual(["Admin: admin", "Lee: rep"]);
      // Good once.
      const other = office.stranger("Other");
      expect((await other.says(`/team link ${code}`)).refusal).toContain(refused.invitation);
    });

    test("an invitation lets a guest in, and their account is theirs from then on", async () => {
      const guest = office.stranger("Guest", { account: "guest" });
      expect((await guest.says("/deal list")).refusal).toContain(refused.guest);
      const code = codeOn(await admin.says("/team invite Gina"));
      expect((await guest.says(`team link ${code.toLowerCase()}`)).notice).toContain("Gina");
      await anHourLater();
      expect((await guest.says("/deal list")).reply.type).toBe("card");
    });

    test("only the known choices are taken", async () => {
      const form = { action: "settings.newcomers", id: "f1" };
      expect((await admin.submits(form, { newcomers: "anybody" })).errors).toHaveProperty("newcomers");
    });
  });

  describe("one person, two chats", () => {
    test("two admins who link away at once leave one behind, and two who become each other stay somebody", async () => {
      const [one, two] = [office.stranger("One"), office.stranger("Two", {}, "lark")];
      for (const person of [one, two]) await person.says("/deal list");
      await admin.says("/team role One admin");
      await admin.says("/team role Two admin");
      await database.prisma.member.update({ where: { id: admin.id }, data: { role: "rep" } });
      const reps = [office.stranger("Rep A"), office.stranger("Rep B")];
      const codes = [];
      for (const rep of reps) codes.push(codeOn(await rep.says("/team link")));
      await one.says(`/team link ${codes[0]}`);
      await two.says(`/team link ${codes[1]}`);
      await Promise.all([one.clicks("I'm Rep A"), two.clicks("I'm Rep B")]);
      expect((await members()).filter((each) => each.endsWith("admin"))).toHaveLength(1);

      const [s, l] = [office.stranger("S"), office.stranger("L", {}, "lark")];
      const [ofS, ofL] = [codeOn(await s.says("/team link")), codeOn(await l.says("/team link"))];
      await s.says(`/team link ${ofL}`);
      await l.says(`/team link ${ofS}`);
      await Promise.all([s.clicks("I'm L"), l.clicks("I'm S")]);
      expect((await s.says("/deal list")).reply.type).toBe("card");
      expect((await l.says("/deal list")).reply.type).toBe("card");
    });

    test("the mailbox goes along, so that the next chat knows them, too", async () => {
      const email = `boss-${office.workspaceId}@example.com`;
      const code = codeOn(await admin.says("/team link"));
      const slack = office.stranger("Boss", email);
      await slack.says("/deal list");
      await slack.says(`/team link ${code}`);
      await slack.clicks("I'm Admin");
      const lark = office.stranger("老板", email, "lark");
      expect((await lark.says("/team settings")).card.title).toBe("Company settings");
      // A person who came with a code at first contact brings the mailbox as well.
      const other = `fang-${office.workspaceId}@example.com`;
      const fang = await office.joins("Fang");
      const hers = codeOn(await fang.says("/team link"));
      await office.stranger("F", other).says(`/team link ${hers}`);
      await office.stranger("芳", other, "lark").says("/deal list");
      expect(await members()).toEqual(["Admin: admin", "Fang: rep"]);
    });

    test("a line that only quotes a code makes nobody somebody else, and nobody an admin", async () => {
      const rep = await office.joins("Sly rep");
      const code = codeOn(await rep.says("/team link"));
      await office.stranger("Newcomer").says(`hello ${code}`);
      expect(await members()).toContain("Newcomer: rep");
      await database.prisma.member.update({ where: { id: admin.id }, data: { role: "rep" } });
      await office.stranger("Owner", { isOwner: true }, "lark").says(`/team link ${code}`);
      expect(await members()).toContain("Sly rep: rep");
    });

    test("a code that others could read is spoilt", async () => {
      const code = codeOn(await admin.says("/team link"));
      const place = { channel: "group", private: false };
      const rep = await office.joins("Rep");
      expect((await rep.in(place).says(`/team link ${code}`)).notice).toContain("no longer works");
      expect((await rep.says(`/team link ${code}`)).refusal).toContain("wrong or has expired");
      const again = codeOn(await admin.says("/team link"));
      const stranger = office.stranger("Newcomer");
      expect((await stranger.in(place).says(`/team link ${again}`)).refusal).toContain("no longer works");
      expect((await rep.says(`/team link ${again}`)).refusal).toContain("wrong or has expired");
    });

    test("who is in by an admin's yes does not become somebody else by a code that was lent", async () => {
      const guest = office.stranger("Gina", { account: "guest" });
      await guest.says("/deal");
      await admin.says("/team requests");
      await admin.clicks("Approve");
      const code = codeOn(await admin.says("/team link"));
      expect((await guest.says(`/team link ${code}`)).refusal).toContain("wrong or has expired");
    });

    test("a code shown in one and typed in the other makes both one", async () => {
      const slack = office.stranger("Fang on Slack");
      await logged(slack, "ACME 10k 12/31");
      const code = codeOn(await slack.says("/team link"));
      const lark = office.stranger("王芳", {}, "lark");
      expect((await lark.says(`/团队 绑定 ${code}`)).notice).toContain("Fang on Slack");
      expect((await lark.says("/deal show ACME")).card.title).toBe("#1 ACME");
      expect(await members()).toEqual(["Admin: admin", "Fang on Slack: rep"]);
    });

    test("an account that is somebody already asks first, and leaves nobody behind", async () => {
      const slack = office.stranger("Fang");
      const lark = office.stranger("王芳", {}, "lark");
      await lark.says("/deal list");
      const code = codeOn(await slack.says("/team link"));
      expect((await lark.says(`/team link ${code}`)).words).toContain("acts as Fang");
      expect(await members()).toHaveLength(3);
      expect((await lark.clicks("I'm Fang")).notice).toContain("now linked to Fang");
      expect(await members()).toEqual(["Admin: admin", "Fang: rep"]);
      expect((await lark.says(`/team link ${code}`)).notice).toContain("Fang");
      expect((await slack.says(`/team link ${codeOn(await slack.says("/team link"))}`)).notice).toContain(
        "already linked",
      );
    });

    test("what one account has brought in does not become another's, and the last admin stays", async () => {
      const slack = office.stranger("Fang");
      const code = codeOn(await slack.says("/team link"));
      expect((await admin.says(`/team link ${code}`)).refusal).toContain("last admin");
      const lark = office.stranger("王芳", {}, "lark");
      await logged(lark, "ACME 10k 12/31");
      expect((await lark.says(`/team link ${code}`)).refusal).toContain("of its own");
      expect(await members()).toHaveLength(3);
    });

    test("a code is good for minutes, once, in private, in its company, and for nobody external", async () => {
      const slack = office.stranger("Fang");
      const code = codeOn(await slack.says("/team link"));
      const elsewhere = await openOffice(database);
      const theirs = await elsewhere.joins("Theirs");
      expect((await theirs.says(`/team link ${code}`)).refusal).toContain("wrong or has expired");
      expect(
        (await office.stranger("X", { account: "external" }, "lark").says(`/team link ${code}`)).refusal,
      ).toContain(refused.stranger);
      expect((await admin.says("/team link AAAAA-AAAAA")).refusal).toContain("wrong or has expired");
      expect((await admin.says("/team link nonsense")).refusal).toContain("wrong or has expired");
      await database.prisma.joinCode.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
      expect((await admin.says(`/team link ${code}`)).refusal).toContain("wrong or has expired");
    });

    test("typed twice at the same moment it is used once", async () => {
      const slack = office.stranger("Fang");
      const code = codeOn(await slack.says("/team link"));
      const [one, other] = [office.stranger("One", {}, "lark"), office.stranger("Two", {}, "lark")];
      await Promise.all([one.says(`/team link ${code}`), other.says(`/team link ${code}`)]);
      const identities = await database.prisma.identity.count({
        where: { member: { workspaceId: office.workspaceId, name: "Fang" } },
      });
      expect(identities).toBe(2);
    });

    test("no table holds a code that could be typed", async () => {
      const slack = office.stranger("Fang");
      const code = codeOn(await slack.says("/team link"));
      const rows = await database.prisma.$queryRaw<{ found: boolean }[]>`
        SELECT EXISTS (SELECT 1 FROM "JoinCode" c WHERE c::text LIKE '%' || ${code} || '%') AS "found"`;
      expect(rows[0]?.found).toBe(false);
    });
  });
});
