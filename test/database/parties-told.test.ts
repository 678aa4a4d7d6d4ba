/** What partners bring and competitors take is told in numbers whose deals open; and competitors are thought of where it helps. */
import { describe, expect, test } from "vitest";
import { partiesCardWords } from "../../src/digests/parties/words.ts";
import { partnerNumbers } from "../../src/measures/partners.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged, qualified } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { rowsOf } from "../fakes/office/reading.ts";

const words = partiesCardWords("en");
const paid = { ...qualified, "contract-signed": "yes", "first-payment": "yes" };

describe.each(oneDatabase)("partners and competitors in numbers on %s", (kind) => {
  let office: Office;
  let ada: Colleague;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    ada = await office.joins("Ada", { role: "admin" });
    fang = await office.joins("Fang");
  });

  const cells = async (who: Colleague, line: string) =>
    rowsOf((await who.says(line)).card).map((row) => row.cells);

  async function wins(name: string) {
    await fang.says(`/deal win ${name}`);
    await fang.fills(paid);
  }

  test("a partner's share is of what was won, to the cent, and never more than the deal", async () => {
    await logged(fang, "ACME 100.01 12/20");
    await logged(fang, "Globex 90k 12/20");
    await fang.says("/deal partner ACME Beta Consulting 33% brought");
    await fang.says("/deal partner ACME Gamma 67% joined");
    await fang.says("/deal partner Globex Beta Consulting 10% joined");
    await wins("ACME");
    expect(await cells(ada, "/funnel partners")).toEqual([
      ["Beta Consulting", "2", "1", "1", "¥100", "¥33"],
      ["Gamma", "1", "0", "1", "¥100", "¥67"],
    ]);
    const { workspace } = await office.company();
    const span = { since: office.now().subtract({ hours: 24 }), until: office.now().add({ hours: 24 }) };
    const numbers = await partnerNumbers(office.database.prisma, "all", { workspace, span, at: undefined });
    expect(numbers.map(({ won, share }) => [won.get("CNY"), share.get("CNY")])).toEqual([
      [10_001n, 3_300n],
      [10_001n, 6_700n],
    ]);
    await ada.says("/funnel partners");
    const listed = await ada.clicks(words.deals);
    expect(
      rowsOf(listed.card)
        .map((row) => row.cells[0])
        .toSorted(),
    ).toEqual(["#1", "#2"]);
    const min = await office.joins("Min");
    expect((await min.says("/funnel partners")).words).toContain(words.noPartners);
  });

  test("a competitor is met, won against and lost to, and too few are said to be too few", async () => {
    for (const name of ["ACME", "Globex", "Initech"]) {
      await logged(fang, `${name} 100k 12/20`);
      await fang.says(`/deal competitor ${name} Oracle`);
      await fang.fills({ strengths: "In house already", weaknesses: "Twice our price" });
    }
    const prepared = await fang.says("/deal prepare ACME");
    expect(prepared.words).toContain("Oracle: for them: In house already · for us: Twice our price");
    await wins("ACME");
    await fang.says("/deal lose Globex");
    const oracle = fang.form?.fields.find(({ name }) => name === "lostTo");
    const options = oracle && "options" in oracle ? oracle.options : [];
    await fang.fills({
      lostReason: "competitor",
      lostTo: options.find(({ label }) => label === "Oracle")!.value,
    });
    const told = [["Oracle", "3", "1", "1", "1", "1", "too few yet (2)"]];
    expect(await cells(ada, "/funnel competitors")).toEqual(told);
    const listed = await ada.clicks(words.met);
    expect(rowsOf(listed.card)).toHaveLength(3);
    // An undone loss was lost to nobody.
    await fang.says("/deal undo");
    expect(await cells(ada, "/funnel competitors")).toEqual([
      ["Oracle", "3", "2", "1", "0", "0", "too few yet (1)"],
    ]);
    expect((await (await office.joins("Min")).says("/funnel competitors")).words).toContain(
      words.noCompetitors,
    );
  });
});
