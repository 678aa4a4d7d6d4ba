/** Prospects that want a decision, once a month: who is asked, what a tap does, and who has reported. */
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { askReviews } from "../../../src/leads/reviewing/ask-reviews.ts";
import { leadWords } from "../../../src/leads/words.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import { type Colleague, inShanghai, type Office } from "../../fakes/office/office.ts";
import { rowsOf } from "../../fakes/office/reading.ts";

const words = leadWords("en");

describe.each(oneDatabase)("the prospect review on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let mei: Colleague;
  let lead: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    const east = await office.team("East");
    fang = await office.joins("Fang", { team: east });
    mei = await office.joins("Mei", { team: east });
    lead = await office.joins("Lee", { role: "manager", team: east });
    await office.leads(lead.id, east);
    await office.database.prisma.member.updateMany({
      where: { workspaceId: office.workspaceId },
      data: { createdAt: new Date(0) },
    });
  });
  const comes = async (local: string) => {
    office.itIs(local);
    await askReviews(office.database, await office.workspace(), inShanghai(local));
  };
  const asked = () =>
    office.database.prisma.delivery.count({
      where: { workspaceId: office.workspaceId, key: { startsWith: "lead-review" } },
    });
  const standings = async () =>
    (
      await office.database.prisma.customer.findMany({
        where: { workspaceId: office.workspaceId },
        orderBy: { name: "asc" },
      })
    ).map(({ name, standing }) => `${name} ${standing}`);

  test("asks whoever has doubtful prospects, on the morning of the first Monday, once", async () => {
    await logged(fang, "Alpha 10k 12/20");
    await comes("2026-12-07T08:59");
    expect(await asked()).toBe(0);
    await comes("2026-12-07T09:00");
    await comes("2026-12-07T09:01");
    // Mei and Lee have nothing to decide.
    expect(await asked()).toBe(1);
    await fang.says("/deal review");
    expect(fang.card!.title).toBe(words.reviewTitle("Dec 7"));
    expect(JSON.stringify(fang.card)).toContain(words.doubts.untouched);
    expect(JSON.stringify(fang.card)).toContain(words.doubts.unanswered(6));
    await lead.says("/funnel review");
    expect(rowsOf(lead.card!).map(({ cells }) => cells)).toEqual([
      ["Fang", "0 / 1", words.notYet],
      ["Lee", words.nothingAsked, "Dec 7"],
      ["Mei", words.nothingAsked, "Dec 7"],
    ]);
  });

  test("tells how long a prospect is over its customer's own cycle, or over what its stage takes", async () => {
    for (const name of ["Alpha", "Beta", "Gamma"]) await logged(fang, `${name} 10k 12/20`);
    await office.database.prisma.customer.updateMany({ where: { name: "Alpha" }, data: { cycleDays: 10 } });
    await office.database.prisma.customer.updateMany({ where: { name: "Beta" }, data: { cycleDays: 19 } });
    await comes("2026-12-07T09:00");
    const shown = (await fang.says("/deal review")).words;
    // Logged on November 18; a prospect usually takes twenty workdays.
    expect(shown.match(/\d+ days? over its cycle/g)).toEqual(["9 days over its cycle"]);
    await comes("2027-01-04T09:00");
    expect((await fang.says("/deal review")).words.match(/\d+ days? over its cycle/g)).toEqual([
      "37 days over its cycle",
      "28 days over its cycle",
      expect.stringMatching(/^1[0-9] days over/),
    ]);
  });

  test("one tap each: keep, back to the market, to the pool; then it is reported, and stays to be read", async () => {
    for (const name of ["Alpha", "Beta", "Gamma", "Delta"]) await logged(fang, `${name} 10k 12/20`);
    await comes("2026-12-07T09:00");
    await fang.says("/deal review");
    await fang.clicks(words.keep);
    await fang.presses(button(fang, 2, words.drop));
    await fang.presses(button(fang, 3, words.release));
    expect(await standings()).toEqual(["Alpha null", "Beta market", "Delta null", "Gamma pool"]);
    expect(await dealRow(office, 3)).toMatchObject({ outcome: "lost", lostReason: "not-now" });
    await fang.clicks(words.keepRest(1));
    expect(fang.card!.tone).toBe("good");
    await lead.says("/funnel review");
    expect(rowsOf(lead.card!)[0]!.cells).toEqual(["Fang", "4 / 4", "Dec 7"]);
    // What was given away and is taken back wants an answer again.
    await fang.says("/deal undo");
    await fang.says("/deal undo");
    await comes("2027-01-04T09:00");
    await fang.presses({ action: "deal.review", values: { on: "2026-12-07" } });
    expect(fang.card!.title).toBe(words.reviewTitle("Dec 7, 2026"));
    expect((await mei.says("/funnel review")).words).toMatch(/role/);
  });

  test("nobody answers for somebody else, and what is no prospect any more says so", async () => {
    await logged(fang, "Alpha 10k 12/20");
    await comes("2026-12-07T09:00");
    await fang.says("/deal review");
    const tap = button(fang, 1, words.release);
    expect((await mei.presses(tap)).words).toContain(words.noReview);
    await fang.says("/deal lose #1 price");
    await fang.fills();
    await fang.presses(tap);
    expect(JSON.stringify(fang.card)).toContain(words.answeredSo.gone);
    expect(await standings()).toEqual(["Alpha null"]);
  });

  test("a holiday moves it, whoever is away is asked when they are back, and it can be switched off", async () => {
    const { prisma } = office.database;
    await logged(fang, "Alpha 10k 12/20");
    const set = (settings: object) =>
      prisma.workspace.update({ where: { id: office.workspaceId }, data: { settings } });
    await set({ holidays: ["2026-12-07"], prospectReview: { asks: false } });
    await comes("2026-12-08T09:00");
    expect(await asked()).toBe(0);
    await set({ holidays: ["2026-12-07"] });
    const day = (text: string) => new Date(`${Temporal.PlainDate.from(text)}T00:00:00Z`);
    await prisma.absence.create({
      data: {
        workspaceId: office.workspaceId,
        memberId: fang.id,
        from: day("2026-12-08"),
        to: day("2026-12-09"),
      },
    });
    await comes("2026-12-07T10:00");
    await comes("2026-12-08T10:00");
    expect(await asked()).toBe(0);
    await comes("2026-12-10T10:00");
    expect(await asked()).toBe(1);
  });
});

/** The nth question's button of that label. */
function button(person: Colleague, nth: number, label: string) {
  const rows = person.card!.blocks.flatMap((block) =>
    block.type === "actions" && block.asked ? [block] : [],
  );
  return rows[nth - 1]!.buttons.find((one) => one.label === label)!;
}
