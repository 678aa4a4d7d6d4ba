/** Campaigns: planned by managers, named when a deal is logged, and told of by what they brought. */
import { beforeEach, describe, expect, test } from "vitest";
import { campaignWords } from "../../src/campaign-planning/words.ts";
import { chatWords } from "../../src/chat/words.ts";
import { listWords } from "../../src/deals/listing/words.ts";
import { sourceWords } from "../../src/digests/sources/words.ts";
import { oneDatabase } from "../fakes/database.ts";
import { dealRow, logged, qualified } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { rowsOf } from "../fakes/office/reading.ts";

const words = campaignWords("en");
const told = sourceWords("en");
const paid = { ...qualified, "contract-signed": "yes", "first-payment": "yes" };

describe.each(oneDatabase)("campaigns on %s", (kind) => {
  let office: Office;
  let ada: Colleague;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    ada = await office.joins("Ada", { role: "admin" });
    fang = await office.joins("Fang");
  });
  beforeEach(() => office.itIs("2026-11-18T10:00"));

  const campaigns = () =>
    office.database.prisma.campaign.findMany({
      where: { workspaceId: office.workspaceId },
      orderBy: { name: "asc" },
    });

  describe("planning", () => {
    test("a line says all of it; by name it is changed, and put away", async () => {
      const planned = await ada.says('/funnel campaign "Autumn fair" 20k 11/1-11/30');
      expect(planned.words).toContain(words.running("Autumn fair"));
      expect(await campaigns()).toMatchObject([
        { name: "Autumn fair", costMinor: 2_000_000n, currency: "CNY", archivedAt: null },
      ]);
      expect((await ada.says("/funnel campaign autumn fair 25k")).words).toContain(
        words.changed("Autumn fair"),
      );
      expect(await campaigns()).toMatchObject([{ costMinor: 2_500_000n }]);
      await ada.clicks(words.archive);
      expect(ada.card?.title).toContain(words.archived);
      expect((await campaigns())[0]?.archivedAt).not.toBeNull();
      await ada.clicks(words.restore);
      expect((await campaigns())[0]?.archivedAt).toBeNull();
      const listed = await ada.says("/funnel campaigns");
      expect(rowsOf(listed.card).map(({ cells }) => cells[0])).toEqual(["Autumn fair"]);
    });

    test("every mistake gets its sentence, and the form keeps what was typed", async () => {
      await ada.says("/funnel campaign Expo 20k 11/1-11/30");
      await ada.says("/funnel campaign");
      await ada.clicks(words.plan);
      const values = { name: "expo", cost: "plenty", startsOn: "11/10", endsOn: "11/1" };
      const wrong = await ada.fills(values);
      expect(wrong.reply).toMatchObject({ type: "invalid", errors: { name: words.nameTaken("Expo") } });
      expect(ada.form?.fields.map(({ value }) => value)).toEqual(Object.values(values));
      const order = await ada.fills({ ...values, name: "Expo 2", cost: "" });
      expect(order.reply).toMatchObject({
        type: "invalid",
        errors: { endsOn: words.endsBefore("Tue, Nov 10") },
      });
      expect((await ada.fills({ ...values, name: "Referral", cost: "-3k" })).reply).toMatchObject({
        type: "invalid",
        errors: { name: words.likeSource("Referral") },
      });
      expect((await ada.fills({ name: "", cost: "0", startsOn: "someday", endsOn: "" })).reply).toMatchObject(
        {
          type: "invalid",
          errors: { name: words.needName, startsOn: words.badDay("someday") },
        },
      );
      expect(await campaigns()).toHaveLength(1);
    });

    test("is no rep's business", async () => {
      expect((await fang.says("/funnel campaign Expo 20k 11/1-11/30")).words).toBe(
        chatWords("en").notAllowed,
      );
      expect(await campaigns()).toEqual([]);
    });
  });

  describe("where a deal came from", () => {
    test("nothing changes in the forms of a company without campaigns", async () => {
      await fang.says("/deal new");
      const before = fang.form?.fields.find(({ name }) => name === "source");
      expect(before).toMatchObject({ options: { length: 6 } });
      await logged(fang, "ACME 45k 12/20");
      await fang.says("/deal update ACME");
      expect(fang.form?.fields.map(({ name }) => name)).not.toContain("source");
    });

    test("is named by a line, chosen in the form, corrected in the update, and shown by its name", async () => {
      await ada.says("/funnel campaign Autumn fair 20k 11/1-11/30");
      await ada.says("/funnel campaign 秋季展会 2万 11月1日-11月30日");
      const [fair, autumn] = await campaigns();
      await fang.says("/deal new ACME 45k eom Autumn fair");
      expect(fang.card?.title).toContain("ACME");
      expect(await dealRow(office)).toMatchObject({ source: "campaign", campaignId: fair!.id });
      expect((await fang.says("/deal show ACME")).words).toContain("Autumn fair");
      await fang.says("/商机 新建 华信 45万 月底 秋季展会");
      expect(await dealRow(office, 2)).toMatchObject({ source: "campaign", campaignId: autumn!.id });
      await fang.says("/deal new Globex 30k eom");
      await fang.says("/deal update Globex");
      const updated = await fang.fills({ source: `campaign:${fair!.id}` });
      expect(updated.words).toContain("source Self-sourced → Autumn fair");
      expect(updated.words).toContain("Autumn fair");
      expect((await fang.says("/deal history Globex")).words).toContain("Self-sourced → Autumn fair");
      await fang.says("/deal undo");
      expect(await dealRow(office, 3)).toMatchObject({ source: "self-found", campaignId: null });
      await fang.says("/deal update ACME");
      await fang.fills({ source: "referral" });
      expect(await dealRow(office)).toMatchObject({ source: "referral", campaignId: null });
      await fang.says("/deal new");
      await fang.fills({
        customer: "Initech",
        amount: "10k",
        closeDate: "12/20",
        source: `campaign:${autumn!.id}`,
      });
      expect(await dealRow(office, 4)).toMatchObject({ source: "campaign", campaignId: autumn!.id });
    });

    test("only what is offered is taken: not another company's, nor one that was put away", async () => {
      await ada.says("/funnel campaign Autumn fair 20k 11/1-11/30");
      await ada.says("/funnel campaign Old fair 20k 2026-01-02 - 2026-01-05");
      const [fair, old] = await campaigns();
      await fang.says("/deal new");
      const form = fang.form!;
      const values = { customer: "ACME", amount: "10k", closeDate: "12/20" };
      for (const id of [old!.id, "0197a7b0-0000-7000-8000-000000000000"])
        expect((await fang.fills({ ...values, source: `campaign:${id}` }, form)).reply.type).toBe("invalid");
      expect((await fang.fills({ ...values, source: `campaign:${fair!.id}` }, form)).reply.type).toBe("card");
    });

    test("a list is narrowed to it", async () => {
      await ada.says("/funnel campaign Autumn fair 20k 11/1-11/30");
      await fang.says("/deal new ACME 45k eom Autumn fair");
      await logged(fang, "Globex 45k 12/20");
      const list = async (line: string) =>
        rowsOf((await fang.says(`/deal list ${line}`)).card).map(({ cells }) => cells[0]);
      expect(await list('from "Autumn fair"')).toEqual(["#1"]);
      expect(await list("from autumn fair >40k")).toEqual(["#1"]);
      expect(await list("来自 自主开发")).toEqual(["#2"]);
      expect((await fang.says('/deal list from "Spring fair"')).words).toBe(
        listWords("en").noCampaign("Spring fair", "Autumn fair"),
      );
    });
  });

  describe("what they brought", () => {
    const line = "/funnel sources";
    const cells = async (asker: Colleague, asked = line) =>
      rowsOf((await asker.says(asked)).card).map((row) => row.cells);

    /** Two prospects of the fair, of which one is won for 45k; one self-found, which came on; one lost. */
    async function someDeals() {
      await ada.says("/funnel campaign Autumn fair 20k 11/1-11/30");
      await fang.says("/deal new ACME 45k 11/30 Autumn fair");
      await fang.says("/deal new Delta 10k 11/30 Autumn fair");
      await logged(fang, "Globex 30k 12/20");
      await fang.says("/deal advance Globex qualified");
      await fang.fills(qualified);
      await won(fang, "ACME");
    }

    async function won(person: Colleague, name: string) {
      await person.says(`/deal win ${name}`);
      await person.fills(paid);
    }

    test("counts prospects, qualified, orders, money and cost per order, and opens the deals of each", async () => {
      await someDeals();
      expect(await cells(ada)).toEqual([
        ["Autumn fair", "2", "1", "1", "¥45K", "¥20K", "¥20K"],
        ["Self-sourced", "1", "1", "0", "¥0", "–", "–"],
      ]);
      await ada.clicks(told.see);
      expect(ada.card?.title).toBe("Autumn fair");
      const source = ada.card!;
      for (const [label, deals] of [
        [told.prospectsOf(2), ["#1", "#2"]],
        [told.qualifiedOf(1), ["#1"]],
        [told.ordersOf(1), ["#1"]],
      ] as const) {
        ada.card = source;
        const listed = await ada.clicks(label);
        expect(
          rowsOf(listed.card)
            .map((row) => row.cells[0])
            .toSorted(),
          label,
        ).toEqual(deals);
      }
    });

    test("says in plain words which failed, and where it is too early or too few were won to say", async () => {
      await ada.says("/funnel campaign Autumn fair 50k 11/1-11/10");
      await fang.says("/deal new ACME 45k 11/30 Autumn fair");
      expect((await ada.says(line)).words).toContain(told.unknownCycle("Autumn fair"));
      // Five that took 12 days or so each.
      for (const name of ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"])
        await logged(fang, `${name} 10k 12/30`);
      office.itIs("2026-11-30T10:00");
      for (const name of ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"]) {
        await won(fang, name);
      }
      const said = (await ada.says(line)).words;
      expect(said).toContain("Autumn fair cost ¥50K and brought 1 prospect, no order");
      expect(said).toContain(told.selfTooFew(5));
      await ada.says("/funnel campaign Late fair 5k 11/20-11/28");
      expect((await ada.says(line)).words).toContain(told.early("Late fair", 2));
      await ada.says("/funnel campaign Running fair 5k 11/20");
      expect((await ada.says(line)).words).not.toContain("Running fair:");
    });

    test("of orders that brought less than it cost, in another currency by its rate", async () => {
      await ada.says("/funnel campaign Autumn fair USD 20k 11/1-11/17");
      await fang.says("/deal new ACME 45k 11/30 Autumn fair");
      await won(fang, "ACME");
      expect((await ada.says(line)).words).toContain("/team rates USD");
      await ada.says("/team rates USD 7 from 2026-10-01");
      const [row] = await cells(ada);
      expect(row).toEqual(["Autumn fair", "1", "1", "1", "¥45K", "≈¥140K", "≈¥140K"]);
    });

    test("of a part of the company it tells no costs, and nobody sees others' deals in it", async () => {
      await someDeals();
      const min = await office.joins("Min");
      expect(await cells(min)).toEqual([["Autumn fair", "0", "0", "0", "¥0"]]);
      expect((await min.says(line)).words).toContain(told.partOnly);
      await min.clicks(told.see);
      expect(min.card?.title).toBe("Autumn fair");
      expect(JSON.stringify(min.card)).not.toContain("ACME");
      const campaign = (await campaigns())[0]!.id;
      const asked = { whose: "team", campaign, sourced: "prospects" };
      expect((await min.presses({ action: "deal.list", values: asked })).words).not.toContain("ACME");
    });
  });
});
