/** What columns are called, as sales teams' files have it: in one row or two, in words that are nearly another's. */
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { findHeader } from "../../../src/spreadsheets/columns/find-header.ts";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { understandFile } from "../../../src/spreadsheets/understand-file.ts";
import { knows } from "../../../src/spreadsheets/understand-sheet.ts";
import { fileOf } from "../../fakes/file-of.ts";

const context = { today: Temporal.PlainDate.from("2026-11-29"), fiscalStartMonth: 1, currency: "CNY" };

/** What the table is, and which column is which. */
async function read(lines: readonly string[]) {
  await using spreadsheet = await Spreadsheet.open(fileOf(Buffer.from(lines.join("\n"))));
  const [sheet] = await understandFile(spreadsheet, context);
  const { kind, mapping, missing } = sheet!.guess;
  const { names } = sheet!.survey.header;
  return {
    kind: kind.name,
    columns: Object.fromEntries(Object.entries(mapping).map(([key, at]) => [key, names[at]])),
    missing: missing.map(({ key }) => key),
  };
}

/** The names of a table whose upper row is merged over two columns each. */
const namesOf = (
  upper: readonly (string | null)[],
  lower: readonly string[],
  row: readonly (string | number)[],
) =>
  findHeader(
    [upper, lower, row].map((cells, at) => ({ at, cells })),
    upper.flatMap((name, left) => (name ? [{ top: 0, bottom: 0, left, right: left + 1 }] : [])),
    knows,
  )?.names;

describe("a header of two rows", () => {
  test("is called as its lower one says, where the upper one only has titles of groups", () => {
    expect(
      namesOf(
        ["客户信息", null, "单据", null],
        ["客户名称", "产品名称", "单据日期", "价税合计"],
        ["华信", "OA", "2026-07-01", 12.5],
      ),
    ).toEqual(["客户名称", "产品名称", "单据日期", "价税合计"]);
  });

  test("is called as both say, where the upper one says when, or what tells two apart", () => {
    expect(namesOf(["本期", null, "上期", null], ["目标", "完成", "目标", "完成"], [1, 2, 3, 4])).toEqual([
      "本期 目标",
      "本期 完成",
      "上期 目标",
      "上期 完成",
    ]);
    expect(
      namesOf(["人员", null, "2026", null], ["姓名", "团队", "目标", "完成"], ["王芳", "华东", 3, 4]),
    ).toEqual(["姓名", "团队", "2026 目标", "2026 完成"]);
  });
});

describe("a column", () => {
  test("whose name differs by one Chinese letter is another one: what a period began with is not its end", async () => {
    const { kind, columns } = await read([
      "月份,期初客户,新增客户,流失客户",
      "2026年1月,101,5,2",
      "2026年2月,104,5,2",
    ]);
    expect(kind).toBe("churn");
    expect(columns).toEqual({ period: "月份", gained: "新增客户", lost: "流失客户" });
  });

  test.each(["目标金额", "业绩目标", "销售指标", "任务额", "Sales target", "Target amount"])(
    "of quotas may be called %s",
    async (name) => {
      expect(await read([`业务员,期间,${name}`, "王芳,2026Q3,300万", "李雷,2026 Q4,200万"])).toEqual({
        kind: "quotas",
        columns: { who: "业务员", period: "期间", quota: name },
        missing: [],
      });
    },
  );
});

describe("what stands above the table of its unit", () => {
  const sums = async (above: string, name: string, amount = "12.5") => {
    const lines = [
      above,
      `客户名称,单据日期,${name}`,
      `华信,2026-07-01,${amount}`,
      `远航,2026-07-02,${amount}`,
    ];
    await using spreadsheet = await Spreadsheet.open(fileOf(Buffer.from(lines.join("\n"))));
    const [sheet] = await understandFile(spreadsheet, context);
    return [...sheet!.tally.sums];
  };

  test.each([
    ["制表人：李雷,单位：万元,", "金额", 25_000_000n],
    ["三季度销售（单位：人民币万元）,,", "金额", 25_000_000n],
    ["单位: 千元,,", "金额", 2_500_000n],
    ["Sales report (in USD thousands),,", "Amount", 2_500_000n],
    ["Amounts in millions,,", "Amount", 2_500_000_000n],
    ["编制单位：华信公司,金额单位：万元,", "金额", 25_000_000n],
    ["填报单位：华信　单位：万元　2026年,,", "金额", 25_000_000n],
    ["（单位：万元，不含税）,,", "金额", 25_000_000n],
    ["填报单位：万达集团,,", "金额", 2_500n],
    // What the column says itself goes before.
    ["单位：万元,,", "金额（千元）", 2_500_000n],
    ["单位：万元,,", "金额（元）", 2_500n],
    ["单位：元,,", "金额", 2_500n],
    // A title that has such a word is no note.
    ["百万大单一览,,", "金额", 2_500n],
    ["Thousands of visits,,", "Amount", 2_500n],
  ])("holds for its amounts: %s %s", async (above, name, sum) => {
    expect(await sums(above, name)).toEqual([["CNY", sum]]);
  });

  test("does not hold for an amount that says its own: 12.5万 stays so", async () => {
    expect(await sums("单位：千元,,", "金额", "12.5万")).toEqual([["CNY", 25_000_000n]]);
  });
});
