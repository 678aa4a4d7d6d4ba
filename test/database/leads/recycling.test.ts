/** Leads that nobody touches: warned of, kept, given away, gone by themselves; and when nothing of it happens. */

import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { toDateColumn } from "../../../src/database/columns.ts";
import { recycleLeads } from "../../../src/leads/recycling/recycle-leads.ts";
import { leadWords } from "../../../src/leads/words.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged, qualified } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import { type Colleague, inShanghai, type Office } from "../../fakes/office/office.ts";

const words = leadWords("en");

describe.each(oneDatabase)("leads that nobody touches on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let admin: Colleague;
  // Wednesday.
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    admin = await office.joins("Ada", { role: "admin" });
  });

  const switchOn = async (more: object = {}) => {
    await admin.says("/team settings");
    await admin.clicks("Lead pool");
    await admin.fills({ recycles: "on", idle: "30", ...more });
  };
  /** @param local date and time; everybody's morning is nine o'clock */
  const comes = async (local: string) => {
    office.itIs(local);
    await recycleLeads(office.database, await office.workspace(), inShanghai(local));
  };
  const told = async (key: string) =>
    (
      await office.database.prisma.delivery.findMany({
        where: { workspaceId: office.workspaceId, key: { startsWith: key } },
        orderBy: { createdAt: "asc" },
      })
    ).map(({ content }) => JSON.stringify(content));
  const standing = async (name = "ACME") =>
    (
      await office.database.prisma.customer.findFirstOrThrow({
        where: { workspaceId: office.workspaceId, name },
      })
    ).standing;

  test("off until an admin switches it on", async () => {
    await logged(fang, "ACME 120k 12/20");
    await comes("2027-06-01T09:01");
    expect(await told("leads-warned")).toEqual([]);
    await switchOn();
    await comes("2027-06-01T09:05");
    expect(await told("leads-warned")).toHaveLength(1);
  });

  test("the owner is warned three workdays before, once, and then it goes, once, however many look", async () => {
    await switchOn();
    await logged(fang, "ACME 120k 12/20");
    // Thirty days after the 18th of November is Friday, the 18th of December; three workdays before is Tuesday.
    await comes("2026-12-14T09:01");
    expect(await told("leads-warned")).toEqual([]);
    await comes("2026-12-15T08:59");
    expect(await told("leads-warned")).toEqual([]);
    await comes("2026-12-15T09:01");
    await comes("2026-12-16T09:01");
    const [warning, other] = await told("leads-warned");
    expect(other).toBeUndefined();
    expect(warning).toContain(words.goesOn("Dec 18"));
    await comes("2026-12-17T09:01");
    expect(await standing()).toBe(null);
    const local = "2026-12-18T09:01";
    office.itIs(local);
    const workspace = await office.workspace();
    await Promise.all([1, 2, 3].map(() => recycleLeads(office.database, workspace, inShanghai(local))));
    expect(await standing()).toBe("pool");
    expect(await dealRow(office)).toMatchObject({
      outcome: "lost",
      stage: "prospect",
      lostReason: "not-now",
    });
    expect(await told("leads-gone")).toHaveLength(1);
    expect((await fang.says("/deal history #1")).words).toContain("Loudou");
    expect((await fang.says("/customer claim ACME")).words).toContain("You gave ACME up");
  });

  test("a touch, a reason, and what is further than a prospect keep a lead", async () => {
    await switchOn();
    for (const name of ["Alpha", "Beta", "Gamma", "Delta"]) await logged(fang, `${name} 10k 12/20`);
    await fang.says("/deal advance #4 qualified");
    await fang.fills(qualified);
    await comes("2026-12-15T09:01");
    const [warning] = await told("leads-warned");
    expect(warning).toContain("Gamma");
    expect(warning).not.toContain("Delta");
    await fang.says("/deal note #1 called them, they think about it");
    await fang.presses({ action: "customer.keep", values: { id: (await dealRow(office, 2)).customerId } });
    expect((await fang.fills({ reason: "" })).errors.reason).toBe(words.needKeepReason);
    await fang.fills({ reason: "they decide in March" });
    expect((await fang.says("/customer keep Delta because")).words).toContain(words.notWarned("Delta"));
    await comes("2026-12-18T09:01");
    expect([await standing("Alpha"), await standing("Beta"), await standing("Gamma")]).toEqual([
      null,
      null,
      "pool",
    ]);
    // The days count from then on, and each gets its warning again.
    await comes("2027-01-11T09:01");
    const again = (await told("leads-warned")).slice(1).join();
    expect(again).toContain("Alpha");
    expect(again).toContain("Beta");
  });

  test("days by grade and segment; the first that fits counts", async () => {
    await switchOn({ idle: "30, A 60, retail 5" });
    for (const name of ["Alpha", "Beta"]) await logged(fang, `${name} 10k 12/20`);
    const update = (name: string, data: object) =>
      office.database.prisma.customer.updateMany({ where: { workspaceId: office.workspaceId, name }, data });
    await update("Alpha", { grade: "A", channel: "retail" });
    await update("Beta", { channel: "Retail" });
    await comes("2026-11-19T09:01");
    const [warning] = await told("leads-warned");
    expect(warning).toContain("Beta");
    expect(warning).not.toContain("Alpha");
  });

  test("after a loss, if no other deal is logged", async () => {
    await switchOn({ lostDays: "5" });
    await logged(fang, "ACME 120k 12/20");
    await fang.says("/deal lose #1 price");
    await fang.fills();
    await comes("2026-11-19T09:01");
    expect((await told("leads-warned"))[0]).toContain("ACME");
    await comes("2026-11-24T09:01");
    expect(await standing()).toBe("pool");
    expect(await dealRow(office)).toMatchObject({ lostReason: "price" });
  });

  test("nothing is taken from who is away, nor on a day off", async () => {
    await switchOn();
    await logged(fang, "ACME 120k 12/20");
    await comes("2026-12-15T09:01");
    await office.database.prisma.absence.create({
      data: {
        workspaceId: office.workspaceId,
        memberId: fang.id,
        from: toDateColumn(Temporal.PlainDate.from("2026-12-16")),
        to: toDateColumn(Temporal.PlainDate.from("2026-12-27")),
      },
    });
    await comes("2026-12-18T09:01");
    await comes("2026-12-20T09:01");
    expect(await standing()).toBe(null);
    // Back: warned anew, with three workdays.
    await comes("2026-12-28T09:01");
    expect(await standing()).toBe(null);
    expect(await told("leads-warned")).toHaveLength(2);
    await comes("2026-12-31T09:01");
    expect(await standing()).toBe("pool");
  });

  test("a copy of the company takes nothing that the original warned of, nor while its messages are held", async () => {
    await switchOn();
    await logged(fang, "ACME 120k 12/20");
    await comes("2026-12-15T09:01");
    const { prisma } = office.database;
    const where = { id: office.workspaceId };
    await prisma.workspace.update({ where, data: { restoredAt: new Date("2026-12-17T00:00:00Z") } });
    await prisma.delivery.updateMany({ where: { workspaceId: office.workspaceId }, data: { state: "held" } });
    await comes("2026-12-18T09:01");
    expect(await standing()).toBe(null);
    await prisma.delivery.updateMany({
      where: { workspaceId: office.workspaceId },
      data: { state: "expired" },
    });
    await comes("2026-12-18T09:05");
    expect(await standing()).toBe(null);
    expect(await told("leads-warned")).toHaveLength(2);
  });
});
