/** People: two of one name, leaving and coming back, deals that change hands, two members who are one person. */
import { describe, expect, test } from "vitest";
import { tellOwners } from "../../src/deals/tell-owners.ts";
import { mintLoginLink } from "../../src/web/sign-in.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Newcomer, Office } from "../fakes/office/office.ts";
import { rowsOf } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("people on %s", (kind) => {
  let office: Office;
  let admin: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    admin = await office.joins("Admin", { role: "admin" });
  });

  const member = (id: string) => office.database.prisma.member.findUniqueOrThrow({ where: { id } });
  const deals = () =>
    office.database.prisma.deal.findMany({
      where: { workspaceId: office.workspaceId },
      orderBy: { number: "asc" },
    });
  /** Another one of that name. */
  async function namesake(name: string, newcomer: Newcomer = {}): Promise<Colleague> {
    const person = await office.joins(`${name} too`, newcomer);
    await office.database.prisma.member.update({ where: { id: person.id }, data: { name } });
    return person;
  }
  async function logs(person: Colleague, ...lines: readonly string[]) {
    for (const line of lines) {
      await logged(person, line);
    }
  }
  const told = async () => {
    office.later({ minutes: 4 });
    await tellOwners(office.database, await office.workspace(), office.now());
    const rows = await office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId, key: { startsWith: "told:" } },
    });
    return Object.fromEntries(rows.map(({ recipient, content }) => [recipient, JSON.stringify(content)]));
  };

  test("say what they are called where no other chat does", async () => {
    const { form } = await admin.says("my name is");
    expect(form.fields[0]).toMatchObject({ name: "name", value: "Admin" });
    expect((await admin.fills({ name: "" })).words).toContain("Type your name.");
    await admin.fills({ name: "Dana" });
    expect((await admin.says("my name is Dana Fox")).words).toContain("You're Dana Fox here");
    expect(await member(admin.id)).toMatchObject({ name: "Dana Fox", pinyin: "danafox" });
    const sam = office.stranger("Sam");
    await sam.says("/deal list");
    expect((await sam.says("/team name Samuel")).refusal).toContain("profile on Slack");
    expect((await sam.says("/team")).words).toContain("Sam |");
  });

  test("of one name are told apart by team, address or chat, and the button means the one it names", async () => {
    const west = await office.team("West");
    await office.team("East");
    const [one, other] = [await office.joins("Wang Fang"), await namesake("Wang Fang", { team: west })];
    const asked = await admin.says('/team join "Wang Fang" East');
    expect(asked.buttons.map(({ label }) => label).toSorted()).toEqual(["Wang Fang", "Wang Fang · West"]);
    expect((await admin.clicks("Wang Fang · West")).words).toContain("Wang Fang is now on East");
    expect([(await member(one.id)).teamId, (await member(other.id)).teamId]).toEqual([
      null,
      expect.any(String),
    ]);
    // What the button says can be typed, too, and so can an address.
    await admin.says('/team role "Wang Fang · East" manager');
    await office.database.prisma.member.update({ where: { id: one.id }, data: { email: "fang@x.example" } });
    await admin.says("/team role Fang@X.example finance");
    expect([(await member(one.id)).role, (await member(other.id)).role]).toEqual(["finance", "manager"]);
    await admin.says('/team quota "Wang Fang" 3m');
    await admin.clicks("Wang Fang · East");
    expect(await office.database.prisma.quota.findMany({ where: { memberId: other.id } })).toHaveLength(1);
  });

  test("who are mentioned are found by their account, whatever they are called now", async () => {
    await office.team("East");
    const fang = await office.joins("Fang");
    await office.joins("Ann Lee");
    await admin.mentions('/team join "Ann Lee" East', { "Ann Lee": "at-Fang" });
    expect((await member(fang.id)).teamId).not.toBeNull();
    const stranger = await admin.mentions("/team join Bob East", { Bob: "U-unknown" });
    expect(stranger.refusal).toContain("/team invite Bob");
    await logs(fang, "ACME 10万 12/20 OA");
    expect((await admin.mentions('/funnel "Ann Lee"', { "Ann Lee": "at-Fang" })).card.title).toContain(
      "Fang",
    );
  });

  test("of one name are asked about in questions of numbers", async () => {
    const west = await office.team("West");
    await office.joins("Wang Fang");
    const other = await namesake("Wang Fang", { team: west });
    await logs(other, "ACME 10万 12/20 OA");
    for (const line of ["/funnel Wang Fang by rep", "/deal list Wang Fang", '/forecast status "Wang Fang"']) {
      const asked = await admin.says(line);
      expect(asked.words, line).toContain("Who is “Wang Fang”?");
      const shown = await admin.clicks("Wang Fang · West");
      expect(shown.words, line).toContain("Wang Fang");
      expect(rowsOf(shown.card), line).toHaveLength(1);
    }
    expect((await admin.says("/funnel nobody@x.example")).words).toContain("can't use");
  });

  test("who leave hand over their deals, lose access at once and are not asked; the past keeps them", async () => {
    const east = await office.team("East");
    const fang = await office.joins("Fang", { team: east, role: "manager" });
    const priya = await office.joins("Priya");
    await office.leads(fang.id, east);
    await office.asks(fang.id, "2026-Q4", 100n);
    await logs(fang, "ACME 10万 12/20 OA", "Globex 20万 12/25 OA");
    await admin.says("/deal advance #1 qualified");
    await admin.fills({ intent: "yes", "ability-to-pay": "yes" });
    await mintLoginLink(office.database.prisma, { id: fang.id, workspaceId: office.workspaceId });

    await told();
    const waiting = () =>
      office.database.prisma.delivery.count({
        where: { workspaceId: office.workspaceId, recipient: "at-Fang", state: "queued" },
      });
    expect(await waiting()).toBe(1);

    const form = await admin.says("/team remove Fang");
    expect(form.words).toContain("Fang has 2 open deals, ¥300K");
    expect(form.words).toContain("East will have no manager");
    expect(form.words).toContain("/team quota Fang 0");
    const done = await admin.fills({ to: priya.id });
    expect(done.words).toContain("Fang is removed; 2 open deals went to Priya");
    expect(rowsOf(done.card).map(({ cells }) => cells[0])).not.toContain("Fang");

    const [acme] = await deals();
    expect(acme).toMatchObject({ ownerId: priya.id, stage: "qualified-customer", teamId: null });
    expect((await fang.says("/deal list")).refusal).toContain("removed you");
    expect(await waiting()).toBe(0);
    expect(await office.database.prisma.loginLink.count({ where: { memberId: fang.id } })).toBe(0);
    expect((await admin.says("/forecast status")).words).not.toContain("Fang");
    expect((await admin.says("/team join Fang East")).refusal).toContain("/team restore Fang");
    expect((await admin.says("/deal assign #1 Fang")).refusal).toContain("was removed");
    expect((await priya.says("/deal history #1")).words).toContain("Admin handed it from Fang to Priya");
    expect(Object.keys(await told())).toContain("at-Priya");

    expect((await admin.says("/team quota Fang 0")).words).toContain("Fang's Q4 2026 quota removed");

    expect((await admin.says("/team restore Fang")).words).toContain("Fang is back");
    expect((await fang.says("/deal list")).card.title).toContain("· 0");
    expect((await admin.says("/team restore Fang")).refusal).toContain("already");
  });

  test("who leave without deals are asked about once more; who invites them again gets the same member", async () => {
    const fang = await office.joins("Fang");
    const asked = await admin.says("/team remove Fang");
    expect(asked.words).toContain("signed out at once");
    expect((await admin.clicks("Remove")).words).toContain("Fang is removed");
    await admin.says("/team invite Fang");
    expect((await fang.says("/team")).card.title).toBe("Team");
    expect(await office.database.prisma.member.count({ where: { workspaceId: office.workspaceId } })).toBe(2);
    expect((await admin.says("/team remove Admin")).refusal).toContain("last admin");
    expect((await admin.says("/team remove")).refusal).toContain("/team remove Wang");
  });

  test("of deals with whom nobody decides yet, they stay, and are handed over later", async () => {
    const fang = await office.joins("Fang");
    const priya = await office.joins("Priya");
    await logs(fang, "ACME 10万 12/20 OA");
    await admin.says("/team remove Fang");
    expect((await admin.fills({})).errors.to).toContain("who gets");
    const done = await admin.fills({ to: "later" });
    expect(done.words).toContain("/team handover Fang");
    expect((await admin.says("/team handover Fang to Priya")).words).toContain("now Priya's");
    expect((await deals())[0]!.ownerId).toBe(priya.id);
  });

  test("give one deal away, both are told, and can take it back", async () => {
    const fang = await office.joins("Fang");
    const priya = await office.joins("Priya");
    const fin = await office.joins("Fin", { role: "finance" });
    await logs(fang, "ACME 10万 12/20 OA", "Globex 20万 12/25 OA");
    expect((await fang.says("/deal assign ACME Fin")).refusal).toContain("can't own deals (Finance)");
    expect((await fang.says("/deal assign ACME Fang")).refusal).toContain("already");
    await priya.says("/deal assign #1 Fang").then((answer) => expect(answer.refusal).toContain("#1"));
    const given = await fang.says("/deal assign to Priya #1");
    expect(given.words).toContain("is now Priya's");
    expect((await fang.says("/deal list")).card.title).toContain("· 1");
    await fang.presses(given.buttons[0]!);
    expect((await deals()).map(({ ownerId }) => ownerId)).toEqual([fang.id, fang.id]);

    const form = await admin.says("/deal assign #2");
    expect(form.form.fields.map(({ name }) => name)).toEqual(["to"]);
    expect((await admin.fills({ to: priya.id })).words).toContain("#2 is now Priya's. Priya will be told.");
    const messages = await told();
    expect(messages["at-Priya"]).toContain("Admin handed it from Fang to Priya");
    expect(messages["at-Fang"]).toContain("Admin handed it from Fang to Priya");
    expect(messages["at-Fang"]).not.toContain("deal.show");
    expect((await fin.says("/deal assign #2 Fang")).refusal).toContain("role doesn't allow");
  });

  test("managers give deals of their people to their people only", async () => {
    const east = await office.team("East");
    const [amy, abe] = [await office.joins("Amy", { team: east }), await office.joins("Abe", { team: east })];
    const bo = await office.joins("Bo");
    const ann = await office.joins("Ann", { role: "manager", team: east });
    await office.leads(ann.id, east);
    await logs(amy, "ACME 10万 12/20 OA", "Globex 20万 12/25 OA");
    await logs(bo, "Initech 10万 12/20 OA");
    expect((await ann.says("/deal assign #1 Bo")).refusal).toContain("isn't on your team");
    expect((await ann.says("/team handover Bo Abe")).refusal).toContain("isn't on your team");
    expect((await ann.says("/team handover Amy Abe")).words).toContain(
      "2 open deals of Amy (¥300K) are now Abe's",
    );
    expect((await deals()).slice(0, 2).map(({ ownerId }) => ownerId)).toEqual([abe.id, abe.id]);
    // One of them has gone on; the others come back.
    await abe.says("/deal assign #2 Bo");
    expect((await ann.clicks("Undo")).notice).toBe(
      "1 of the 2 is Amy's again. The others have a new owner since then.",
    );
    expect((await deals()).map(({ ownerId }) => ownerId)).toEqual([amy.id, bo.id, bo.id]);
    expect((await ann.says("/deal undo")).refusal).toContain("since then, Abe handed it to Bo");
  });

  test("see their own quota, which others set", async () => {
    const east = await office.team("East");
    const fang = await office.joins("Fang", { team: east });
    const ann = await office.joins("Ann", { role: "manager", team: east });
    await office.leads(ann.id, east);
    await office.asks(fang.id, "2026-Q4", 300_000_000n);
    await office.joins("Other");
    const own = await fang.says("/team quota");
    expect(rowsOf(own.card)).toEqual([{ cells: ["Fang", "East", "¥3M"], button: undefined }]);
    expect((await fang.says("/team quota Fang 5m")).refusal).toContain("set by your manager");
    expect((await fang.says("/team quota Other 5m")).refusal).toContain("isn't on your team");
    const seen = rowsOf((await ann.says("/team quota")).card);
    expect(seen.map(({ cells, button }) => [cells[0], Boolean(button)])).toEqual([
      ["Ann", false],
      ["Fang", true],
      ["Total", false],
    ]);
  });

  test("who are one person become one: deals, the week, quotas, accounts; what was told stays", async () => {
    const east = await office.team("East");
    const kept = await office.joins("Wang Fang", { team: east });
    const other = await namesake("Wang Fang");
    await logs(kept, "ACME 10万 12/20 OA");
    await logs(other, "Globex 20万 12/25 OA", "Initech 10万 12/20 OA");
    await other.says("/deal lose #3");
    await other.fills({ lostReason: "price" });
    await office.asks(kept.id, "2026-Q4", 100n);
    await office.asks(other.id, "2026-Q4", 200n);
    await office.asks(other.id, "2027-Q1", 300n);
    office.itIs("2026-11-19T15:00");
    await other.says("/forecast");
    await other.clicks("Submit, 1 unchanged");
    await other.fills({ promised: "20万" });

    await admin.says('/team merge "Wang Fang" "Wang Fang"');
    const preview = await admin.clicks("Wang Fang · East");
    for (const part of ["1 open deal and 1 closed one", "This week's forecast", "Of 2 quotas, 1 is dropped"])
      expect(preview.words).toContain(part);
    expect(preview.words).toContain("/team unmerge");
    expect((await deals()).filter(({ ownerId }) => ownerId === other.id)).toHaveLength(2);
    expect((await admin.clicks("Merge")).words).toContain("are one person now");

    expect((await deals()).map(({ ownerId, teamId }) => [ownerId, teamId])).toEqual([
      [kept.id, east],
      [kept.id, east],
      [kept.id, null],
    ]);
    const { prisma } = office.database;
    const quotas = await prisma.quota.findMany({ where: { workspaceId: office.workspaceId } });
    expect(quotas.map(({ memberId, amountMinor }) => [memberId, amountMinor])).toEqual([
      [kept.id, 100n],
      [kept.id, 300n],
    ]);
    const [submission, ...more] = await prisma.submission.findMany({
      where: { workspaceId: office.workspaceId },
      include: { entries: true, calls: true },
    });
    expect(more).toEqual([]);
    expect(submission).toMatchObject({ memberId: kept.id, calls: [{ amountMinor: 20_000_000n }] });
    // Either account speaks for the one person from now on.
    expect((await other.says("/deal list")).card.title).toContain("· 2");
    expect((await member(other.id)).active).toBe(false);
    expect((await admin.says('/team role "Wang Fang" manager')).words).toContain("Wang Fang's role is now");
    expect((await admin.says("/deal undo")).refusal).toContain("Nothing to undo");
    expect(await told()).toEqual({});
  });

  test("who are one person and have both answered: the kept one's answers stand", async () => {
    const [kept, other] = [await office.joins("Fang"), await office.joins("Fang Lark")];
    await logs(kept, "ACME 10万 12/20 OA");
    await logs(other, "Globex 20万 12/25 OA");
    office.itIs("2026-11-19T15:00");
    for (const [person, promised] of [
      [kept, "10万"],
      [other, "20万"],
    ] as const) {
      await person.says("/forecast");
      await person.clicks("Submit, 1 unchanged");
      await person.fills({ promised });
    }
    expect((await admin.says('/team merge Fang "Fang Lark"')).words).toContain(
      "Both have answered this week",
    );
    await admin.clicks("Merge");
    const [submission] = await office.database.prisma.submission.findMany({
      where: { memberId: kept.id },
      include: { entries: true, calls: true },
    });
    expect(submission!.entries).toHaveLength(2);
    expect(submission!.calls.map(({ amountMinor }) => amountMinor)).toEqual([10_000_000n]);
  });

  test("who were merged are two again: what came along and is still there goes back", async () => {
    const east = await office.team("East");
    const [kept, other] = [await office.joins("Fang", { team: east }), await office.joins("Priya")];
    await logs(kept, "ACME 10万 12/20");
    await logs(other, "Globex 20万 12/25", "Initech 10万 12/20", "Hooli 5万 12/20");
    await office.leads(other.id, await office.team("West"));
    await office.asks(kept.id, "2026-Q4", 100n);
    await office.asks(other.id, "2026-Q4", 200n);
    await office.asks(other.id, "2027-Q1", 300n);
    const { prisma } = office.database;
    await prisma.member.update({ where: { id: other.id }, data: { email: "priya@x.example" } });
    const quotas = async () =>
      (
        await prisma.quota.findMany({ where: { workspaceId: office.workspaceId }, orderBy: { from: "asc" } })
      ).map(({ memberId, from, to, amountMinor }) => [memberId, from, to, amountMinor].join(" "));
    const before = [await quotas(), await deals(), await member(other.id), await member(kept.id)] as const;

    expect((await admin.says("/team unmerge Fang")).refusal).toContain("No account was merged into Fang");
    await admin.says("/team merge Fang Priya");
    await admin.clicks("Merge");
    expect((await member(kept.id)).email).toBe("priya@x.example");
    // Since then: a deal of the one person, and one that came along and has gone on.
    await logs(other, "Umbrella 10万 12/20");
    const bo = await office.joins("Bo");
    await admin.says("/deal assign #4 Bo");

    const look = await admin.says("/team unmerge Fang");
    expect(look.words).toContain("Priya becomes an account of its own again, apart from Fang. 2 deals");
    expect((await admin.clicks("Take it back")).words).toContain("Priya and Fang are two people again");

    const owners = (await deals()).map(({ ownerId }) => ownerId);
    expect(owners).toEqual([kept.id, other.id, other.id, bo.id, kept.id]);
    expect((await deals()).slice(0, 3).map(({ teamId }) => teamId)).toEqual(
      before[1].slice(0, 3).map(({ teamId }) => teamId),
    );
    expect((await quotas()).toSorted()).toEqual(before[0].toSorted());
    expect([await member(other.id), await member(kept.id)]).toMatchObject([
      { active: true, email: "priya@x.example", role: before[2].role, teamId: before[2].teamId },
      { active: true, email: null, role: before[3].role, teamId: before[3].teamId },
    ]);
    const { workspaceId } = office;
    const west = await prisma.team.findFirstOrThrow({ where: { workspaceId, name: "West" } });
    expect(west.managerId).toBe(other.id);
    expect((await other.says("/deal list")).card.title).toContain("· 2");
    expect((await kept.says("/deal list")).card.title).toContain("· 2");
    expect((await other.says("/deal history #2")).words).toContain(
      "took the merge of its owner Priya into Fang back",
    );
    expect((await admin.says("/team audit Fang")).words).toContain("took a merge into Fang back");
    // Once; an old button finds nothing, and neither is undone as a change of deals.
    expect((await admin.says("/team unmerge Fang")).refusal).toContain("No account was merged into Fang");
    expect((await told())["at-Priya"] ?? "").not.toContain("Globex");
  });

  test("teams get another name, another place, and go when they are empty", async () => {
    const east = await office.team("East");
    const fang = await office.joins("Fang", { team: east });
    await office.team("Shanghai");
    expect((await admin.says("/team rename East 华东")).words).toContain("East is now called 华东");
    expect((await admin.says("/team rename 华东 Shanghai")).refusal).toContain("already exists");
    expect((await admin.says("/团队 归属 Shanghai 华东")).words).toMatch(/Shanghai \| – \| 华东/);
    expect((await admin.says("/team under 华东 Shanghai")).refusal).toContain("can't be part of it");
    expect((await admin.says("/team under 华东 华东")).refusal).toContain("same team");
    expect((await admin.says("/team delete 华东")).refusal).toBe(
      "华东 still has 1 person and the team Shanghai. Move them first: /team join, /team under",
    );
    expect((await admin.says("/team under Shanghai top")).words).toMatch(/Shanghai \| – \| –/);
    await admin.says("/team join Fang Shanghai");
    expect((await admin.says("/team delete 华东")).words).toContain("Team 华东 deleted");
    expect((await member(fang.id)).active).toBe(true);
  });
});
