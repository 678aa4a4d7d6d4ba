import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { sql } from "../../src/database/sql.ts";
import { transaction } from "../../src/database/transaction.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { nudgeMembers } from "../../src/forecasts/nudge-members.ts";
import { standingAt } from "../../src/history/standing-at.ts";
import { runningWeek } from "../../src/schedule/running-week.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged as logs } from "../fakes/office/deals.ts";
import { eventsOf, logLike } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";
import { buttonsOf, wordsOfCard } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("the week on %s", (kind) => {
  let office: Office;
  let fang: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  async function logged(line: string, person: Person = fang) {
    await logs(person, line);
  }

  const deal = (number: number) =>
    office.database.prisma.deal.findFirstOrThrow({ where: { workspaceId: office.workspaceId, number } });

  async function entries(person: Colleague, week: string) {
    const submission = await office.database.prisma.submission.findUnique({
      where: { workspaceId_memberId_week: { workspaceId: office.workspaceId, memberId: person.id, week } },
      include: { entries: true, calls: true },
    });
    const numbers = new Map(
      (await office.database.prisma.deal.findMany({ where: { workspaceId: office.workspaceId } })).map(
        (one) => [one.id, one.number],
      ),
    );
    return {
      submission,
      answers: Object.fromEntries(
        (submission?.entries ?? []).map((one) => [numbers.get(one.dealId), one.answer]),
      ),
      entries: submission?.entries ?? [],
    };
  }

  /** Fires a slot of the schedule at this moment, as the tick would. */
  async function fires(kind: "nudge" | "reminder-1" | "reminder-2", people: readonly Colleague[]) {
    const { workspace, pipelines } = await office.company();
    const week = runningWeek(workspace, office.now());
    const memberIds = people.map(({ id }) => id);
    await transaction(office.database, (tx) =>
      nudgeMembers(tx, { kind, workspace, week, now: office.now(), memberIds }, pipelines),
    );
  }

  async function closes() {
    const workspace = await office.workspace();
    // At the exact moment of the close, the running week is already the next one.
    const week = runningWeek(workspace, office.now().subtract({ hours: 1 }));
    return transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
  }

  /** A week as it was closed: what was open then and what had ended in it; confirmed where the owner had submitted. */
  const closedAs = (week: string) =>
    office.database.prisma.$queryRaw<
      {
        amountMinor: bigint;
        outcome: string | null;
        stage: string;
        likelihood: number;
        ownerId: string;
        confirmed: boolean;
      }[]
    >(sql`
      SELECT v."amountMinor", v."outcome", v."stage", v."likelihood", v."ownerId",
             EXISTS (SELECT 1 FROM "Submission" s WHERE s."memberId" = v."ownerId" AND s."week" = k."week"
                        AND s."submittedAt" IS NOT NULL) AS "confirmed"
      FROM "ClosedWeek" k
      JOIN "DealVersion" v ON v."workspaceId" = k."workspaceId" AND ${standingAt(sql`v`, sql`k."closedAt"`)}
      WHERE k."workspaceId" = ${office.workspaceId}::uuid AND k."week" = ${week}
        AND (v."outcome" IS NULL OR NOT EXISTS (
          SELECT 1 FROM "ClosedWeek" b
           WHERE b."workspaceId" = k."workspaceId" AND b."week" < k."week" AND v."closedAt" < b."closedAt"))
      ORDER BY v."amountMinor"`);

  const deliveries = async () =>
    office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId },
      orderBy: { createdAt: "asc" },
    });
  const cardOf = (delivery: { content: unknown }) => (delivery.content as { card: Card }).card;
  const recipients = async (kind: string) =>
    (await deliveries())
      .filter((one) => one.key.startsWith(`${kind}:`))
      .map((one) => one.recipient)
      .sort();

  /** A button of one deal on the Thursday card. */
  function dealButton(customer: string, label: string) {
    const blocks = fang.card!.blocks;
    const row = blocks.find((block) => block.type === "actions" && block.asked?.name === customer);
    const found = row?.type === "actions" && row.buttons.find((one) => one.label === label);
    if (!found) throw new Error(`${customer} has no button ${label}`);
    return found;
  }

  test("the rest is one tap: every open deal is recorded as it stands, with one number for the quarter", async () => {
    await logged("Alpha 10万 12/20");
    await logged("Beta USD 20k 11/30");
    await fang.says("/forecast");
    expect(fang.card!.title).toContain("Fang");
    await fang.clicks("Submit, 2 unchanged");
    const wrong = await fang.fills({ promised: "plenty" });
    expect(wrong.errors.promised).toContain("plenty");
    const { card, words } = await fang.fills({ promised: "91万" });
    expect(card.tone).toBe("good");
    expect(words).toContain("Thanks. 2 deals recorded as unchanged");

    const week = await entries(fang, "2026-W47");
    expect(week.answers).toEqual({ 1: "same", 2: "same" });
    expect(week.submission!.calls).toMatchObject([{ amountMinor: 91_000_000n, currency: "CNY" }]);
    expect(week.entries.find((one) => one.currency === "USD")).toMatchObject({
      amountMinor: 2_000_000n,
      closeDate: new Date("2026-11-30"),
      likelihood: 20,
      category: "pipeline",
    });
    expect((await deal(1)).version).toBe(1);
  });

  test("same, change, later and lost each do what they say, to the deal and to the record", async () => {
    for (const name of ["Alpha", "Beta", "Gamma", "Delta"]) await logged(`${name} 10万 12/20`);
    await fang.says("/forecast");
    await fang.presses(dealButton("Alpha", "Same"));
    await fang.presses(dealButton("Beta", "Change"));
    await fang.fills({ amount: "12万", likelihood: "70%", category: "commit", product: "OA" });
    await fang.presses(dealButton("Gamma", "Push"));
    expect((await fang.fills({ closeDate: "12/19" })).errors.closeDate).toContain("later date");
    await fang.fills({ closeDate: "2027-01-15", reason: "New CFO" });
    await fang.presses(dealButton("Delta", "Lost"));
    await fang.fills({ lostReason: "competitor" });

    const { answers, entries: said } = await entries(fang, "2026-W47");
    expect(answers).toEqual({ 1: "same", 2: "change", 3: "slipped", 4: "lost" });
    expect(said.find((one) => one.answer === "slipped")).toMatchObject({ reason: "New CFO" });
    expect(await deal(2)).toMatchObject({
      amountMinor: 12_000_000n,
      likelihood: 70,
      category: "commit",
      slips: 0,
    });
    const lines = [{ product: "OA", amountMinor: "12000000" }];
    expect((await deal(2)).lines).toEqual(lines);
    expect((await eventsOf(office, 2)).at(-1)).toMatchObject({
      kind: "answer",
      columns: { lines: [[], lines] },
    });
    expect(await deal(3)).toMatchObject({ closeDate: new Date("2027-01-15"), slips: 1 });
    expect(await deal(4)).toMatchObject({ outcome: "lost", lostReason: "competitor", likelihood: 0 });
    expect(wordsOfCard(fang.card!)).toContain("All deals answered");
    expect(wordsOfCard(fang.card!)).toContain("✓ Lost");
  });

  test("a passed date cannot stay: neither by Same nor by Submit, nor when it passes after the answer", async () => {
    await logged("Alpha 10万 11/19");
    await logged("Beta 10万 12/20");
    await fang.says("/forecast");
    await fang.presses(dealButton("Alpha", "Same"));
    office.itIs("2026-11-20T08:00");
    await fang.says("/forecast");
    const same = buttonsOf(fang.card!).filter((one) => one.label === "Same");
    expect(same).toHaveLength(1);
    const { id } = await deal(1);
    expect((await fang.presses({ action: "forecast.same", values: { id } })).refusal).toContain(
      "is past its close date",
    );
    const refused = await fang.clicks("Submit, 1 unchanged");
    expect(refused.words).toContain("Alpha is past its close date");
    expect((await entries(fang, "2026-W47")).submission!.submittedAt).toBeNull();
    await fang.presses(dealButton("Alpha", "Change"));
    expect((await fang.fills({ closeDate: "11/19/2026" })).errors.closeDate).toContain("has passed");
    await fang.fills({ closeDate: "11/25" });
    await fang.clicks("Submit, 1 unchanged");
    await fang.fills({ promised: "10万" });
    expect((await entries(fang, "2026-W47")).answers).toEqual({ 1: "slipped", 2: "same" });
  });

  test("a form that is submitted after somebody's date passed is refused, and can be sent again", async () => {
    await logged("Alpha 10万 11/18");
    await fang.says("/forecast submit 10万");
    const { form } = fang;
    office.itIs("2026-11-19T10:00");
    expect((await fang.fills({}, form)).refusal).toContain("Alpha");
    await fang.says("/deal update Alpha 12/1");
    expect((await fang.fills({}, form)).card.tone).toBe("good");
  });

  test("60 deals are six pages, answered page by page or all at once", async () => {
    await logged("Alpha 10万 12/20");
    await logLike(
      office,
      1,
      Array.from({ length: 59 }, (_, index) => ({
        title: `Product ${index + 2}`,
        closeDate: new Temporal.PlainDate(2026, 12, 1 + (index % 28)).toString(),
        as: { memberId: fang.id, at: Temporal.Instant.from("2026-11-01T00:00Z") },
      })),
    );
    const seen = new Set<string>();
    await fang.says("/forecast");
    for (let page = 1; ; page++) {
      expect(wordsOfCard(fang.card!)).toContain(`Page ${page} of 6`);
      const same = buttonsOf(fang.card!).filter((one) => one.label === "Same");
      expect(same).toHaveLength(10);
      for (const one of same) seen.add(String(one.values.id));
      if (page === 6) break;
      await fang.clicks("Next");
    }
    expect(seen.size).toBe(60);
    await fang.clicks("Same", 3);
    expect(wordsOfCard(fang.card!)).toContain("Page 6 of 6");
    await fang.clicks("Submit, 59 unchanged");
    expect(fang.form!.submit).toContain("59");
    await fang.fills({ promised: "10万" });
    const { answers } = await entries(fang, "2026-W47");
    expect(Object.values(answers)).toEqual(Array.from({ length: 60 }, () => "same"));
  });

  test("who submits from the last page is led to those whose date has passed, each customer named once", async () => {
    await logged("Alpha 10万 12/20");
    await logLike(
      office,
      1,
      Array.from({ length: 30 }, (_, index) => ({ closeDate: index < 3 ? "2026-11-10" : "2026-12-30" })),
    );
    await fang.says("/forecast");
    for (const _ of [2, 3, 4]) await fang.clicks("Next");
    const { words, reply } = await fang.clicks("Submit, 28 unchanged");
    expect(reply).toMatchObject({ type: "card", replace: true });
    expect(words).toContain("3 deals are past their close date (Alpha).");
    expect(words).toContain("Page 1 of 4");
    expect((await fang.says("/forecast submit 10万")).words).toContain("3 deals are past their close date");
    expect((await entries(fang, "2026-W47")).submission).toBeNull();
  });

  test("submitting again before the close takes the newest word", async () => {
    await logged("Alpha 10万 12/20");
    await fang.says("/forecast submit");
    await fang.fills({ promised: "10万" });
    await fang.says("/deal update Alpha 15万");
    await fang.says("/forecast");
    expect(wordsOfCard(fang.card!)).toContain("Submitted");
    await fang.clicks("Change answers");
    await fang.clicks("Submit again");
    await fang.fills({ promised: "15万" });
    const { submission, entries: said } = await entries(fang, "2026-W47");
    expect(submission!.calls).toMatchObject([{ amountMinor: 15_000_000n }]);
    expect(said).toMatchObject([{ answer: "change", amountMinor: 15_000_000n }]);
  });

  test("a deal that was lost on the card and is open again is asked again", async () => {
    await logged("Alpha 10万 12/20");
    await fang.says("/forecast");
    await fang.presses(dealButton("Alpha", "Lost"));
    await fang.fills({ lostReason: "price" });
    await fang.says("/deal undo");
    await fang.says("/forecast");
    expect(dealButton("Alpha", "Same").values.id).toBe((await deal(1)).id);
    await fang.clicks("Submit, 1 unchanged");
    await fang.fills({ promised: "10万" });
    expect((await entries(fang, "2026-W47")).answers).toEqual({ 1: "same" });
  });

  test("two clicks on Submit count once", async () => {
    await logged("Alpha 10万 12/20");
    await fang.says("/forecast submit 10万");
    const { form } = fang;
    const answers = await Promise.all([fang.fills({}, form), fang.fills({}, form)]);
    expect(answers.map((answer) => answer.reply.type).sort()).toEqual(["card", "notice"]);
    expect((await entries(fang, "2026-W47")).entries).toHaveLength(1);
  });

  test("what needs an eye comes first: passed, moved before, new, due", async () => {
    office.itIs("2026-11-10T10:00");
    await logged("Passed 10万 11/19");
    await logged("Moved 10万 12/01");
    await logged("Due 10万 12/20");
    await logged("Far 10万 2027-05-01");
    await fang.says("/deal update Moved 12/24");
    await fang.says("/deal update Due");
    await fang.fills({ likelihood: "60", category: "best-case" });
    office.itIs("2026-11-20T08:00");
    await logged("Fresh 10万 12/10");
    await logged("Later 10万 2027-06-01");
    const { words } = await fang.says("/forecast");
    const order = ["Passed", "Moved", "Fresh", "Due"].map((name) => words.indexOf(`${name} · `));
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(words).not.toMatch(/Far|Later/);
    expect(words).toContain("4 need review (the other 2: one tap)");
    const folded = await fang.clicks("Show 2 unchanged");
    expect(folded.words).toMatch(/Far · [\s\S]*Later · [\s\S]*\[Previous\]/);
  });

  /** The customers on the card, in order, each with the answer that is chosen. */
  const rows = () =>
    fang.card!.blocks.flatMap((block) =>
      block.type === "actions" && block.asked
        ? [[block.asked.name, block.buttons.find(({ chosen }) => chosen)?.label] as const]
        : [],
    );

  test("a first week of 65 fresh deals asks about those due this quarter, and folds 47", async () => {
    await logged("Alpha 10万 12/20");
    await logLike(
      office,
      1,
      Array.from({ length: 64 }, (_, index) => ({ closeDate: index < 17 ? "2026-12-30" : "2027-03-30" })),
    );
    const { words } = await fang.says("/forecast");
    expect(words).toContain("18 need review (the other 47: one tap)");
    expect(words).toContain("Page 1 of 2");
    expect(words).not.toContain("Show 47");
    expect((await fang.clicks("Next")).words).toContain("[Show 47 unchanged]");
    expect((await fang.clicks("Show 47 unchanged")).words).toContain("Unchanged, page 1 of 5");
    expect(wordsOfCard(fang.card!)).toContain("[Submit, 65 unchanged]");
  });

  test("an answered deal stays where it was, with its answer chosen, wherever it is pushed", async () => {
    for (const name of ["Alpha", "Beta", "Gamma"]) await logged(`${name} 10万 12/20`);
    await fang.says("/forecast");
    await fang.presses(dealButton("Alpha", "Push"));
    await fang.fills({ closeDate: "2027-06-01" });
    await fang.presses(dealButton("Beta", "Change"));
    await fang.fills({ closeDate: "12/10" });
    await fang.presses(dealButton("Gamma", "Same"));
    const answered = [
      ["Alpha", "Push"],
      ["Beta", "Change"],
      ["Gamma", "Same"],
    ];
    expect(rows()).toEqual(answered);
    // A second answer, and one that closes the deal.
    await fang.presses(dealButton("Alpha", "Lost"));
    await fang.fills({ lostReason: "price" });
    expect(rows()).toEqual([["Alpha", "Lost"], ...answered.slice(1)]);
  });

  test("the card folds up when it is submitted, opens again, and stays open while it is answered", async () => {
    await logged("Alpha 10万 12/20");
    await fang.says("/forecast");
    await fang.clicks("Submit, 1 unchanged");
    expect((await fang.fills({ promised: "10万" })).words).toContain("Forecast call: ¥100K");
    expect(rows()).toEqual([]);
    await fang.says("/forecast");
    expect(rows()).toEqual([]);
    await fang.clicks("Change answers");
    expect(rows()).toEqual([["Alpha", "Same"]]);
    await fang.presses(dealButton("Alpha", "Push"));
    await fang.fills();
    expect(rows()).toEqual([["Alpha", "Push"]]);
  });

  test("quick dates are one tap; another date that is typed counts instead", async () => {
    await logged("Alpha 10万 12/20");
    await fang.says("/forecast");
    const { form } = await fang.presses(dealButton("Alpha", "Push"));
    const [until] = form.fields;
    expect(until?.type === "choice" && until.options.map(({ label }) => label)).toEqual([
      "+1 week (Dec 27)",
      "Month's end (Dec 31)",
      "Next quarter (Mar 31, 2027)",
    ]);
    await fang.fills();
    expect(await deal(1)).toMatchObject({ closeDate: new Date("2026-12-27"), slips: 1 });
    await fang.presses(dealButton("Alpha", "Push"));
    await fang.fills({ until: "2027-03-31" });
    expect(await deal(1)).toMatchObject({ closeDate: new Date("2027-03-31"), slips: 2 });
    await fang.presses(dealButton("Alpha", "Push"));
    const wrong = await fang.fills({ until: "2027-04-07", closeDate: "3/30/2027" });
    expect(wrong.errors.closeDate).toContain("later date");
    expect(fang.form!.fields.map(({ value }) => value)).toEqual(["2027-04-07", "3/30/2027", ""]);
    await fang.fills({ closeDate: "2027-05-05" });
    expect(await deal(1)).toMatchObject({ closeDate: new Date("2027-05-05") });
  });

  test("a change says the next step and advances: at once, or by the form that asks for what is missing", async () => {
    await logged("Alpha 10万 12/20");
    await fang.says("/forecast");
    await fang.presses(dealButton("Alpha", "Change"));
    await fang.fills({ nextStep: "Send the quote", stage: "qualified-customer", likelihood: "40" });
    expect(await deal(1)).toMatchObject({ stage: "prospect", likelihood: 40 });
    expect(rows()).toEqual([["Alpha", "Change"]]);
    const { form } = await fang.presses(dealButton("Alpha", "Advance to Qualified customer"));
    expect(form.action).toBe("forecast.advance");
    expect((await fang.fills()).reply.type).toBe("invalid");
    const { words } = await fang.fills({ intent: "yes", "ability-to-pay": "yes" });
    expect(words).toContain("Qualified customer");
    expect(rows()).toEqual([["Alpha", "Change"]]);
    expect(await deal(1)).toMatchObject({ stage: "qualified-customer" });
    await fang.says("/deal back Alpha");
    await fang.fills({ reason: "Budget" });
    await fang.says("/forecast");
    await fang.presses(dealButton("Alpha", "Change"));
    expect((await fang.fills({ stage: "qualified-customer" })).words).toContain("Qualified customer");
    expect(await deal(1)).toMatchObject({ stage: "qualified-customer" });
    expect((await fang.says("/deal Alpha")).words).toContain("Send the quote");
  });

  test("a manager sees what the own people add up to beside the own call, a rep the own quota and gap", async () => {
    const east = await office.team("East");
    const chen = await office.joins("Chen", { role: "manager" });
    const li = await office.joins("Li", { team: east });
    await office.leads(chen.id, east);
    await office.asks(chen.id, "2026-Q4", 100_000_000n);
    await office.asks(li.id, "2026-Q4", 40_000_000n);
    await logged("Alpha 10万 12/20", li);
    await logged("Beta 20万 12/20", chen);
    await li.says("/deal win Alpha");
    const conditions = ["intent", "ability-to-pay", "contract-signed", "first-payment"];
    await li.fills(Object.fromEntries(conditions.map((one) => [one, "yes"])));
    expect((await li.says("/forecast submit 12万")).words).not.toContain("Team");
    await li.fills();
    expect((await li.says("/forecast")).words).toMatch(
      /Q4 quota: ¥400K\nWon: ¥100K\nGap: ¥300K\nWon \+ commit: ¥100K\nForecast call: ¥120K\nSubmitted/,
    );
    expect((await chen.says("/forecast")).words).toMatch(
      /Q4 team quota: ¥1M\nWon: ¥0\nTeam gap: ¥900K\n[\s\S]*Team won: ¥100K\nTeam won \+ commit: ¥100K\nTeam's calls \(1 of 1\): ¥120K/,
    );
    const { form } = await chen.clicks("Submit, 1 unchanged");
    expect(form.fields[0]?.hint).toContain("Team: won + commit ¥100K; calls ¥120K (1 of 1)");
  });

  test("a form that a typed line opened does not slip into the next week", async () => {
    await logged("Alpha 10万 12/20");
    office.itIs("2026-11-20T08:59");
    await fang.says("/forecast submit 10万");
    office.itIs("2026-11-20T09:05");
    expect((await fang.fills()).refusal).toContain("That week is closed");
    expect((await entries(fang, "2026-W48")).submission).toBeNull();
  });

  describe("at the end of a quarter", () => {
    /** By a quarter's first day. */
    const calls = async (week = "2026-W53") =>
      Object.fromEntries(
        ((await entries(fang, week)).submission?.calls ?? []).map(({ from, amountMinor }) => [
          from.toISOString().slice(0, 10),
          amountMinor,
        ]),
      );

    async function inCommit(line: string) {
      await logged(line);
      await fang.says(`/deal update ${line.split(" ")[0]}`);
      await fang.fills({ likelihood: "90", category: "commit" });
    }

    test("it and the next are asked for in its last two weeks, each with its own number", async () => {
      await inCommit("Alpha 10万 2026-12-30");
      await inCommit("Beta 20万 2027-03-31");
      await office.asks(fang.id, "2026-Q4", 7_000_000n);
      await office.asks(fang.id, "2027-Q1", 8_000_000n);
      office.itIs("2026-12-17T14:00");
      expect((await fang.says("/forecast")).words).not.toContain("Q1");
      expect((await fang.says("/forecast submit")).form.fields.map(({ label }) => label)).toEqual([
        "Your Q4 forecast call",
      ]);
      // The week closes on the first of January.
      office.itIs("2026-12-28T14:00");
      const { words } = await fang.says("/forecast");
      expect(words).toMatch(
        /Q4 quota: ¥70K\nWon: ¥0\nGap: ¥70K\nWon \+ commit: ¥100K\nQ1 quota: ¥80K\nQ1 commit: ¥200K/,
      );
      const { form } = await fang.clicks("Submit, 2 unchanged");
      expect(form.fields.map(({ label, value }) => [label, value])).toEqual([
        ["Your Q4 forecast call", "¥100,000"],
        ["Your Q1 forecast call", "¥200,000"],
      ]);
      expect((await fang.fills({ promised: "11万", next: "" })).errors.next).toBeTruthy();
      const after = await fang.fills({ promised: "11万", next: "22万" });
      expect(after.words).toMatch(/Q4 forecast call: ¥110K[\s\S]*Q1 forecast call: ¥220K/);
      expect(await calls()).toEqual({ "2026-10-01": 11_000_000n, "2027-01-01": 22_000_000n });
    });

    test("status, funnel and preview speak of the quarter that the card speaks of", async () => {
      const boss = await office.joins("Boss", { role: "admin" });
      await logged("Alpha 10万 2026-12-30");
      office.itIs("2026-12-28T14:00");
      await fang.says("/forecast submit 11万");
      await fang.fills({ next: "22万" });
      const status = await boss.says("/forecast status");
      expect(status.words).toMatch(
        /Q4 forecast call \| Q1 forecast call\nFang \| Submitted \| ¥110K \| ¥220K/,
      );
      expect((await boss.says("/deal run digest")).words).toMatch(
        /Q4, 3 days left[\s\S]*Forecast call: ¥110K/,
      );
      // In the first hours of January, before the close.
      office.itIs("2027-01-01T08:00");
      expect((await fang.says("/forecast")).words).toMatch(/Won \+ commit: ¥0\nForecast call: ¥220K/);
      expect((await boss.says("/deal run digest")).words).toMatch(
        /Q1, 89 days left[\s\S]*Forecast call: ¥220K/,
      );
      expect((await boss.says("/forecast status")).words).toContain("Fang | Submitted | ¥220K");
    });

    test("taking a submission back restores both numbers, and a close keeps what was promised", async () => {
      await logged("Alpha 10万 2027-01-20");
      office.itIs("2026-12-28T14:00");
      await fang.says("/forecast submit 11万");
      await fang.fills({ next: "22万" });
      await fang.says("/forecast submit 12万");
      await fang.fills({ next: "23万" });
      await fang.says("/deal undo");
      expect(await calls()).toEqual({ "2026-10-01": 11_000_000n, "2027-01-01": 22_000_000n });
      await fang.says("/deal undo");
      expect(await calls()).toEqual({});
      await fang.says("/forecast submit 13万");
      await fang.fills({ next: "24万" });
      // Said again in the new quarter, for which alone it is asked then: the old one's number stays.
      office.itIs("2027-01-01T08:00");
      await fang.says("/forecast submit 25万");
      expect((await fang.fills()).words).toContain("Thanks");
      expect(await calls()).toEqual({ "2026-10-01": 13_000_000n, "2027-01-01": 25_000_000n });
      office.itIs("2027-01-01T09:00");
      await closes();
      await fang.says("/forecast submit 26万");
      await fang.fills();
      expect(await calls()).toEqual({ "2026-10-01": 13_000_000n, "2027-01-01": 25_000_000n });
      expect(await calls("2027-W01")).toEqual({ "2027-01-01": 26_000_000n });
    });

    test("a form that was opened before midnight is of the quarters it asked for", async () => {
      office.itIs("2026-12-31T23:59");
      await fang.says("/forecast submit 11万");
      office.itIs("2027-01-01T00:01");
      await fang.fills({ next: "22万" });
      expect(await calls()).toEqual({ "2026-10-01": 11_000_000n, "2027-01-01": 22_000_000n });
    });

    test("who has only a quota for the next one is asked in its last two weeks", async () => {
      await office.asks(fang.id, "2027-Q1", 8_000_000n);
      const boss = await office.joins("Boss", { role: "admin" });
      office.itIs("2026-12-17T14:00");
      expect((await boss.says("/forecast status")).words).not.toContain("Fang");
      office.itIs("2026-12-22T14:00");
      expect((await boss.says("/forecast status")).words).toContain("Fang | Not yet");
    });
  });

  test("a promise below what is won is asked about, and said again it counts", async () => {
    await logged("Alpha 30万 12/20");
    await fang.says("/deal win Alpha");
    await fang.fills({
      intent: "yes",
      "ability-to-pay": "yes",
      "contract-signed": "yes",
      "first-payment": "yes",
    });
    const asked = (await fang.says("/forecast submit 12万")).form.fields[0]!;
    expect(asked.error).toBe("You've already won ¥300,000 in Q4. Submit again to keep the lower call.");
    expect(asked.value).toBe("12万");
    // Another number below it is another question.
    expect((await fang.fills({ promised: "13万" })).form.fields[0]!.error).toContain("already won");
    expect((await fang.fills({ promised: "13万" })).words).toContain("Thanks");
    expect((await entries(fang, "2026-W47")).submission!.calls).toMatchObject([{ amountMinor: 13_000_000n }]);
  });

  test("an older form replaces no later promise unasked", async () => {
    await fang.says("/forecast submit 192万");
    const older = fang.form!;
    await fang.says("/forecast submit 240万");
    await fang.fills();
    const call = async () => (await entries(fang, "2026-W47")).submission!.calls;
    const asked = await fang.fills({}, older);
    expect(asked.form.fields[0]!.error).toMatch(/since called ¥2,400,000 .*Submit again to replace it/);
    expect(asked.form.fields[0]!.value).toBe("192万");
    expect(await call()).toMatchObject([{ amountMinor: 240_000_000n }]);
    expect((await fang.fills()).words).toContain("Thanks");
    expect(await call()).toMatchObject([{ amountMinor: 192_000_000n }]);
  });

  test("who sells in one other currency is offered that one to promise", async () => {
    await logged("Alpha USD 20k 12/20");
    await fang.says("/deal update Alpha");
    await fang.fills({ likelihood: "90", category: "commit" });
    const { form } = await fang.says("/forecast submit");
    expect(form.fields[0]!.value).toBe("$20,000");
    await fang.fills();
    expect((await entries(fang, "2026-W47")).submission!.calls).toMatchObject([
      { amountMinor: 2_000_000n, currency: "USD" },
    ]);
  });

  test("a deal that was closed elsewhere meanwhile is off the card, whatever of it is pressed", async () => {
    const boss = await office.joins("Boss", { role: "admin" });
    await logged("Alpha 10万 12/20");
    await logged("Beta 10万 12/20");
    await fang.says("/forecast");
    const same = dealButton("Alpha", "Same");
    await fang.presses(dealButton("Alpha", "Push"));
    const { form } = fang;
    await boss.says("/deal lose Alpha");
    await boss.fills({ lostReason: "price" });
    for (const answer of [await fang.presses(same), await fang.fills({ closeDate: "2027-02-01" }, form)]) {
      expect(answer.words).toContain("Alpha: already lost");
      expect(answer.words).not.toContain("Alpha · ");
      expect(answer.words).toContain("Beta · ");
    }
    expect((await entries(fang, "2026-W47")).answers).toEqual({});
  });

  test("a field left alone does not undo what a manager wrote while the form was open", async () => {
    const boss = await office.joins("Boss", { role: "admin" });
    await logged("Alpha 10万 12/20");
    await fang.says("/forecast");
    await fang.presses(dealButton("Alpha", "Change"));
    await boss.says("/deal update Alpha 15万");
    expect((await fang.fills({ likelihood: "lots" })).errors.likelihood).toBeDefined();
    await fang.fills({ likelihood: "60" });
    expect(await deal(1)).toMatchObject({ amountMinor: 15_000_000n, likelihood: 60 });
  });

  test("what the numbers mean is one tap away from the card", async () => {
    await fang.says("/forecast");
    expect((await fang.clicks("What the numbers mean")).words).toContain("Commit, best case: Cumulative");
  });

  describe("the close", () => {
    test("writes down every open deal and what closed in the week, confirmed or carried over, and never changes", async () => {
      const li = await office.joins("Li");
      const reader = await office.joins("Boss", { role: "admin" });
      await logged("Alpha 10万 12/20");
      await logged("Beta 20万 12/20");
      await logged("Gamma 30万 12/20", li);
      await logged("Delta 40万 12/20", li);
      await fang.says("/deal lose Beta");
      await fang.fills({ lostReason: "price" });
      await li.says("/deal advance Delta signed");
      await li.fills({
        intent: "yes",
        "ability-to-pay": "yes",
        "contract-signed": "yes",
        "first-payment": "yes",
      });
      await fang.says("/forecast submit");
      await fang.fills({ promised: "10万" });
      await li.says("/forecast");
      await li.clicks("Same");

      office.itIs("2026-11-20T09:00");
      expect(await closes()).toBe(true);
      expect(await closes()).toBe(false);
      const written = await closedAs("2026-W47");
      expect(written).toMatchObject([
        { amountMinor: 10_000_000n, outcome: null, stage: "prospect", confirmed: true, ownerId: fang.id },
        { amountMinor: 20_000_000n, outcome: "lost", likelihood: 0, confirmed: true },
        { amountMinor: 30_000_000n, outcome: null, confirmed: false, ownerId: li.id },
        { amountMinor: 40_000_000n, outcome: "won", likelihood: 100, confirmed: false },
      ]);

      // Whatever happens afterwards, and whoever presses a card of that week.
      await fang.says("/deal update Alpha 99万");
      await fang.says("/forecast submit");
      await fang.fills({ promised: "99万" });
      expect((await li.clicks("Same")).refusal).toContain("That week is closed");
      await reader.says("/deal reopen Delta");
      expect(await closedAs("2026-W47")).toEqual(written);
      expect((await entries(fang, "2026-W47")).submission!.calls).toMatchObject([
        { amountMinor: 10_000_000n },
      ]);
      expect((await entries(fang, "2026-W48")).submission!.calls).toMatchObject([
        { amountMinor: 99_000_000n },
      ]);
      expect((await entries(li, "2026-W48")).answers).toEqual({});

      office.itIs("2026-11-27T09:00");
      await closes();
      const next = await closedAs("2026-W48");
      // The lost deal is reported once; the reopened one is open.
      expect(next.map((one) => [one.amountMinor, one.outcome])).toEqual([
        [30_000_000n, null],
        [40_000_000n, null],
        [99_000_000n, null],
      ]);
    });

    test("tells each deal that closed once, also when a close comes late", async () => {
      await logged("Alpha 10万 12/20");
      await logged("Beta 20万 12/20");
      // Three hours late; Alpha was lost in between, which belongs to the next week: a close counts at its
      // due time.
      office.itIs("2026-11-20T11:00");
      await fang.says("/deal lose Alpha");
      await fang.fills({ lostReason: "price" });
      office.itIs("2026-11-20T12:00");
      const workspace = await office.workspace();
      const week = runningWeek(workspace, Temporal.Instant.from("2026-11-20T00:00Z"));
      await transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
      office.itIs("2026-11-27T09:00");
      await closes();
      const outcomes = async (week: string) => (await closedAs(week)).map(({ outcome }) => outcome);
      expect(await outcomes("2026-W47")).toEqual([null, null]);
      expect(await outcomes("2026-W48")).toEqual(["lost", null]);
      office.itIs("2026-12-04T09:00");
      await closes();
      expect(await outcomes("2026-W49")).toEqual([null]);
    });

    test("touches no other company", async () => {
      const other = await openOffice(office.database);
      const stranger = await other.joins("Stranger");
      await logged("Theirs 10万 12/20", stranger);
      office.itIs("2026-11-20T09:00");
      await closes();
      expect(
        await office.database.prisma.closedWeek.count({ where: { workspaceId: other.workspaceId } }),
      ).toBe(0);
    });
  });

  describe("the nudge", () => {
    test("goes to who owes an answer only, and each reminder takes the place of the one before", async () => {
      const li = await office.joins("Li");
      const idle = await office.joins("Idle");
      const quota = await office.joins("Quota");
      const reader = await office.joins("Reader", { role: "read-only" });
      const parked = await office.joins("Parked");
      const everybody = [fang, li, idle, quota, reader, parked];
      await logged("Alpha 10万 12/20");
      await logged("Beta 10万 12/20", li);
      await logged("Market 10万 12/20", parked);
      await parked.says("/deal back Market 目标市场");
      await parked.fills({ reason: "Only a market" });
      await office.asks(quota.id, "2026-Q4", 100n);
      await office.asks(idle.id, "2026-Q1", 100n);
      office.itIs("2026-11-19T14:00");
      await fires("nudge", everybody);
      expect(await recipients("nudge")).toEqual(["at-Fang", "at-Li", "at-Quota"]);
      const card = cardOf((await deliveries()).find((one) => one.recipient === "at-Li")!);
      expect(wordsOfCard(card)).toContain("Beta");
      expect(wordsOfCard(card)).not.toContain("Alpha");

      await fires("nudge", everybody);
      expect(await recipients("nudge")).toHaveLength(3);

      await li.says("/forecast submit");
      await li.fills({ promised: "10万" });
      office.itIs("2026-11-19T17:00");
      await fires("reminder-1", everybody);
      expect(await recipients("reminder-1")).toEqual(["at-Fang", "at-Quota"]);
      const [reminder] = (await deliveries()).filter((one) => one.key.startsWith("reminder-1:"));
      // Once the week has closed it would only disturb.
      expect(reminder!.usefulUntil).toEqual(new Date("2026-11-20T09:00+08:00"));
      expect(reminder!.replaces).toMatch(/^nudge:2026-W47:/);
      expect(wordsOfCard(cardOf(reminder!))).toContain("Reminder:");

      await fang.says("/forecast submit");
      await fang.fills({ promised: "10万" });
      office.itIs("2026-11-20T08:30");
      await fires("reminder-2", everybody);
      expect(await recipients("reminder-2")).toEqual(["at-Quota"]);
    });

    test("can be pressed as it arrives", async () => {
      await logged("Alpha 10万 12/20");
      office.itIs("2026-11-19T14:00");
      await fires("nudge", [fang]);
      fang.card = cardOf((await deliveries())[0]!);
      await fang.clicks("Same");
      await fang.clicks("Submit");
      await fang.fills({ promised: "10万" });
      expect((await entries(fang, "2026-W47")).answers).toEqual({ 1: "same" });
    });

    test("speaks each one's language and tells the close in each one's zone", async () => {
      const li = await office.joins("李伟", { locale: "zh" });
      const joe = await office.joins("Joe", { zone: "America/New_York" });
      await logged("华信 10万 12/20", li);
      await logged("Globex 10万 12/20", joe);
      office.itIs("2026-11-19T14:00");
      await fires("nudge", [li, joe]);
      const card = async (name: string) =>
        wordsOfCard(cardOf((await deliveries()).find((one) => one.recipient === `at-${name}`)!));
      expect(await card("李伟")).toMatch(/华信[\s\S]*不变/);
      expect(await card("Joe")).toMatch(/Thu, Nov 19.*8:00|20:00/);
    });
  });

  describe("running it by hand", () => {
    async function company() {
      const east = await office.team("East");
      const west = await office.team("West");
      const people = {
        boss: await office.joins("Boss", { role: "admin" }),
        east: await office.joins("Chen", { role: "manager" }),
        west: await office.joins("Grace", { role: "manager" }),
        li: await office.joins("Li", { team: east }),
        may: await office.joins("May", { team: west }),
      };
      await office.leads(people.east.id, east);
      await office.leads(people.west.id, west);
      await logged("Alpha 10万 12/20", people.li);
      await logged("Beta 10万 12/20", people.may);
      return people;
    }

    test.each(["nudge", "digest"])(
      "a look at the %s changes nothing; Send now sends once, however often pressed",
      async (what) => {
        const { boss } = await company();
        const before = await office.rowCounts();
        const { words } = await boss.says(`/deal run ${what}`);
        expect(words).toContain("Goes to 2 people");
        expect(await office.rowCounts()).toEqual(before);
        const send = buttonsOf(boss.card!).find((one) => one.label === "Send now")!;
        const sent = await Promise.all([boss.presses(send), boss.presses(send)]);
        expect(sent.map((answer) => answer.notice).sort()).toEqual([
          "Already recorded. Nothing was done twice.",
          "Sent to 2 people.",
        ]);
        expect(await deliveries()).toHaveLength(2);
        await boss.says(`/deal run ${what}`);
        expect((await boss.clicks("Send now")).notice).toContain("Sent to 2");
        expect(await deliveries()).toHaveLength(4);
      },
    );

    test("shows a manager nothing of other teams, and a rep nothing at all", async () => {
      const { east, li } = await company();
      const nudge = await east.says("/deal run nudge");
      expect(nudge.words).toContain("Goes to 1 person: Li");
      expect(nudge.words).not.toContain("Beta");
      const digest = await east.says("/deal run digest");
      expect(digest.words).toContain("Goes to 1 person: Chen");
      expect(digest.words).not.toMatch(/West|May/);
      await east.clicks("Send now");
      expect((await deliveries()).map((one) => one.recipient)).toEqual(["at-Chen"]);
      expect((await li.says("/deal run nudge")).refusal).toContain("role");
      expect((await li.says("/forecast status")).refusal).toContain("Your own answers");
    });

    test("the preview shows the whole card, and tells who cannot be reached", async () => {
      const { boss } = await company();
      const invited = await office.database.prisma.member.create({
        data: {
          workspaceId: office.workspaceId,
          name: "Invited",
          role: "manager",
          locale: "en",
          zone: "UTC",
        },
      });
      await office.leads(invited.id, await office.team("North"));
      const digest = await boss.says("/deal run digest");
      expect(digest.words).toContain("Goes to 2 people: Chen and Grace\n");
      expect(digest.words).toContain("never signed in: Invited");
      expect(digest.words).toContain("Funnel, week to date · East");
      expect((await boss.clicks("Send now")).notice).toBe("Sent to 2 people.");

      for (let nth = 1; nth <= 12; nth++) {
        const rep = await office.joins(`Rep ${String(nth).padStart(2, "0")}`);
        await logLike(office, 1, [{ ownerId: rep.id }]);
      }
      const nudge = await boss.says("/deal run nudge");
      expect(nudge.words).toContain("Rep 08 and 4 more");
      expect(nudge.words).toContain("Thursday forecast · Li");
      expect((await boss.clicks("Send now")).notice).toBe("Sent to 14 people.");
    });

    test("tells a manager who has answered, of the own teams", async () => {
      const { east, boss, may } = await company();
      await may.says("/forecast submit");
      await may.fills({ promised: "12万" });
      expect((await east.says("/forecast status")).card.title).toContain("0 of 1");
      const all = await boss.says("/forecast status");
      expect(all.card.title).toContain("1 of 2");
      expect(all.words).toMatch(/Li \| Not yet[\s\S]*May \| Submitted \| ¥120K/);
    });
  });
});
