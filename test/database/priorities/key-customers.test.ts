/** Key customers: proven by what they bought, by the company's own standard, and by hand; and what one has to know of them. */
import { beforeEach, describe, expect, test } from "vitest";
import { personalDataOfCustomers } from "../../../src/customers/personal-data.ts";
import { transaction } from "../../../src/database/transaction.ts";
import { cardWords } from "../../../src/deals/card/words.ts";
import { keyWords } from "../../../src/priorities/key/words.ts";
import { worthSettingsWords } from "../../../src/settings/worth/words.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { logged, qualified } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";
import { rowsOf } from "../../fakes/office/reading.ts";
import { storedReport } from "../../fakes/office/stored-sales.ts";

const words = keyWords("en");
const paid = { ...qualified, "contract-signed": "yes", "first-payment": "yes" };

describe.each(oneDatabase)("key customers on %s", (kind) => {
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

  const customer = (name: string) =>
    office.database.prisma.customer.findFirstOrThrow({ where: { workspaceId: office.workspaceId, name } });

  /** Won on a day; what comes later is later. */
  async function won(person: Colleague, line: string, on: string): Promise<void> {
    office.itIs(`${on}T10:00`);
    await logged(person, line);
    const deal = await office.database.prisma.deal.findFirstOrThrow({
      where: { workspaceId: office.workspaceId },
      orderBy: { number: "desc" },
    });
    await person.says(`/deal win #${deal.number}`);
    await person.fills(paid);
    const after = await office.database.prisma.deal.findUniqueOrThrow({ where: { id: deal.id } });
    expect(after.wonOn?.toISOString()).toContain(on);
  }
  const isToday = () => office.itIs("2026-11-18T10:00");
  const names = ({ card }: Colleague) => rowsOf(card!).map(({ cells }) => cells[0]);

  test("the smallest set that brought 80 % in twelve months; who came, who went, and what is missing", async () => {
    // Within the year that ended a quarter ago, and beyond this one.
    await won(fang, "Oldies 500k 2025-09-20", "2025-09-01");
    await won(fang, "ACME 80k 11/20", "2026-10-10");
    await won(fang, "Globex 20k 11/20", "2026-10-11");
    isToday();
    await logged(fang, "Umbrella 60k 12/20");
    await logged(fang, "ACME 40k 12/20");
    const shown = await fang.says("/customer key");
    expect(shown.words).toContain(words.proven.deals(1, "80%", "¥100K"));
    expect(names(fang)).toEqual(["ACME"]);
    expect(rowsOf(shown.card!)[0]?.cells.at(-1)).toBe(`${words.noStep}, ${words.noExecutive}`);
    expect(shown.words).toContain(words.forecast("100%", "¥100K", "Umbrella and ACME", 2));
    expect(shown.words).toContain(words.entered);
    expect(shown.words).toMatch(new RegExp(`${words.left}.*Oldies`));
    expect(shown.words).toContain(words.noStandard);
  });

  test("where sales are stored, by what was bought and not by won deals; and it says so", async () => {
    await won(fang, "ACME 80k 11/20", "2026-10-10");
    isToday();
    await storedReport(office, ada.id, [
      { customer: "Globex", amount: 70_000, on: "2026-05-01" },
      { customer: "ACME", amount: 30_000, on: "2026-05-02" },
      { customer: "ACME", amount: -20_000, on: "2026-09-30" },
      { customer: "Oldies", amount: 500_000, on: "2025-10-01" },
      { customer: "Initech", amount: 900_000, on: "2024-10-01" },
    ]);
    const shown = await ada.says("/customer key");
    expect(shown.words).toContain(words.proven.sales(1, "88%", "¥80K"));
    expect(shown.words).toContain(words.fromSales);
    expect(names(ada)).toEqual(["Globex"]);
    expect(shown.words).toMatch(new RegExp(`${words.entered}.*Globex`));
    expect(shown.words).toMatch(new RegExp(`${words.left}.*Oldies`));
    // Of a year that no report tells of, what was won counts again.
    office.itIs("2028-01-10T10:00");
    expect((await ada.says("/customer key")).words).toContain(words.nothing.deals);
  });

  test("money of another currency counts by the rate of its day, and without one nobody is ranked", async () => {
    await won(fang, "ACME 80k 11/20", "2026-10-10");
    await won(fang, "Initech USD 40k 11/20", "2026-10-11");
    isToday();
    expect((await fang.says("/customer key")).words).toContain(words.noRanking);
    await ada.says("/team rate USD 7 from 2026-10-01");
    await ada.says("/team rate USD 1 from 2026-11-01");
    await fang.says("/customer key");
    expect(names(fang)).toEqual(["Initech", "ACME"]);
  });

  test("each sees no more than their own: a rep theirs, a manager the team's, an admin all", async () => {
    await won(fang, "ACME 80k 11/20", "2026-10-10");
    await won(lee, "Initech 90k 11/20", "2026-10-11");
    isToday();
    await ada.says("/customer key");
    expect(names(ada)).toEqual(["Initech", "ACME"]);
    for (const [person, own, other] of [
      [fang, "ACME", "Initech"],
      [mo, "ACME", "Initech"],
      [lee, "Initech", "ACME"],
    ] as const) {
      expect((await person.says("/customer key")).words).not.toContain(other);
      expect(names(person)).toEqual([own]);
    }
    const { id } = await customer("Initech");
    expect((await mo.presses({ action: "customer.key-mark", values: { id, key: true } })).words).toBe(
      words.notYours("Initech"),
    );
    expect((await fang.presses({ action: "customer.notes", values: { id } })).words).toBe(
      words.notesNotYours("Initech"),
    );
    expect(await customer("Initech")).toMatchObject({ isKey: false });
  });

  test("a company's own standard finds them before they ever bought; it is said as a sentence", async () => {
    await logged(fang, "ACME 80k 12/20");
    await logged(fang, "Globex 80k 12/20");
    await fang.says("/customer acme: profit 300k, industry retail");
    await ada.presses({ action: "settings.key", values: {} });
    const wrong = await ada.fills({ profit: "plenty", open: "", industries: "retail", top: "0" });
    const settings = worthSettingsWords("en");
    expect(wrong.reply).toMatchObject({
      type: "invalid",
      errors: { profit: settings.badAmount("plenty", "CNY"), top: settings.badWhole(20) },
    });
    await ada.fills({ profit: "200k", open: "50k", industries: "retail", top: "3" });
    const shown = await fang.says("/customer key");
    expect(shown.words).toContain("expected profit from ¥200K");
    expect(shown.words).toContain("industry retail");
    expect(names(fang)).toEqual(["ACME"]);
  });

  test("marked by hand, with an event, and taken back", async () => {
    await logged(fang, "ACME 80k 12/20");
    expect((await mo.says("/customer mark ACME")).words).toContain(words.isMarked("ACME"));
    expect(await customer("ACME")).toMatchObject({ isKey: true });
    await fang.says("/customer key");
    expect(names(fang)).toEqual(["★ ACME"]);
    expect((await mo.says("/deal undo")).words).toContain("you decided about ACME");
    expect(await customer("ACME")).toMatchObject({ isKey: false });
    await mo.says("/customer ACME");
    expect((await mo.clicks(words.mark)).words).toContain(words.isMarked("ACME"));
    expect((await mo.says("/customer mark ACME off")).words).toContain(words.isUnmarked("ACME"));
    const events = await office.database.prisma.event.findMany({
      where: { workspaceId: office.workspaceId, kind: "mark" },
    });
    expect(events).toHaveLength(3);
  });

  test("all who have proven it are marked by one tap", async () => {
    await won(fang, "ACME 80k 11/20", "2026-10-10");
    await won(fang, "Globex 70k 11/20", "2026-10-11");
    isToday();
    await mo.says("/customer key");
    expect((await mo.clicks(words.markAll(2))).words).toContain(words.allMarked(2));
    expect([await customer("ACME"), await customer("Globex")]).toMatchObject([
      { isKey: true },
      { isKey: true },
    ]);
  });

  test("needs and notes are words that an erasure empties; a grade is given with what it gets", async () => {
    await logged(fang, "ACME 80k 12/20");
    await ada.presses({ action: "settings.grades", values: {} });
    await ada.fills({ grades: "A 15% own engineer\nB 5%" });
    await fang.says("/customer notes ACME");
    expect(fang.form?.fields.map(({ name }) => name)).not.toContain("grade");
    const noted = await fang.fills({ needs: "a quiet launch", communication: "calls only" });
    expect(noted.words).toContain("a quiet launch");
    await mo.says("/customer notes ACME");
    await mo.fills({ grade: "A" });
    const card = await fang.says("/customer ACME");
    expect(card.words).toContain(words.policyLine("A", 15, "own engineer"));
    expect(card.words).toContain("calls only");
    expect((await lee.says("/customer ACME")).words).not.toContain("calls only");
    const events = await office.database.prisma.event.findMany({
      where: { workspaceId: office.workspaceId },
    });
    expect(JSON.stringify(events.map(({ values }) => values))).not.toContain("quiet");
    await transaction(office.database, (tx) =>
      personalDataOfCustomers.erase(tx, {
        ...{ id: fang.id, workspaceId: office.workspaceId, name: "Fang", email: null, accounts: [] },
        instead: { name: "–", words: "(erased)" },
      }),
    );
    const erased = await mo.says("/customer ACME");
    expect(erased.words).not.toContain("quiet");
    expect(erased.words).not.toContain("calls only");
  });

  test("a discount above what the grade gets warns, and is given all the same", async () => {
    await logged(fang, "ACME 80k 12/20");
    await ada.presses({ action: "settings.grades", values: {} });
    await ada.fills({ grades: "A 15% own engineer" });
    const typed = async (discount: string) => {
      await fang.says("/deal lines ACME");
      return (await fang.fills({ lines: `OA ×10 @3000 -${discount}%` })).words;
    };
    const warning = cardWords("en").beyondGrade("15.5", "A", 15);
    expect(await typed("15.5")).not.toContain(warning);
    await mo.says("/customer notes ACME");
    await mo.fills({ grade: "A" });
    expect(await typed("15")).not.toContain("⚠");
    expect((await typed("15.5")).split(warning)).toHaveLength(2);
    // It stays on the card, whoever looks, until the discount or the grade is another one.
    await fang.says("/deal note ACME sent the offer");
    for (const person of [fang, mo])
      expect((await person.says("/deal ACME")).words).toContain(`⚠ ${warning}`);
    await mo.says("/customer notes ACME");
    await mo.fills({ grade: "" });
    expect((await fang.says("/deal ACME")).words).not.toContain("⚠");
    await mo.says("/customer notes ACME");
    await mo.fills({ grade: "A" });
    expect((await fang.says("/deal ACME")).words).toContain(warning);
    await fang.says("/deal lose ACME");
    await fang.fills({ lostReason: "price" });
    expect((await fang.says("/deal ACME")).words).not.toContain("⚠");
    const deal = await office.database.prisma.deal.findFirstOrThrow({
      where: { workspaceId: office.workspaceId },
    });
    expect(deal.amountMinor).toBe(2_535_000n);
  });

  test("nothing of it failed inside", () => expect(office.failures).toEqual([]));
});
