import { Temporal } from "temporal-polyfill";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadSampleCompany } from "../../src/demo/load-sample-company.ts";
import { demoPersonas } from "../../src/demo/personas.ts";
import { firstAdminSeat } from "../../src/joining/first-admin.ts";
import { Sessions, type Visitor } from "../../src/web/sessions.ts";
import { renderWelcome } from "../../src/web/welcome.ts";
import { webToday } from "../../src/web-today.ts";
import { freshDatabase, oneDatabase } from "../fakes/database.ts";

describe.each(oneDatabase)("what the welcome says is to be done today, on %s", (kind) => {
  test("one's own answer and deals; a manager's people; before the last day nobody owes an answer", async () => {
    const database = await freshDatabase(kind);
    onTestFinished(() => database.close());
    let now = Temporal.Instant.from("2026-10-13T02:00:00Z");
    await loadSampleCompany(database, now, "en");
    const sessions = new Sessions(database, { secure: false, onEnd: () => {} });
    const today = webToday(database, () => now);
    const [rep, manager] = await Promise.all(
      (await demoPersonas(database)).map(({ identityId }) => sessions.visitorOf(identityId)),
    );
    expect(await today(rep!)).toMatchObject({ setup: 0, forecast: false, silent: 0 });
    // A month later some of the deals are late, and the week closes tomorrow.
    now = Temporal.Instant.from("2026-11-12T07:00:00Z");
    const thursday = await today(rep!);
    expect(thursday).toMatchObject({ forecast: true, silent: 0 });
    expect(thursday.overdue).toBeGreaterThan(0);
    expect(await today(manager!)).toMatchObject({ forecast: false, silent: 4 });
    const said = String(await renderWelcome(rep!, 9, thursday));
    expect(said).toMatch(/Today.*Your forecast for this week.*\/forecast.*past due.*\/deal list overdue/s);
    for (const visitor of [rep!, manager!])
      expect(String(await renderWelcome(visitor, 9, thursday))).toContain('value="/deal today"');
    const chinese = String(await renderWelcome({ ...rep!, locale: "zh" }, 9, thursday));
    expect(chinese).toMatch(/value="\/商机 今天".*今天跟谁/s);
    const none = { unnamed: false, setup: 0, forecast: false, silent: 0, overdue: 0, noNextStep: 0 };
    expect(String(await renderWelcome(rep!, 9, none))).not.toContain("Today");
  });

  test("the first admin is to say a name and to set up the company, until it is done", async () => {
    const database = await freshDatabase(kind);
    onTestFinished(() => database.close());
    const { prisma } = database;
    const seat = firstAdminSeat({ zone: "America/New_York", locale: "en", currency: "USD" });
    const { id, workspaceId } = (await prisma.$transaction((tx) => seat.take(tx)))!;
    const admin = async (): Promise<Visitor> => {
      const { name } = await prisma.member.findUniqueOrThrow({ where: { id } });
      const account = { identityId: id, workspaceId, externalId: "web-1", memberId: id, email: undefined };
      return { ...account, name, role: "admin", locale: "en", zone: "America/New_York" };
    };
    const today = webToday(database, () => Temporal.Instant.from("2026-11-30T15:00:00Z"));
    expect(await today(await admin())).toMatchObject({ unnamed: true, setup: 5 });
    const said = String(await renderWelcome(await admin(), 9, await today(await admin())));
    expect(said).toMatch(/Tell me your name.*\/team name.*5 steps to set up your company.*\/team setup/s);
    await prisma.member.update({ where: { id }, data: { name: "Dana Fox" } });
    await prisma.workspace.update({ where: { id: workspaceId }, data: { toldSteps: null } });
    expect(await today(await admin())).toMatchObject({ unnamed: false, setup: 0 });
  });
});
