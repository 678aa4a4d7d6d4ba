import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { weekOf } from "../../src/calendar/forecast-week.ts";
import { calendarOf, isWorkday } from "../../src/calendar/workdays.ts";
import { weekSlots } from "../../src/schedule/local-slots.ts";
import { scheduleOf } from "../../src/schedule/schedule-settings.ts";
import { createTick } from "../../src/schedule/tick.ts";
import { slotHandlers } from "../../src/slot-handlers.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import { type Colleague, inShanghai, type Office } from "../fakes/office/office.ts";

describe.each(oneDatabase)("what a company sets on %s", (kind) => {
  let office: Office;
  let admin: Colleague;
  let rep: Colleague;

  inOffices(
    kind,
    async (opened) => {
      office = opened;
      admin = await office.joins("Admin", { role: "admin" });
      rep = await office.joins("王芳");
    },
    { startsAt: "2026-11-25T10:00" },
  );

  describe("hours", () => {
    test("are read as people write them, and hold from then on", async () => {
      await admin.says("/team settings");
      await admin.clicks("Schedule");
      const answer = await admin.fills({ nudgeAt: "下午3点半", firstReminderAt: "6pm", digestAt: "10" });
      expect(answer.words).toContain("Saved");
      expect(answer.words).toMatch(/15:30.*18:00.*08:30.*09:00.*10:00/s);
      expect((await office.workspace()).settings).toMatchObject({ nudgeAt: "15:30", digestAt: "10:00" });
    });

    test("that are none, or in the wrong order, are said under their field; nothing is lost or changed", async () => {
      await admin.says("/team settings");
      await admin.clicks("Schedule");
      const answer = await admin.fills({ nudgeAt: "tea time", closeAt: "08:00", digestAt: "07:59" });
      expect(answer.errors).toEqual({
        nudgeAt: "I can't read “tea time” as a time. Type it like 14:00 or 2pm.",
        closeAt: "This must be after “Last reminder (closing day)” (08:30).",
        digestAt: "This must be after “Week closes” (08:00).",
      });
      expect(admin.form?.fields.map((field) => field.value)).toEqual([
        "tea time",
        "17:00",
        "08:30",
        "08:00",
        "07:59",
      ]);
      expect((await office.workspace()).settings.closeAt).toBe("09:00");
    });
  });

  test("days off come as dates and ranges, and go back into the form as they can be read again", async () => {
    await admin.says("/team settings");
    await admin.clicks("Days off and closing day");
    const typed = "2027-02-05 ~ 2027-02-07，some day\n10月1日至10月3日; 2027-01-01";
    expect((await admin.fills({ holidays: typed })).errors.holidays).toContain("“some day”");
    const saved = await admin.fills({
      holidays: typed.replace("，some day", ""),
      extraWorkdays: "2027-02-14",
    });
    expect(saved.words).toContain("Jan 1, 2027 · Feb 5, 2027 – Feb 7, 2027 · Oct 1, 2027 – Oct 3, 2027");
    const { settings } = await office.workspace();
    expect(settings.holidays).toHaveLength(7);
    expect(settings.extraWorkdays).toEqual(["2027-02-14"]);
    await admin.clicks("Days off and closing day");
    expect(admin.form?.fields[2]?.value).toBe("2027-01-01\n2027-02-05 ~ 2027-02-07\n2027-10-01 ~ 2027-10-03");
    expect((await admin.fills({ holidays: "2027-01-01 ~ 2027-12-31" })).errors.holidays).toBeDefined();
  });

  describe("the weekend", () => {
    test("is any days of the week, and what is a workday follows it", async () => {
      await admin.says("/team settings");
      await admin.clicks("Days off and closing day");
      expect(admin.form?.fields[0]).toMatchObject({ type: "choices", value: "6\n7" });
      expect((await admin.fills({ weekend: "7" })).words).toContain("Weekend: Sun\n");
      const { settings } = await office.workspace();
      expect(settings.weekend).toEqual([7]);
      expect(isWorkday(Temporal.PlainDate.from("2026-11-28"), calendarOf(settings))).toBe(true);
      await admin.clicks("Days off and closing day");
      expect((await admin.fills({ weekend: "" })).words).toContain("Weekend: none");
    });

    test("leaves a workday, and the day on which the week closes; what was never offered changes nothing", async () => {
      await admin.says("/team settings");
      await admin.clicks("Days off and closing day");
      const refused = async (weekend: string) => (await admin.fills({ weekend })).errors.weekend;
      expect(await refused("1\n2\n3\n4\n5\n6\n7")).toBe("At least one day of the week has to be a workday.");
      expect(await refused("5\n6")).toBe("The week closes on Fri, so it has to be a workday.");
      expect(await refused("6\n8")).toBeDefined();
      expect(await refused("Saturday")).toBeDefined();
      expect((await office.workspace()).settings.weekend).toEqual([6, 7]);
    });
  });

  describe("the closing day", () => {
    const closes = async () =>
      (
        await office.database.prisma.closedWeek.findMany({
          where: { workspaceId: office.workspaceId },
          orderBy: { closedAt: "asc" },
        })
      ).map(({ week, closedAt }) => `${week} ${closedAt.toISOString().slice(0, 10)}`);
    const ticksAt = async (local: string) => {
      office.itIs(local);
      await createTick({
        database: office.database,
        handlers: slotHandlers,
        onError: (error) => office.failures.push(error),
      })(office.now());
    };
    const sets = async (values: Record<string, string>) => {
      await admin.says("/team settings");
      await admin.clicks("Days off and closing day");
      return (await admin.fills(values)).words;
    };

    test("is another one from the next week on: no week is lost, none comes twice", async () => {
      await office.database.prisma.workspace.update({
        where: { id: office.workspaceId },
        data: { createdAt: new Date("2026-11-23T00:00:00Z") },
      });
      // A Thursday noon: by the new day this week would have closed three hours ago.
      await ticksAt("2026-11-26T12:00");
      expect(await sets({ closeWeekday: "4" })).toContain(
        "This week still closes on Nov 27; from then on each week closes on Thu, the next one on Dec 3.",
      );
      await ticksAt("2026-11-27T09:30");
      await ticksAt("2026-12-03T12:00");
      // And back again, when by the old day this week would not have closed yet.
      expect(await sets({ closeWeekday: "5" })).toContain("This week still closes on Dec 10");
      // Thought better of it before it held.
      expect(await sets({ closeWeekday: "4" })).toContain("the next one on Dec 17");
      expect(await sets({ closeWeekday: "5" })).toContain("the next one on Dec 18");
      await ticksAt("2026-12-10T10:00");
      await ticksAt("2026-12-18T10:00");
      expect(await closes()).toEqual([
        "2026-W48 2026-11-27",
        "2026-W49 2026-12-03",
        "2026-W50 2026-12-10",
        "2026-W51 2026-12-18",
      ]);
      expect((await admin.says("/forecast status last week")).words).toContain("Dec 18");
    });

    test("goes with the weekend of a team that works from Sunday to Thursday", async () => {
      expect(await sets({ weekend: "5\n6", closeWeekday: "4" })).toMatch(
        /closes on Nov 26.*the next one on Dec 3/,
      );
      expect(await sets({ weekend: "4\n5", closeWeekday: "4" })).toContain(
        "The week closes on Thu, so it has to be a workday.",
      );
      const { zone, settings } = await office.workspace();
      const schedule = scheduleOf(zone, settings);
      const week = weekOf(inShanghai("2026-12-01T10:00"), schedule);
      expect(
        weekSlots(week, schedule, [{ id: "m", zone }]).map(
          ({ kind, at }) => `${kind} ${at.toZonedDateTimeISO(zone).toPlainDateTime()}`,
        ),
      ).toEqual([
        "nudge 2026-12-02T14:00:00",
        "reminder-1 2026-12-02T17:00:00",
        "reminder-2 2026-12-03T08:30:00",
        "morning 2026-11-29T09:15:00",
        "morning 2026-11-30T09:15:00",
        "morning 2026-12-01T09:15:00",
        "close 2026-12-03T09:00:00",
        "upkeep 2026-11-30T10:00:00",
        "digest 2026-12-03T09:30:00",
      ]);
      await logged(rep, "ACME 120k 12/31");
      office.itIs("2026-12-02T14:00");
      expect((await rep.says("/forecast")).card.title).toBe("Weekly forecast · 王芳");
    });

    test("nothing that is set closes the week under way at once, or opens the last one again", async () => {
      office.itIs("2026-11-26T12:00");
      await admin.says("/team settings");
      await admin.clicks("Days off and closing day");
      expect((await admin.fills({ holidays: "2026-11-26 ~ 2026-11-27" })).refusal).toContain(
        "closed at once",
      );
      office.itIs("2026-11-27T10:00");
      await admin.says("/team settings");
      await admin.clicks("Schedule");
      expect((await admin.fills({ closeAt: "18:00", digestAt: "18:30" })).refusal).toContain("opened again");
    });
  });

  test("a team has its own hours for the card and the digest; the close is everybody's", async () => {
    const { prisma } = office.database;
    await prisma.workspace.update({
      where: { id: office.workspaceId },
      data: { createdAt: new Date("2026-11-23T00:00:00Z") },
    });
    const east = await office.team("East");
    const inner = await office.team("East 2", east);
    const boss = await office.joins("Boss", { role: "manager" });
    await office.leads(boss.id, east);
    const li = await office.joins("Li", { team: inner });
    const both = await office.joins("Pat", { role: "manager" });
    await office.leads(both.id, await office.team("West"));
    for (const [person, deal] of [
      [rep, "ACME 120k"],
      [li, "Globex 80k"],
    ] as const) {
      await logged(person, `${deal} 12/31`);
    }
    expect((await admin.says("/team hours East 10:00 17:00")).words).toContain(
      "at 10:00, the digest at 17:00",
    );
    expect((await admin.says("/team hours East 8:00 8:30")).errors.digestAt).toContain(
      "must be after “Week closes”",
    );
    expect((await admin.says("/team settings")).words).toContain("East: card 10:00, digest 17:00");
    expect((await boss.says("/team hours East 11:00")).refusal).toContain("role");
    await prisma.member.updateMany({
      where: { workspaceId: office.workspaceId },
      data: { createdAt: new Date(0) },
    });
    const tick = createTick({
      database: office.database,
      handlers: slotHandlers,
      onError: (error) => office.failures.push(error),
    });
    const firedBy = async (local: string) => {
      await tick(inShanghai(local));
      const slots = await prisma.slot.findMany({
        where: { workspaceId: office.workspaceId },
        select: { key: true },
      });
      return slots.map(({ key }) => key);
    };
    expect(await firedBy("2026-11-26T10:00")).toEqual(
      expect.arrayContaining([`nudge:2026-W48:${li.id}`, `nudge:2026-W48:${boss.id}`]),
    );
    expect(await firedBy("2026-11-26T10:01")).not.toContain(`nudge:2026-W48:${rep.id}`);
    expect(await firedBy("2026-11-26T14:00")).toContain(`nudge:2026-W48:${rep.id}`);
    const friday = await firedBy("2026-11-27T09:30");
    expect(friday).toEqual(expect.arrayContaining(["close:2026-W48", `digest:2026-W48:${both.id}`]));
    expect(friday).not.toContain(`digest:2026-W48:${boss.id}`);
    expect(await firedBy("2026-11-27T17:00")).toContain(`digest:2026-W48:${boss.id}`);
    await admin.says("/team hours East");
    expect((await admin.fills({ nudgeAt: "", digestAt: "" })).words).toContain(
      "at 14:00, the digest at 09:30",
    );
    expect((await prisma.team.findUniqueOrThrow({ where: { id: east } })).hours).toEqual({});
  });

  test("two admins in two forms do not undo each other", async () => {
    const other = await office.joins("Other", { role: "admin" });
    for (const one of [admin, other]) await one.says("/team settings");
    await admin.clicks("Schedule");
    await other.clicks("Days off and closing day");
    await Promise.all([admin.fills({ nudgeAt: "13:00" }), other.fills({ holidays: "2027-01-01" })]);
    expect((await office.workspace()).settings).toMatchObject({ nudgeAt: "13:00", holidays: ["2027-01-01"] });
  });

  describe("the company", () => {
    test("has a name, a zone by its city, a currency, a language, a year", async () => {
      await admin.says("/team settings");
      await admin.clicks("Company");
      const answer = await admin.fills({
        name: "星河科技",
        zone: "new york",
        currency: "USD",
        locale: "zh",
        fiscalStartMonth: "4",
        shortTermWorkdays: "45",
      });
      expect(answer.words).toContain("America/New_York");
      expect(await office.workspace()).toMatchObject({
        name: "星河科技",
        zone: "America/New_York",
        currency: "USD",
        settings: { fiscalStartMonth: 4, shortTermWorkdays: 45, pipeline: "customer-funnel" },
      });
      expect((await rep.says("/deal new ACME 30k 2026-12-31")).words).toContain("$30K");
    });

    test.each(["Asia/Kolkata", "Europe/Kyiv", "Asia/Calcutta"])(
      "may be in %s, under that name",
      async (zone) => {
        await office.database.prisma.workspace.update({ where: { id: office.workspaceId }, data: { zone } });
        await admin.says("/team settings");
        await admin.clicks("Company");
        expect((await admin.fills({ name: "Xinghe" })).words).toContain("Saved");
        expect(await office.workspace()).toMatchObject({ name: "Xinghe", zone });
        await admin.clicks("Company");
        expect((await admin.fills({ zone: "Mars/Olympus" })).errors.zone).toContain("Mars/Olympus");
      },
    );

    test("says what goes on in the former process, and takes nothing that was not offered", async () => {
      await logged(rep, "ACME 30k 2026-12-31");
      await admin.says("/team settings");
      await admin.clicks("Company");
      const refused = await admin.fills({
        pipeline: "classic-six",
        zone: "Shanghia",
        shortTermWorkdays: "a lot",
        currency: "XXL",
        fiscalStartMonth: "13",
      });
      expect(refused.errors.zone).toContain("Asia/Shanghai");
      expect(Object.keys(refused.errors).sort()).toEqual([
        "currency",
        "fiscalStartMonth",
        "shortTermWorkdays",
        "zone",
      ]);
      await admin.says("/team settings");
      await admin.clicks("Company");
      expect((await admin.fills({ pipeline: "classic-six" })).words).toContain("1 open deal will go on");
      expect((await admin.fills({ pipeline: "classic-six" })).words).toContain("Saved");
      expect((await rep.says("/deal new Globex 30k 2026-12-31")).words).toContain("Negotiation");
    });
  });

  test("settings are read by everybody and changed by admins only, whatever button is pressed", async () => {
    const manager = await office.joins("Chen", { role: "manager" });
    const shown = await rep.says("/team settings");
    expect(shown.words).toContain("Week closes");
    expect(shown.words).not.toContain("/team quota");
    expect(shown.buttons).toEqual([]);
    expect((await rep.says("/team")).buttons.map(({ label }) => label)).toEqual([
      "Quotas",
      "Company settings",
    ]);
    expect((await manager.says("/团队 设置")).buttons).toEqual([]);
    for (const action of ["settings.hours", "settings.calendar", "settings.company"]) {
      const pressed = await manager.presses({ action, values: {} });
      expect(pressed.refusal).toContain("role doesn't allow");
      const sent = await manager.submits({ id: `forged-${action}`, action }, { nudgeAt: "03:00" });
      expect(sent.refusal).toContain("role doesn't allow");
    }
  });

  describe("quotas", () => {
    test("are set by a line, for this quarter or another, and asked of that person on Thursday", async () => {
      expect((await admin.says("/team quota wangfang 300万")).words).toContain(
        "Q4 2026 quota set to ¥3,000,000",
      );
      expect((await admin.says("/团队 目标 王芳 USD 30k 下季度")).words).toMatch(
        /Q1 2027 quota set to \$30,000/,
      );
      expect((await rep.says("/forecast")).words).toMatch(/Q4 quota.*¥3M/s);
      const quotas = await office.database.prisma.quota.findMany({ where: { memberId: rep.id } });
      expect(quotas.map(({ from, amountMinor }) => [from, amountMinor])).toEqual(
        expect.arrayContaining([
          [new Date("2026-10-01"), 300_000_000n],
          [new Date("2027-01-01"), 3_000_000n],
        ]),
      );
    });

    test("are set by the table's buttons; 0 takes one away", async () => {
      await admin.says("/team");
      await admin.clicks("Quotas");
      await admin.clicks("Change", 1);
      expect((await admin.fills({ amount: "lots" })).errors.amount).toContain("lots");
      expect((await admin.fills({ amount: "120万" })).words).toMatch(/王芳 \| – \| ¥1.2M/);
      await admin.clicks("Change", 1);
      expect((await admin.fills({ amount: "0" })).words).toContain("Q4 2026 quota removed");
      expect(await office.database.prisma.quota.count({ where: { memberId: rep.id } })).toBe(0);
    });

    test("wait for the amount when only the person is named, and ask who is meant", async () => {
      await office.joins("王芬");
      const asked = await admin.says("/team quota 王 3m Q1");
      expect(asked.buttons.map(({ label }) => label).sort()).toEqual(["王芬", "王芳"]);
      const form = (await admin.says("/team quota 王芳")).form;
      expect(form.fields.map(({ name }) => name)).toEqual(["amount", "quarter"]);
      expect((await admin.fills({ amount: "1m", quarter: "2027-Q2" })).words).toContain("Q2 2027");
    });

    test("of their own people are set by managers; of others and of themselves they are not", async () => {
      const east = await office.team("East");
      const manager = await office.joins("Chen", { role: "manager", team: east });
      await office.leads(manager.id, east);
      const own = await office.joins("Li", { team: east });
      expect((await manager.says("/team quota Li 1m")).words).toContain("Li's Q4 2026 quota set to");
      expect((await manager.says("/team quota")).words).not.toContain("王芳");
      expect((await manager.says("/team quota 王芳 1m")).refusal).toContain("isn't on your team");
      expect((await manager.says("/team quota Chen 1m")).refusal).toContain(
        "set by your manager or an admin",
      );
      const values = { member: rep.id, quarter: "2026-Q4", page: "1", amount: "1m" };
      expect((await manager.submits({ id: "forged", action: "team.quota" }, values)).refusal).toContain(
        "isn't on your team",
      );
      expect((await own.says("/team quota")).words).toContain("¥1M");
      expect((await own.says("/team quota Li 2m")).refusal).toBeTruthy();
    });

    test("stay with their dates when the year begins elsewhere; where it cuts them the admin is asked", async () => {
      await admin.says("/team quota 王芳 6m");
      await admin.says("/team quota 王芳 9m Q1");
      const stored = () =>
        office.database.prisma.quota.findMany({ where: { memberId: rep.id }, orderBy: { from: "asc" } });
      const before = await stored();
      const yearFrom = async (month: string) => {
        await admin.says("/team settings");
        await admin.clicks("Company");
        return admin.fills({ fiscalStartMonth: month });
      };
      // The same quarters under another name.
      expect((await yearFrom("4")).words).toContain("Saved");
      expect((await rep.says("/forecast")).words).toContain("Q3 quota: ¥6M");
      // From May they are August to October, November to January.
      const asked = (await yearFrom("5")).form.fields.find(({ name }) => name === "fiscalStartMonth")!;
      expect(asked.error).toContain(
        "The new quarters cut across 2 quotas: 王芳 Oct 1 – Dec 31 ¥6M and 王芳 Jan 1, 2027 – Mar 31, 2027 ¥9M.",
      );
      expect(asked.value).toBe("5");
      expect((await rep.says("/forecast")).words).toContain("Q3 quota: ¥6M");
      expect((await admin.fills()).words).toContain("Saved");
      expect(await stored()).toEqual(before);
      // Two months of the first and one of the second.
      expect((await rep.says("/forecast")).words).toContain("Q3 quota: ¥7M");
      // A new one takes its own months only.
      await admin.says("/team quota 王芳 5m");
      expect((await rep.says("/forecast")).words).toContain("Q3 quota: ¥5M");
      expect(
        (await stored()).map(({ from, amountMinor }) => [from.toISOString().slice(0, 7), amountMinor]),
      ).toEqual([
        ["2026-10", 200_000_000n],
        ["2026-11", 500_000_000n],
        ["2027-02", 600_000_000n],
      ]);
    });

    test("and a date in words are of the same quarter", async () => {
      await office.database.prisma.workspace.update({
        where: { id: office.workspaceId },
        data: { settings: { fiscalStartMonth: 4 } },
      });
      await admin.says("/team quota 王芳 3m Q1");
      for (const line of ["/deal new ACME 30k end of Q1", "/商机 新建 华信 30k 一季度末"])
        await rep.says(line);
      const deals = await office.database.prisma.deal.findMany({
        where: { workspaceId: office.workspaceId },
      });
      const { to } = await office.database.prisma.quota.findFirstOrThrow({ where: { memberId: rep.id } });
      expect(deals.map(({ closeDate }) => closeDate)).toEqual([to, to]);
      expect(to).toEqual(new Date("2027-06-30"));
    });

    test("of a quarter are shown by its name alone", async () => {
      await admin.says("/team quota 王芳 9m Q1");
      for (const line of ["/team quota Q1 2027", "/团队 目标 一季度"]) {
        const { card, words } = await admin.says(line);
        expect(card.title).toContain("Q1 2027");
        expect(words).toContain("王芳 | – | ¥9M");
      }
      expect((await admin.says("/team quota Q4 2026")).words).not.toContain("¥9M");
    });

    test("of a team are its own, its manager's, or what its people's add up to", async () => {
      const east = await office.team("East");
      const manager = await office.joins("Chen", { role: "manager", team: east });
      await office.leads(manager.id, east);
      for (const name of ["Li", "Wu"]) await office.joins(name, { team: east });
      for (const name of ["Li", "Wu"]) await manager.says(`/team quota ${name} 5m`);
      expect((await manager.says("/funnel")).words).toMatch(/Quota: ¥10M\nOpen/);
      await admin.says("/team quota Chen 12m");
      expect((await manager.says("/funnel")).words).toContain("Quota: ¥12M\nReps' quotas total: ¥10M");
      expect((await admin.says("/funnel")).words).toContain("Quota: ¥12M\nReps' quotas total: ¥10M");
      expect((await manager.says("/forecast")).words).toContain("Q4 team quota: ¥12M");
      expect((await admin.says("/team quota East 20m")).words).toMatch(
        /East's Q4 2026 quota set to ¥20,000,000[\s\S]*East \| Whole team \| ¥20M[\s\S]*Total \| {2}\| ¥20M\nReps' quotas add up to ¥22M/,
      );
      // With a number of the team's beside it, the manager's is for the own deals.
      expect((await manager.says("/funnel")).words).toContain("Quota: ¥20M\nReps' quotas total: ¥22M");
      expect((await manager.says("/forecast")).words).toContain("Q4 quota: ¥12M");
      const preview = (await admin.says("/deal run digest")).words;
      expect(preview).toContain("¥20M");
      expect(preview).toContain("Reps' quotas total: ¥22M");
      expect((await manager.says("/team quota East 1m")).refusal).toContain("isn't below you");
      await admin.says("/team quota East 0");
      expect((await manager.says("/funnel")).words).toContain("Quota: ¥12M");
    });
  });

  test("a day off moves Thursday's card", async () => {
    await admin.says("/team quota 王芳 1m");
    await admin.says("/team settings");
    await admin.clicks("Days off and closing day");
    await admin.fills({ holidays: "2026-11-26" });
    // People are asked from the day they joined, which is today.
    await office.database.prisma.member.updateMany({ data: { createdAt: new Date(0) } });
    const tick = createTick({
      database: office.database,
      handlers: slotHandlers,
      onError: (error) => office.failures.push(error),
    });
    const cards = () =>
      office.database.prisma.delivery.count({
        where: { workspaceId: office.workspaceId, key: { startsWith: "nudge:" } },
      });
    await tick(inShanghai("2026-11-25T13:59"));
    expect(await cards()).toBe(0);
    // Thursday is off, so the card comes on Wednesday.
    await tick(inShanghai("2026-11-25T14:00"));
    expect(await cards()).toBe(1);
  });
});
