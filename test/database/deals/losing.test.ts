import { describe, expect, test } from "vitest";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";

describe.each(oneDatabase)("losing a deal on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
  });

  test("wants a reason, and leaves the deal in the stage where it was lost", async () => {
    await logged(fang, "ACME 120万 月底");
    await fang.clicks("Lose");
    expect(Object.keys((await fang.fills()).errors)).toEqual(["lostReason"]);
    const { card } = await fang.fills({ lostReason: "price", reason: "Twice our budget" });
    expect(card.tone).toBe("bad");
    expect(await dealRow(office)).toMatchObject({ outcome: "lost", stage: "prospect", lostReason: "price" });
    expect((await fang.says("/deal lose ACME")).refusal).toContain("closed");
    expect((await fang.says("/deal update ACME 5万")).refusal).toContain("closed");
    expect((await fang.says("/deal reopen ACME")).card.tone).toBe("plain");
    expect((await fang.says("/deal reopen ACME")).refusal).toContain("still open");
  });

  test("takes the reason from the line, and asks for nothing twice", async () => {
    await logged(fang, "ACME Foods 10万 月底");
    const { form } = await fang.says("/deal lose acme foods price");
    expect(form.fields.map(({ value }) => value)).toEqual(["price", ""]);
    const told = (await fang.says("/商机 丢单 acme 预算被砍了")).form;
    expect(told.fields.map(({ value }) => value)).toEqual([undefined, "预算被砍了"]);
    expect((await fang.says("/商机 丢了 #1 嫌贵")).form.fields[0]?.value).toBe("price");
    await logged(fang, "ACME Foods 20万 月底");
    await fang.says("/deal lose acme foods no budget");
    expect((await fang.clicks("#2 ACME Foods ¥200K")).form.fields[0]?.value).toBe("no-budget");
  });
});
