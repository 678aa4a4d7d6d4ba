/** A company's own fields: added, renamed, moved and archived by admins, filled in by those who sell. */
import { describe, expect, test } from "vitest";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague } from "../fakes/office/office.ts";
import { rowsOf } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("a company's own fields on %s", (kind) => {
  let fang: Colleague;
  let boss: Colleague;

  inOffices(kind, async (office) => {
    fang = await office.joins("Fang");
    boss = await office.joins("Boss", { role: "admin" });
    await logged(fang, "ACME 10万 12/20");
  });

  async function adds(values: Readonly<Record<string, string>>) {
    await boss.says("/customer fields");
    const { form } = await boss.clicks("Add field");
    return boss.fills(values, form);
  }
  async function changes(nth: number, values: Readonly<Record<string, string>>) {
    await boss.says("/customer fields");
    const { form } = await boss.clicks("Change", nth);
    return boss.fills(values, form);
  }
  const names = async () => rowsOf((await boss.says("/customer fields")).card).map(({ cells }) => cells[0]);
  const whole = async () => {
    const { buttons, words } = await fang.says("/customer ACME");
    return buttons.some(({ label }) => label === "More of the file")
      ? (await fang.clicks("More of the file")).words
      : words;
  };

  test("each kind is filled in, shown, and computed from others; a division by zero is a dash", async () => {
    await adds({ en: "Seats", zh: "座位数", kind: "number" });
    await adds({ en: "Price", kind: "number" });
    await adds({ en: "Tier", kind: "choice", options: "Gold | 金牌\nSilver | 银牌" });
    await adds({ en: "Renewal", kind: "date" });
    await adds({ en: "Remark", kind: "text" });
    await adds({ en: "Worth", kind: "computed", formula: "Seats * Price" });
    await adds({ en: "Per seat", kind: "computed", formula: "Price / (Seats - 40)" });
    await fang.says("/customer file acme seats: 40, price: 2.5, tier: gold, remark: likes us");
    const words = await whole();
    for (const said of [
      "Seats: 40",
      "Price: 2.5",
      "Tier: Gold",
      "Remark: likes us",
      "Worth: 100",
      "Per seat: –",
    ])
      expect(words).toContain(said);
    await fang.says("/customer file acme 座位数: 50");
    expect(await whole()).toContain("Worth: 125");
    expect((await fang.says("/customer file ACME renewal: never")).words).toContain("as a date");
    expect((await fang.says("/customer file ACME tier: iron")).words).toContain("Choose one of the list.");
  });

  test("a number is not below what its field says, and below zero where it says nothing", async () => {
    await adds({ en: "Seats", zh: "座位数", kind: "number" });
    await adds({ en: "Frost", kind: "number", least: "-20" });
    await adds({ en: "Balance", kind: "number", least: "" });
    const rows = rowsOf((await boss.says("/customer fields")).card);
    expect(rows.map(({ cells }) => cells.at(-1))).toEqual(["", "≥ -20", "below zero, too"]);
    await fang.says("/customer file acme frost: -5, balance: -1200.5");
    expect(await whole()).toContain("Frost: -5");
    expect(await whole()).toContain("Balance: -1,200.5");
    expect((await fang.says("/customer file ACME seats: -1")).words).toContain(
      "“-1” is too small here: at least 0.",
    );
    expect((await fang.says("/customer file ACME frost: -21")).words).toContain("at least -20");
    expect((await fang.says("/customer file ACME balance: --5")).words).toContain("as a number");
    await changes(1, { least: "0" });
    expect(await whole()).toContain("Frost: -5");
    expect((await fang.says("/customer file ACME frost: -4")).words).toContain("at least 0");
    expect((await changes(1, { least: "cold" })).words).toContain("I can't read “cold” as a number");
  });

  test("a rename keeps values and formulas; archived ones are neither asked nor shown, and come back", async () => {
    await adds({ en: "Seats", zh: "座位数", kind: "number" });
    await adds({ en: "Twice", kind: "computed", formula: "2 * 座位数" });
    await fang.says("/customer file acme seats: 40");
    await changes(0, { en: "Licences", zh: "许可数" });
    expect(await whole()).toContain("Licences: 40");
    expect(await whole()).toContain("Twice: 80");
    await changes(0, { archived: "yes" });
    expect(await whole()).not.toContain("Licences");
    expect(await whole()).toContain("Twice: 80");
    await changes(1, { archived: "" });
    expect(await whole()).toContain("Licences: 40");
  });

  test("are moved, and their choices renamed", async () => {
    await adds({ en: "Tier", kind: "choice", options: "Gold\nSilver" });
    await adds({ en: "Seats", kind: "number" });
    await adds({ en: "Remark", kind: "text" });
    await changes(2, { place: "first" });
    expect(await names()).toEqual(["Remark", "Tier", "Seats"]);
    await fang.says("/customer file acme tier: gold");
    await changes(1, { options: "Platinum\nSilver" });
    expect(await whole()).toContain("Tier: Platinum");
    await changes(1, { options: "Silver" });
    expect(await whole()).toContain("Tier: Platinum");
  });

  test("what cannot be is one sentence under its field", async () => {
    await adds({ en: "Seats", kind: "number" });
    const { errors } = await adds({ en: "", zh: "", kind: "choice", options: "" });
    expect(errors).toEqual({ en: "What is it called?", options: "Type the choices, one a line." });
    expect((await adds({ en: "seats", kind: "text" })).errors.en).toContain(
      "There is a field called seats already",
    );
    expect(
      (await adds({ en: "Bad", kind: "computed", formula: "Seats * process.exit()" })).errors.formula,
    ).toContain("I can't read “process.exit()”");
    expect((await adds({ en: "Bad", kind: "computed", formula: "" })).errors.formula).toContain(
      "Type a formula",
    );
    expect((await fang.says("/customer fields")).refusal).toContain("role");
  });
});
