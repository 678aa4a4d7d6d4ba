/** Exchange rates: set by admins, by line, form, rows or file; totals by them; closed weeks keep them. */

import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { managersOf } from "../../src/company/managers.ts";
import { transaction } from "../../src/database/transaction.ts";
import { digestFor } from "../../src/digests/send-digests.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { loadRates } from "../../src/measures/exchange-rates.ts";
import { writeRate } from "../../src/money/rates.ts";
import { askForRates } from "../../src/rates/ask-for-rates.ts";
import { ratesWords } from "../../src/rates/words.ts";
import { runningWeek, weekNamed } from "../../src/schedule/running-week.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged, qualified } from "../fakes/office/deals.ts";
import { offered } from "../fakes/office/harmless-files.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { tablesOf, wordsOfCard } from "../fakes/office/reading.ts";

const paid = { "contract-signed": "yes", "first-payment": "yes" };

describe.each(oneDatabase)("exchange rates on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let chen: Colleague;
  let boss: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    chen = await office.joins("Chen", { role: "manager" });
    boss = await office.joins("Boss", { role: "admin" });
    await office.leads(chen.id, await office.team("East"));
    await boss.says("/team join Fang East");
  });

  /** As stored: "USD 2026-10-01 7.12". */
  async function stored() {
    const workspace = await office.workspace();
    const ever = [Temporal.PlainDate.from("2000-01-01"), Temporal.PlainDate.from("2100-01-01")] as const;
    const rates = await loadRates(office.database.prisma, workspace, ...ever);
    return rates.map(({ currency, from, worth }) => `${currency} ${from} ${writeRate(worth)}`);
  }

  const events = async () =>
    (
      await office.database.prisma.event.findMany({
        where: { workspaceId: office.workspaceId, kind: "rates" },
        orderBy: { id: "asc" },
      })
    ).map(({ values }) => (values as { columns: unknown }).columns);

  describe("are set", () => {
    test("by a line, in either language; the history says what changed; 0 takes one away", async () => {
      const answer = await boss.says("/team rates USD 7.12 from 2026-10-01");
      expect(answer.words).toContain("1 USD = 7.12 CNY from Oct 1.");
      expect((await boss.says("/团队 汇率 欧元 7.9")).words).toContain("1 EUR = 7.9 CNY");
      expect(await stored()).toEqual(["USD 2026-10-01 7.12", "EUR 2026-11-18 7.9"]);
      expect((await boss.says("/team rates USD 7.12 from 2026-10-01")).words).toContain("set already");
      expect((await boss.says("/team rates USD 0 from 2026-10-01")).words).toContain("was removed");
      expect(await stored()).toEqual(["EUR 2026-11-18 7.9"]);
      expect(await events()).toEqual([
        { "USD 2026-10-01": [null, "7.12"] },
        { "EUR 2026-11-18": [null, "7.9"] },
        { "USD 2026-10-01": ["7.12", null] },
      ]);
    });

    test("never as nothing: 0 is refused where no rate begins on that day, and in rows", async () => {
      await boss.says("/team rates USD 7.12 from 2026-10-01");
      const { form } = await boss.says("/team rates USD 0");
      expect(form.fields[1]!.error).toBe(ratesWords("en").zero);
      expect((await boss.fills({ currency: "USD", rate: "0", from: "2026-11-02" })).errors).toEqual({
        rate: ratesWords("en").zero,
      });
      expect((await boss.says("/team rates USD,2026-10-01,7.1\nUSD,2026-11-01,0")).refusal).toBe(
        "Line 2: a rate can't be 0. To remove one: /team rates USD 0 from 2026-11-01. Nothing was saved.",
      );
      expect(await stored()).toEqual(["USD 2026-10-01 7.12"]);
    });

    test("by a form, which opens with what is known and asks about a slip", async () => {
      await boss.says("/team rates USD 7.12 from 2026-10-01");
      await boss.clicks("Set a rate");
      expect((await boss.fills({ currency: "USD", rate: "71.2" })).form.fields[1]!.error).toBe(
        "71.2 is far from 7.12, the USD rate since Oct 1. Save again to confirm.",
      );
      expect((await boss.fills({ rate: "7,2" })).errors).toEqual({
        rate: "I can't read “7,2” as a rate. Type a number like 7.12.",
      });
      expect((await boss.fills({ rate: "7.2" })).words).toContain("1 USD = 7.2 CNY from Nov 18.");
      const { form } = await boss.says("/team rates euros from 12/1");
      expect(form.fields.map(({ value }) => value)).toEqual(["EUR", "", "2026-12-01"]);
      expect((await boss.says("/team rates CNY 7")).refusal).toContain("CNY is the company's own currency");
      expect((await boss.says("/team rates doubloons 7")).refusal).toContain("the currency “doubloons”");
    });

    test("by rows, pasted or in a file: all, or none and the line that is wrong", async () => {
      const rows = "currency,date,rate\nUSD,2026-10-01,7.1\nUSD,2026-11-01,7.2\n港币,2026-10-01,0.91";
      expect((await boss.says(`/team rates ${rows}`)).words).toContain("3 rates saved.");
      const all = ["HKD 2026-10-01 0.91", "USD 2026-10-01 7.1", "USD 2026-11-01 7.2"];
      expect(await stored()).toEqual(all);

      const file = (text: string | Uint8Array) => [offered("rates.csv", text)];
      expect(
        (await boss.sendsFiles(file("EUR,2026-10-01,7.9\nGBP,2026-10-01,9,1"), "/team rates")).refusal,
      ).toBe("Line 2: it needs three columns, such as USD, 2026-10-01, 7.12. Nothing was saved.");
      expect((await boss.sendsFiles(file("EUR,10/1,7.9"), "/team rates")).refusal).toContain("needs a year");
      expect((await boss.sendsFiles(file("EUR,2026-10-32,7.9"), "/team rates")).refusal).toMatch(
        /^Line 1: .*10-32/,
      );
      expect(await stored()).toEqual(all);
      // 欧元 as a Chinese Excel saves it.
      const gbk = Buffer.concat([Buffer.from("c5b7d4aa", "hex"), Buffer.from(",2026/10/1,7.9\r\n")]);
      expect((await boss.sendsFiles(file(gbk), "/团队 汇率")).words).toContain("1 EUR = 7.9 CNY from Oct 1.");
      expect(await office.database.prisma.file.count({ where: { memberId: boss.id } })).toBe(3);

      expect((await chen.says("/team rates file")).refusal).toContain("role doesn't allow");
      await boss.sendsFiles(file("AUD,2026-10-01,4.7"));
      expect((await boss.says("/team rates file")).words).toContain("1 AUD = 4.7 CNY from Oct 1.");

      await boss.says("/team rates");
      await boss.clicks("Paste a list");
      expect((await boss.fills({ rows: "GBP 9.1" })).errors.rows).toContain("Line 1");
      expect((await boss.fills({ rows: "GBP\t2026-10-01\t9.1" })).words).toContain("1 GBP = 9.1 CNY");
    });

    test("by nobody but admins, not even with a file", async () => {
      for (const person of [fang, chen]) {
        expect((await person.says("/team rates USD 7")).refusal).toContain("role doesn't allow");
        const sent = await person.sendsFiles([offered("r.csv", "USD,2026-10-01,7")], "/team rates");
        expect(sent.refusal).toContain("role doesn't allow");
      }
      expect(await stored()).toEqual([]);
    });
  });

  async function closes(at: string) {
    office.itIs(at);
    const workspace = await office.workspace();
    const week = runningWeek(workspace, office.now().subtract({ hours: 1 }));
    await transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
    return week.id;
  }

  async function digestOf(week: string) {
    const company = await office.company();
    const managers = await managersOf(office.database.prisma, office.workspaceId);
    const manager = managers.find(({ member }) => member.id === chen.id)!;
    const about = weekNamed(company.workspace, office.now(), week);
    return (await digestFor(office.database.prisma, company, manager, office.now(), about)).card;
  }

  describe("totals", () => {
    test("are asked for while a rate is missing, and made when it is there", async () => {
      await logged(fang, "Alpha 10万 12/20");
      await logged(fang, "Beta USD 10k 12/20");
      const without = await boss.says("/funnel");
      expect(without.words).toContain("Open: ¥100K + $10K");
      expect(without.words).toContain(
        "No exchange rate for USD, so currencies stand side by side. An admin can set it: /team rates USD",
      );
      expect((await chen.says("/funnel")).buttons.map(({ label }) => label)).not.toContain("Set USD");
      await boss.clicks("Set USD");
      await boss.fills({ rate: "7.125", from: "2026-10-01" });
      const together = await boss.says("/funnel");
      expect(together.words).toContain("Open: ≈¥171K (¥100K + $10K)");
      expect(together.words).toContain("≈ at 1 USD = 7.125 CNY");
      expect((await fang.says("/forecast")).words).not.toContain("≈");
      expect((await boss.says("/customer Alpha")).words).not.toContain("≈");
    });

    test("say how old a rate is that is older than a month, and what to type", async () => {
      await boss.says("/team rates USD 7.1 from 2026-10-18");
      await logged(fang, "Alpha 10万 12/20");
      await logged(fang, "Beta USD 10k 12/20");
      expect((await boss.says("/funnel")).words).not.toContain("Old rates");
      office.itIs("2026-11-19T10:00");
      expect((await boss.says("/funnel")).words).toContain(
        "won deals at the rate of their day. Old rates: USD (32 days). An admin can set today's: /team rates USD",
      );
      await boss.says("/team rates USD 7.1");
      expect((await boss.says("/funnel")).words).not.toContain("Old rates");
    });

    test("on the Thursday card, the customer's page and the quotas say their parts", async () => {
      await boss.says("/team rates USD 7 from 2026-10-01");
      await logged(fang, "Alpha 10万 12/20 90%");
      await logged(fang, "Alpha USD 10k 12/20 90%");
      await fang.says("/deal update #1 commit");
      await fang.says("/deal update #2 commit");
      expect((await fang.says("/forecast")).words).toContain("≈¥170K (¥100K + $10K)");
      expect((await fang.says("/customer Alpha")).words).toContain("≈¥170K (¥100K + $10K)");
      await boss.says("/team quota Fang 10万");
      await boss.says("/team quota Boss USD 10k");
      expect((await boss.says("/team quota")).words).toMatch(
        /Total \| {2}\| ≈¥170K\nTotal of ¥100K \+ \$10K/,
      );
    });
  });

  test("that are missing are asked of admins with Thursday's nudge, once a week", async () => {
    const asked = async () => {
      const [workspace, now] = [await office.workspace(), office.now()];
      const week = runningWeek(workspace, now);
      const due = { workspace, now, week, memberIds: [fang.id, boss.id] };
      await transaction(office.database, (tx) => askForRates(tx, due));
      const sent = await office.database.prisma.delivery.findMany({
        where: { key: { startsWith: `rates:${week.id}` } },
      });
      return sent.map(({ recipient, content }) => [
        recipient,
        wordsOfCard((content as unknown as { card: Card }).card),
      ]);
    };
    await logged(fang, "Alpha 10万 12/20");
    expect(await asked()).toEqual([]);
    await logged(fang, "Beta USD 10k 12/20");
    const once = await asked();
    expect(once).toEqual([["at-Boss", expect.stringContaining("Open deals have no rate for USD")]]);
    expect(await asked()).toEqual(once);
    office.itIs("2026-11-26T14:00");
    await boss.says("/team rates USD 7 from 2026-10-01");
    expect(await asked()).toEqual([]);
  });

  describe("a closed week", () => {
    test("reads the same for ever, whatever is set later; the running one goes by what is set", async () => {
      await boss.says("/team rates USD 7 from 2026-10-01");
      await office.asks(fang.id, "2026-Q4", 100_000_000n);
      await logged(fang, "Alpha 10万 12/20");
      await logged(fang, "Beta USD 10k 12/20");
      await closes("2026-11-20T09:00");
      office.itIs("2026-11-25T10:00");
      await boss.says("/team rates USD 7.5 from 2026-11-23");
      await logged(fang, "Gamma 3万 12/20");
      const week = await closes("2026-11-27T09:00");
      office.itIs("2026-11-27T09:30");
      const sent = await digestOf(week);
      const details = await chen.presses({ action: "funnel.week", values: { part: "moved", week } });
      const moved = tablesOf(details.card).find(({ columns }) => columns[0]!.label === "Change")!;
      expect(moved.rows.map(({ cells }) => cells)).toEqual([
        ["New", "1", "+\u2060¥30K"],
        ["Exchange rates", "1", "≈+\u2060¥5K"],
      ]);
      expect(wordsOfCard(sent)).toContain("Open for Q4: ≈¥205K, ≈+¥35K since Nov 20.");
      const listed = await chen.presses(moved.rows[1]!.button!);
      expect(listed.words).toContain("Beta");
      expect(listed.words).not.toContain("Alpha");
      const parts = await chen.presses({ action: "funnel.currencies", values: { week } });
      expect(parts.words).toContain("Open this quarter | ≈¥205K | ¥130K + $10K");
      expect((await chen.says("/funnel currencies this week")).words).toContain("| ¥130K + $10K");
      for (const other of ["East", "Q3", "by rep"])
        expect((await chen.says(`/funnel currencies ${other}`)).words, other).toMatch(/week's card|by rep/);

      office.itIs("2026-12-01T10:00");
      await boss.says("/team rates USD 8 from 2026-10-01");
      await boss.says("/team rates USD 0 from 2026-11-23");
      expect(await digestOf(week)).toEqual(sent);
      expect((await boss.says("/funnel")).words).toContain("Open: ≈¥210K (¥130K + $10K)");
    });

    test("that had no rate stays side by side, and the note is about the weeks to come", async () => {
      await logged(fang, "Alpha 10万 12/20");
      await logged(fang, "Beta USD 10k 12/20");
      const week = await closes("2026-11-20T09:00");
      office.itIs("2026-11-20T09:30");
      const sent = await digestOf(week);
      expect(wordsOfCard(sent)).toContain("no exchange rate for USD at the close");
      await boss.says("/team rates USD 7 from 2026-10-01");
      expect(await digestOf(week)).toEqual(sent);
      // The next week begins with what is known now, so that nothing seems to have moved.
      office.itIs("2026-11-25T10:00");
      expect((await boss.says("/deal run digest")).words).toContain("Open for Q4: ≈¥170K, no change since");
    });

    test("what was won counts at the rate of its day", async () => {
      await boss.says("/team rates\nUSD,2026-10-01,7\nUSD,2026-11-17,8");
      await logged(fang, "Alpha 10万 12/20");
      await logged(fang, "Beta USD 10k 12/20");
      await fang.says("/deal win Beta");
      await fang.fills({ ...qualified, ...paid, signedOn: "2026-11-10", moneyOn: "2026-11-16" });
      expect((await boss.says("/funnel")).words).toContain("Won this quarter: ≈¥70K ($10K)");
      await boss.says("/team rates USD 0 from 2026-10-01");
      const lacking = await boss.says("/funnel");
      expect(lacking.words).toContain("Won this quarter: $10K");
      expect(lacking.words).toContain("No exchange rate for USD (Nov 16)");
      expect(lacking.words).toContain("/team rates USD from 2026-11-16");
      const { form } = await boss.clicks("Set USD");
      expect(form.fields.map(({ value }) => value)).toEqual(["USD", "", "2026-11-16"]);
    });

    test("what is reopened later takes as much from the quarter as it had brought", async () => {
      await boss.says("/team rates\nUSD,2026-10-01,7\nUSD,2026-11-24,8");
      await logged(fang, "Alpha 10万 12/20");
      await logged(fang, "Beta USD 10k 12/20");
      await fang.says("/deal win Beta");
      await fang.fills({ ...qualified, ...paid, signedOn: "2026-11-10", moneyOn: "2026-11-16" });
      await closes("2026-11-20T09:00");
      office.itIs("2026-11-24T10:00");
      await boss.says("/deal reopen Beta");
      const week = await closes("2026-11-27T09:00");
      const moved = await chen.presses({ action: "funnel.week", values: { part: "moved", week } });
      expect(moved.words).toContain("Won deals reopened | 1 | ≈¥70K");
    });
  });
});
