/** Who is away is not asked and not silent; who covers answers in their name, and every place says so. */
import { describe, expect, test } from "vitest";
import { transaction } from "../../src/database/transaction.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { nudgeMembers } from "../../src/forecasts/nudge-members.ts";
import { runningWeek } from "../../src/schedule/running-week.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

describe.each(oneDatabase)("absences on %s", (kind) => {
  let office: Office;
  let boss: Colleague;
  let wang: Colleague;
  let priya: Colleague;
  let tom: Colleague;

  inOffices(
    kind,
    async (opened) => {
      office = opened;
      const team = await office.team("East");
      boss = await office.joins("Boss", { role: "manager" });
      await office.leads(boss.id, team);
      wang = await office.joins("Wang Fang", { team });
      priya = await office.joins("Priya Nair", { team });
      tom = await office.joins("Tom Li");
      for (const [person, deal] of [
        [wang, "Globex 120k 12/20"],
        [priya, "Initech 90k 12/21"],
        [tom, "Hooli 70k 12/22"],
      ] as const) {
        await logged(person, `${deal} Suite`);
      }
    },
    { startsAt: "2026-11-23T10:00" },
  );

  const nudge = async (memberIds = [boss, wang, priya, tom].map(({ id }) => id)) => {
    const { workspace, pipelines } = await office.company();
    const week = runningWeek(workspace, office.now());
    const due = { kind: "nudge" as const, workspace, week, now: office.now(), memberIds };
    await transaction(office.database, (tx) => nudgeMembers(tx, due, pipelines));
    const sent = await office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId, key: { startsWith: "nudge:" } },
      orderBy: { key: "asc" },
    });
    return sent
      .map(({ recipient, content }) => `${recipient}: ${(content as { card: { title: string } }).card.title}`)
      .sort();
  };

  test("the cover gets a second card and answers in the absent person's name, wherever it is told", async () => {
    expect((await wang.says("/team away 11/25-11/30 cover priya")).words).toContain(
      "Wang Fang is away Nov 25 – Nov 30, covered by Priya Nair",
    );
    const [told] = await office.database.prisma.delivery.findMany({
      where: { key: { startsWith: "cover:" } },
    });
    expect(told?.recipient).toBe("at-Priya Nair");
    office.itIs("2026-11-26T14:00");
    expect(await nudge()).toEqual([
      "at-Priya Nair: Thursday forecast · Priya Nair",
      "at-Priya Nair: Thursday forecast · for Wang Fang",
      "at-Tom Li: Thursday forecast · Tom Li",
    ]);
    await priya.says("/forecast");
    await priya.clicks("Answer for Wang Fang");
    expect(priya.card?.title).toBe("Thursday forecast · for Wang Fang");
    await priya.clicks("Push");
    expect((await priya.fills({ closeDate: "12/30", reason: "waits" })).words).toContain("Dec 30");
    await priya.clicks("Submit");
    expect((await priya.fills({ promised: "200k" })).words).toContain("for Wang Fang");
    const submission = await office.database.prisma.submission.findFirstOrThrow({
      where: { memberId: wang.id },
    });
    expect(submission).toMatchObject({ coverId: priya.id });
    const events = await office.database.prisma.event.findMany({ where: { onBehalfId: wang.id } });
    expect(events.map(({ kind: what, memberId }) => [what, memberId])).toEqual([
      ["answer", priya.id],
      ["submit", priya.id],
    ]);
    expect((await boss.says("/forecast status")).words).toMatch(
      /1 of 2 submitted.*Wang Fang.*Submitted by Priya Nair/s,
    );
    expect((await boss.says("/deal history Globex")).words).toContain("Priya Nair (for Wang Fang)");
    const { workspace } = await office.company();
    const week = runningWeek(workspace, office.now());
    await transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
    office.itIs("2026-11-27T09:30");
    expect((await boss.says("/deal run digest")).words).toContain("answered by Priya Nair for Wang Fang");
    expect((await boss.says("/forecast status last week")).words).toContain("Submitted by Priya Nair");
  });

  test("a manager who sends Thursday's card by hand sends the cover theirs, whatever their team", async () => {
    await wang.says("/team away 11/25-11/30 cover tom");
    office.itIs("2026-11-26T14:00");
    expect((await boss.says("/deal run nudge")).words).toContain(
      "Goes to 2 people: Priya Nair and Tom Li (for Wang Fang)",
    );
    expect((await boss.clicks("Send now")).notice).toBe("Sent to 2 people.");
    const sent = await office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId, key: { startsWith: "nudge:by-hand:" } },
    });
    expect(
      sent
        .map(
          ({ recipient, content }) => `${recipient}: ${(content as { card: { title: string } }).card.title}`,
        )
        .sort(),
    ).toEqual([
      "at-Priya Nair: Thursday forecast · Priya Nair",
      "at-Tom Li: Thursday forecast · for Wang Fang",
    ]);
    // Of the own team only: what Tom Li owes himself is not hers to ask for.
    await wang.says("/team back");
    expect((await boss.says("/deal run nudge")).words).not.toContain("Tom");
  });

  test("an answer in somebody's name is taken back by who gave it", async () => {
    await wang.says("/team away 11/25-11/30 cover priya");
    await priya.says("/forecast");
    await priya.clicks("Answer for Wang Fang");
    await priya.clicks("Same");
    expect((await priya.says("/deal undo")).words).toContain("Globex");
    expect(
      await office.database.prisma.forecastEntry.count({ where: { workspaceId: office.workspaceId } }),
    ).toBe(0);
  });

  test("nobody else may answer for who is away, and nobody when they are back", async () => {
    await wang.says("/team away 11/25-11/30 cover priya");
    const { id } = await office.database.prisma.deal.findFirstOrThrow({ where: { ownerId: wang.id } });
    const values = { id, for: wang.id };
    for (const [person, action] of [
      [tom, "forecast.same"],
      [boss, "forecast.same"],
      [tom, "forecast.show"],
      [tom, "forecast.submit"],
    ] as const)
      expect((await person.presses({ action, values })).refusal).toContain("not covering");
    expect((await priya.presses({ action: "forecast.same", values: { id, for: tom.id } })).refusal).toContain(
      "not covering",
    );
    const { id: toms } = await office.database.prisma.deal.findFirstOrThrow({ where: { ownerId: tom.id } });
    expect(
      (await priya.presses({ action: "forecast.same", values: { id: toms, for: wang.id } })).refusal,
    ).toBeTruthy();
    expect((await wang.says("/team back")).words).toContain("Cancelled");
    expect((await priya.presses({ action: "forecast.same", values })).refusal).toContain("not covering");
  });

  test("without a cover the week is carried over, marked away, and nobody is called silent", async () => {
    expect((await wang.says("/team away thru 11/30")).words).toContain("carried over");
    expect(await nudge()).toEqual([
      "at-Priya Nair: Thursday forecast · Priya Nair",
      "at-Tom Li: Thursday forecast · Tom Li",
    ]);
    expect((await boss.says("/forecast status")).words).toMatch(/0 of 1 submitted.*Wang Fang.*Away/s);
    const { workspace } = await office.company();
    const week = runningWeek(workspace, office.now());
    office.itIs("2026-11-27T09:30");
    await transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
    const digest = (await boss.says("/deal run digest")).words;
    expect(digest).toContain("Wang Fang away, carried over");
    expect(digest).not.toMatch(/Wang Fang.{0,3}No answer/);
  });

  test("an absence that is over before the week closes changes nothing", async () => {
    await wang.says("/team away 11/23-11/26 cover priya");
    expect(await nudge()).toContain("at-Wang Fang: Thursday forecast · Wang Fang");
  });

  test("what cannot be is said in a sentence each, in the form that keeps what was typed", async () => {
    await wang.says("/team away 12/7-12/9");
    await priya.says("/team away 12/1-12/3");
    const asks = async (line: string) => {
      await wang.says(line);
      return wang.form?.fields.map(({ error }) => error ?? "").join("") ?? "";
    };
    expect(await asks("/team away 12/8-12/10")).toContain("Already away Dec 7 – Dec 9");
    expect(await asks("/team away 11/1-11/2/2026")).not.toBe("");
    expect(await asks("/team away 12/5 - 12/1/2026")).toContain("before Dec 5");
    expect(await asks("/team away 12/1-12/5 cover Wang Fang")).toContain("Nobody covers for themselves");
    expect(await asks("/team away 12/1-12/5 cover Priya")).toContain(
      "Priya Nair is away too (Dec 1 – Dec 3)",
    );
    expect(await asks("/team away 12/1-12/5 cover Zorro")).toContain("Can't find “Zorro”");
    expect(wang.form?.fields.map(({ value }) => value)).toEqual(["2026-12-01", "2026-12-05", "Zorro"]);
    expect((await wang.fills({ cover: "Tom" })).words).toContain("covered by Tom Li");
    await tom.says("/team away");
    expect((await tom.fills({ from: "11/20/2026", to: "11/21/2026" })).errors.to).toContain("over already");
  });

  test("managers set it for their people, reps for themselves only", async () => {
    expect((await boss.says("/team away Wang 12/1-12/7 cover Priya")).words).toContain("Wang Fang is away");
    expect((await boss.says("/team away Tom 12/1-12/7")).refusal).toContain("not for Tom Li");
    expect((await tom.says("/team away Wang 12/10-12/17")).refusal).toContain("not for Wang Fang");
    expect((await priya.says("/team absences")).words).toContain("Wang Fang");
    expect((await tom.says("/team absences")).words).toContain("Nobody is away");
    const { id } = await office.database.prisma.absence.findFirstOrThrow({ where: { memberId: wang.id } });
    expect((await priya.presses({ action: "team.back", values: { absence: id } })).refusal).toContain(
      "not for Wang Fang",
    );
    await boss.says("/团队 请假表");
    expect((await boss.clicks("Cancel time off")).words).toContain("Cancelled: Wang Fang");
    expect((await boss.says("/团队 请假 王芳 12/1-12/7 Priya代")).refusal).toContain("王芳");
  });

  test("who has no account left is neither asked nor counted, and another account is used where there is one", async () => {
    const { prisma } = office.database;
    const slack = await prisma.installation.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, platform: "slack" },
    });
    const identity = { workspaceId: office.workspaceId, installationId: slack.id, account: "deleted" };
    await prisma.identity.create({ data: { ...identity, memberId: wang.id, externalId: "UWANG" } });
    expect(await nudge()).toContain("at-Wang Fang: Thursday forecast · Wang Fang");
    await prisma.identity.updateMany({ where: { memberId: wang.id }, data: { account: "deleted" } });
    const status = (await boss.says("/forecast status")).words;
    expect(status).toContain("0 of 1 submitted");
    expect(status).not.toContain("Wang Fang");
  });
});
