/** Two funnels side by side, counted by hand. */
import { describe, expect, test } from "vitest";
import { transaction } from "../../src/database/transaction.ts";
import { catalogue } from "../../src/pipelines/catalogue.ts";
import { addPipelines } from "../../src/pipelines/rows/load-pipelines.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { livedAs, writeLives } from "../fakes/office/histories.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { tablesOf } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("two funnels side by side on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let boss: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    boss = await office.joins("Boss", { role: "admin" });
  });

  const days = (count: number) => office.now().subtract({ minutes: Math.round(24 * 60 * count) });
  /** Of so many prospects so many advance, the others are lost; each an hour after it was logged. */
  const prospects = (of: number, advanced: number, daysAgo: number) =>
    Array.from({ length: of }, (_, nth) => livedAs([nth < advanced ? "advance" : "lose"], days(daysAgo)));
  const write = (lives: ReturnType<typeof prospects>) =>
    writeLives(office, lives, [fang.id, fang.id, fang.id]);
  const rows = async (line: string) => {
    const { card, words } = await boss.says(line);
    return { words, rows: tablesOf(card)[0]?.rows.map(({ cells }) => cells) };
  };
  const dayAgo = (count: number) => days(count).toZonedDateTimeISO("Asia/Shanghai").toPlainDate().toString();

  test("before and after a day: rates with counts, each side as it was known at its end", async () => {
    await write([...prospects(40, 8, 50), ...prospects(40, 30, 20)]);
    const { words, rows: told } = await rows(`/funnel compare ${dayAgo(30)}`);
    expect(told?.[0]?.[0]).toBe("Prospect");
    expect(told?.[0]?.[1]).toBe("20% (8/40) → 75% (30/40)");
    expect(told?.[0]?.slice(3)).toEqual(["32 → 10", "40 → 40"]);
    expect(words).toContain("Prospect: clearly better.");
    expect(words).toContain("30 days before and after");
  });

  test("what is too few is said, and what may be chance is not called better", async () => {
    await write([...prospects(19, 5, 50), ...prospects(40, 30, 20)]);
    const few = await rows(`/funnel compare ${dayAgo(30)}`);
    expect(few.words).toContain("Too few decided deals");
    expect(few.rows?.[0]?.[1]).toBe("too few yet (19) → 75% (30/40)");
    await write([...prospects(25, 15, 50), ...prospects(25, 17, 20)]);
    expect((await rows(`/funnel compare ${dayAgo(30)}`)).words).toContain(
      "No difference that couldn't be chance.",
    );
  });

  test("a deal that came before the day and was decided after it is open on the side before", async () => {
    // Half an hour before the day begins, and an hour later.
    await write(prospects(1, 1, 30 + 10.5 / 24));
    const { rows: told } = await rows(`/funnel compare ${dayAgo(30)}`);
    expect(told?.[0]).toEqual(["Prospect", "too few yet (0) → too few yet (0)", "– → –", "0 → 0", "1 → 0"]);
  });

  test("two versions of a process, each with its own deals", async () => {
    await logged(fang, "Old 120万 月底");
    const newest = catalogue.find(({ code }) => code === "customer-funnel")!;
    await transaction(office.database, (tx) =>
      addPipelines(tx, office.workspaceId, [{ ...newest, version: newest.version + 1 }]),
    );
    await logged(fang, "New 50万 月底");
    await logged(fang, "Other 70万 月底");
    const [before, after] = [newest.version, newest.version + 1];
    for (const line of [`v${before} v${after}`, `v${before} vs v${after}`, `第${before}版和第${after}版`])
      expect((await rows(`/funnel compare ${line}`)).rows?.[0]?.[4], line).toBe("1 → 2");
    expect((await boss.says(`/funnel compare v1 v99`)).refusal).toContain("has these versions: v1");
  });

  test("versions that people know by one number are one side", async () => {
    const newest = catalogue.find(({ code }) => code === "customer-funnel")!;
    const edition = newest.version + 1;
    for (const [nth, name] of ["New", "Other"].entries()) {
      await transaction(office.database, (tx) =>
        addPipelines(tx, office.workspaceId, [{ ...newest, version: edition + nth, edition }]),
      );
      await logged(fang, `${name} 50万 月底`);
    }
    await logged(fang, "Third 50万 月底");
    const compared = await rows(`/funnel compare v${newest.version} v${edition}`);
    expect(compared.rows?.[0]?.[4]).toBe("0 → 3");
    const { refusal } = await boss.says("/funnel compare v1 v99");
    expect(refusal).toContain(`v${newest.version} and v${edition}`);
    expect(refusal).not.toContain(`v${edition + 1}`);
  });

  test("what cannot be compared is told in a sentence", async () => {
    expect((await boss.says("/funnel compare")).refusal).toContain("From which day on?");
    expect((await boss.says("/funnel compare tomorrow")).refusal).toContain("hasn't passed yet");
    expect((await boss.says("/漏斗 对比 瞎写的")).refusal).toContain("瞎写的");
    expect((await boss.says("/funnel compare classic six v1 v2")).words).toContain("Classic six");
  });
});
