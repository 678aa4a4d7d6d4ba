/** All customers of a band at once: logged in touch with, given to somebody, and each undone as a whole. */
import { beforeEach, describe, expect, test } from "vitest";
import { audienceWords } from "../../../src/audiences/words.ts";
import { salesWords } from "../../../src/sales/words.ts";
import { undoWords } from "../../../src/undo/words.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { logged } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { storedReport } from "../../fakes/office/stored-sales.ts";

const words = salesWords("en");
const told = audienceWords("en");
const undo = undoWords("en");

describe.each(oneDatabase)("a band as an audience on %s", (kind) => {
  let office: Office;
  let ada: Colleague;
  let mo: Colleague;
  let fang: Colleague;
  let lee: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    ada = await office.joins("Ada", { role: "admin" });
    const west = await office.team("West");
    mo = await office.joins("Mo", { role: "manager", team: west });
    await office.leads(mo.id, west);
    fang = await office.joins("Fang", { team: west });
    lee = await office.joins("Lee");
  });
  beforeEach(() => office.itIs("2026-11-18T10:00"));

  const owners = async () => {
    const rows = await office.database.prisma.customer.findMany({
      where: { workspaceId: office.workspaceId },
    });
    return Object.fromEntries(rows.map(({ name, ownerId, standing }) => [name, standing ?? ownerId]));
  };
  const holdings = () =>
    office.database.prisma.holding.findMany({
      where: { workspaceId: office.workspaceId },
      select: { customerId: true, memberId: true, how: true, ended: true, open: true },
      orderBy: [{ customerId: "asc" }, { since: "asc" }],
    });
  const store = (names: readonly string[], amount = 60_000) =>
    storedReport(
      office,
      ada.id,
      names.map((customer) => ({ customer, amount })),
    );
  /** The band of 50 to 100 thousand, of those that are there by now. */
  async function opens(person: Colleague, button: string) {
    await person.says("/customer tiers");
    await person.clicks(words.open, 2);
    return person.clicks(button);
  }

  test("one form logs a visit with each, a touch of its own; one undo takes all back, and no more", async () => {
    await store(["a", "b", "c"]);
    await logged(lee, "c 10k 12/20");
    await fang.says("/customer visit a met Jen");
    const form = await opens(fang, words.logAll);
    expect(form.words).toContain(told.touchTitle(2));
    expect((await fang.fills({ note: "" })).errors).toHaveProperty("note");
    expect((await fang.fills({ note: "x", on: "2027-01-01" })).errors).toHaveProperty("on");
    office.later({ minutes: 1 });
    const done = await fang.fills({ kind: "visit", note: "Round of visits", minutes: "30min", on: "11/17" });
    expect(done.words).toContain(told.touched(2, "visit"));
    const touches = () =>
      office.database.prisma.touch.findMany({ where: { workspaceId: office.workspaceId } });
    expect(await touches()).toHaveLength(3);
    expect((await fang.says("/customer touches a")).words).toContain("Round of visits");
    await fang.presses(done.buttons[0]!);
    expect((await fang.says("/customer touches a")).words).not.toContain("Round of visits");
    expect((await fang.says("/customer touches a")).words).toContain("met Jen");
    // A second click takes nothing older back.
    expect((await fang.presses(done.buttons[0]!)).refusal).toBe(undo.undoneAlready);
  });

  test("a manager gives all to one of their people, who is told; undone, everything is as it was", async () => {
    await store(["a", "b", "c", "d"]);
    await logged(lee, "c 10k 12/20");
    await fang.says("/deal new d 10k 12/20");
    await office.database.prisma.customer.updateMany({
      where: { workspaceId: office.workspaceId, name: "b" },
      data: { standing: "pool", standingSince: new Date("2026-11-01T00:00:00Z") },
    });
    const before = [await owners(), await holdings()];
    await opens(mo, words.assignAll);
    expect((await mo.fills({ to: lee.id })).errors).toHaveProperty("to");
    const done = await mo.fills({ to: fang.id });
    expect(done.words).toContain(told.assigned(3, "Fang"));
    expect(await owners()).toEqual({ a: fang.id, b: fang.id, c: null, d: fang.id });
    expect((await holdings()).filter(({ open }) => open)).toHaveLength(3);
    const deliveries = await office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId },
    });
    expect(JSON.stringify(deliveries.map(({ content }) => content))).toContain(told.givenToYou("Mo", 3));
    expect((await fang.says("/customer tiers")).words).toContain("3 customers bought");
    const back = await mo.presses(done.buttons[0]!);
    expect(back.words).toBe(undo.givingUndone(3, 3));
    expect([await owners(), await holdings()]).toEqual(before);
  });

  test("a customer that somebody else looks after is left out, and told of", async () => {
    await store(["a", "b"]);
    await logged(fang, "b 10k 12/20");
    await office.database.prisma.customer.updateMany({
      where: { workspaceId: office.workspaceId, name: "b" },
      data: { ownerId: lee.id },
    });
    expect((await opens(fang, words.logAll)).words).toContain(told.others(1));
    expect((await fang.fills({ note: "Called around" })).words).toContain(told.touched(1, "visit"));
  });

  test("whose it has become since stays theirs when the rest goes back", async () => {
    await store(["a", "b"]);
    await opens(ada, words.assignAll);
    await ada.fills({ to: fang.id });
    const first = ada.card!;
    await opens(ada, words.assignAll);
    expect((await ada.fills({ to: fang.id })).refusal).toBe(told.theirsAlready("Fang"));
    await office.database.prisma.customer.updateMany({
      where: { workspaceId: office.workspaceId, name: "b" },
      data: { ownerId: lee.id },
    });
    ada.card = first;
    expect((await ada.clicks(told.undo)).words).toBe(undo.givingUndone(1, 2));
    expect(await owners()).toEqual({ a: null, b: lee.id });
  });

  test("more than five hundred are done in parts; bands that have moved, and nobody, say so; a rep assigns nobody", async () => {
    await store(Array.from({ length: 501 }, (_, at) => `c${at}`));
    await opens(ada, words.assignAll);
    const done = await ada.fills({ to: fang.id });
    expect(done.words).toContain(told.assigned(500, "Fang"));
    await ada.clicks(told.nextPart(2, 2));
    expect((await ada.fills({ to: lee.id })).words).toContain(told.assigned(1, "Lee"));
    const values = { tier: 2, from: "123", to: fang.id };
    expect((await ada.submits({ id: "x", action: "tiers.assign-all" }, values)).refusal).toBe(told.bandGone);
    const sold = await lee.presses({ action: "tiers.touch-all", values: { tier: 4 } });
    expect(sold.refusal).toBe(told.nobody);
    expect((await fang.presses({ action: "tiers.assign-all", values: { tier: 2 } })).refusal).toBeTruthy();
  });
});
