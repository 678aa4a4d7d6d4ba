/** All deals of a list are changed at once: previewed, refused where they have to be, confirmed, and undone as a whole. */
import { describe, expect, test } from "vitest";
import type { Button } from "../../../src/chat/card.ts";
import { manyWords } from "../../../src/deals/changing-many/words.ts";
import { listWords } from "../../../src/deals/listing/words.ts";
import { undoWords } from "../../../src/undo/words.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { logLike } from "../../fakes/office/history.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { tablesOf } from "../../fakes/office/reading.ts";

const words = manyWords("en");
const day = (date: string) => new Date(`${date}T00:00:00Z`);

describe.each(oneDatabase)("changing many deals on %s", (kind) => {
  let office: Office;
  let boss: Colleague;
  let fang: Colleague;
  let min: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    const east = await office.team("East");
    boss = await office.joins("Boss", { role: "manager", team: east });
    await office.leads(boss.id, east);
    fang = await office.joins("Fang", { team: east });
    min = await office.joins("Min", { team: east });
  });

  async function three() {
    await logged(fang, "ACME 100k 12/20");
    await logged(fang, "Globex 90k 11/20");
    await logged(min, "Initech 80k 12/30");
  }

  test("shows first what would happen to which, and why not to others; then all of it is one deed", async () => {
    await three();
    await boss.says("/deal list team");
    await boss.clicks(listWords("en").changeAll(3));
    expect(boss.form?.title).toBe(words.title(3));
    const wished = { toOwner: min.id, toDate: "-1 week", toStep: "Call them" };
    const preview = await boss.fills(wished);
    expect(preview.words).toContain("owner → Min · close date −7 days · next step → Call them");
    expect(preview.words).toContain("2 deals would change, 1 can't be changed");
    const [changing, refused] = tablesOf(preview.card);
    expect(changing?.rows.map(({ cells }) => cells[0])).toEqual(["#1 ACME", "#3 Initech"]);
    expect(changing?.rows[0]?.cells[1]).toContain("owner → Min");
    expect(refused?.rows.map(({ cells }) => cells)).toEqual([["#2 Globex", words.whyNot.past]]);
    expect(await dealRow(office)).toMatchObject({ ownerId: fang.id, closeDate: day("2026-12-20") });
    const done = await boss.clicks(words.confirm(2));
    expect(done.words).toContain(words.done(2, 1));
    expect(await dealRow(office)).toMatchObject({
      ownerId: min.id,
      closeDate: day("2026-12-13"),
      nextStep: "Call them",
    });
    expect(await dealRow(office, 2)).toMatchObject({ ownerId: fang.id, closeDate: day("2026-11-20") });
    expect((await boss.says("/deal history #1")).words).toContain("Boss");
  });

  test("is undone as a whole, but for what somebody has changed since", async () => {
    await three();
    await boss.says("/deal bulk team");
    await boss.fills({ toDate: "+10 days", toOwner: min.id });
    await boss.clicks(words.confirm(3));
    expect(await dealRow(office, 2)).toMatchObject({ closeDate: day("2026-11-30"), ownerId: min.id });
    await min.says("/deal update #3 2027-02-01");
    expect((await boss.says("/deal undo")).words).toBe(undoWords("en").bulkUndone(2, 3));
    expect(await dealRow(office)).toMatchObject({ ownerId: fang.id, closeDate: day("2026-12-20") });
    expect(await dealRow(office, 2)).toMatchObject({ ownerId: fang.id, closeDate: day("2026-11-20") });
    expect(await dealRow(office, 3)).toMatchObject({ ownerId: min.id, closeDate: day("2027-02-01") });
    // What is left of it was built upon.
    expect((await boss.says("/deal undo")).refusal).toContain("since then, Min");
  });

  test("nothing is confirmed that was not seen: a list that has changed is shown again", async () => {
    await three();
    await boss.says("/deal bulk team");
    const preview = await boss.fills({ toCategory: "commit" });
    const confirm = preview.buttons.find(({ style }) => style === "primary") as Button;
    await fang.says("/deal update #1 120k");
    expect((await boss.presses(confirm)).words).toContain(words.changedSince);
    expect(await dealRow(office)).toMatchObject({ category: "pipeline" });
    await boss.clicks(words.confirm(3));
    expect(await dealRow(office)).toMatchObject({ category: "commit", amountMinor: 12_000_000n });
    // The second press finds them in another version.
    expect((await boss.presses(confirm)).words).toContain(words.changedSince);
  });

  test("every mistake gets its sentence, and the form keeps what was typed", async () => {
    await three();
    await boss.says("/deal bulk team");
    expect((await boss.fills({})).refusal).toBe(words.needSomething);
    for (const [toDate, error] of [
      ["some day", words.badDate("some day")],
      ["+0 days", words.badDate("+0 days")],
      ["+60 weeks", words.tooFar],
      ["2026-01-05", words.isPast],
    ] as const)
      expect((await boss.fills({ toDate })).errors, toDate).toEqual({ toDate: error });
    expect((await boss.fills({ toOwner: office.workspaceId, toDate: "" })).errors).toEqual({
      toOwner: words.nobody,
    });
    expect((await boss.fills({ toDate: "+1 week", toOwner: "keep" })).reply.type).toBe("card");
  });

  test("more than 500 are not changed at once, which one sentence says, with how to narrow the list", async () => {
    await logged(fang, "ACME 100k 12/20");
    await logLike(
      office,
      1,
      Array.from({ length: 499 }, () => ({})),
    );
    expect((await boss.says("/deal bulk team")).form?.title).toBe(words.title(500));
    await logLike(office, 1, [{}]);
    const { refusal } = await boss.says("/deal bulk team");
    expect(refusal).toBe(words.tooMany(501, 500));
    expect(refusal).toContain("501 deals; at most 500 can be changed at once");
    // Nor by a form that was open, or a button from before.
    expect((await boss.fills({ toCategory: "commit" })).words).toContain(words.tooMany(501, 500));
    expect(await dealRow(office)).toMatchObject({ version: 1 });
  });

  test("reaches no farther than the one who wishes: a rep's own, and gives away only those", async () => {
    await three();
    const bo = await office.joins("Bo", { team: await office.team("West") });
    expect((await bo.says("/deal bulk team")).refusal).toBe(words.none);
    const list = JSON.stringify({ whose: "team" });
    const tampered = { action: "deal.change-all", values: { list, toCategory: "commit", stood: "0" } };
    expect((await bo.presses(tampered)).refusal).toBe(words.none);
    await fang.presses({ action: "deal.change-all", values: { list } });
    expect(fang.form?.title).toBe(words.title(2));
    // Boss leads East only, and may give nobody's deals to West.
    await boss.says("/deal bulk team");
    const refused = await boss.fills({ toOwner: bo.id });
    expect(tablesOf(refused.card)[0]?.rows.map(({ cells }) => cells[1])).toEqual(
      Array.from({ length: 3 }, () => words.whyNot["not-theirs"]),
    );
    expect(refused.words).toContain(words.nothingToDo);
    const { chat } = await office.joins("Fin", { role: "finance" }).then(async (fin) => ({
      chat: await fin.says("/deal list team"),
    }));
    expect(chat.buttons.map(({ label }) => label)).not.toContain(listWords("en").changeAll(3));
  });
});
