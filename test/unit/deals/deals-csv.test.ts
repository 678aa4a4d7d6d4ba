import { expect, test } from "vitest";
import { csvRow } from "../../../src/deals/listing/deals-csv.ts";

test.each([
  [["a", "b"], "a,b\r\n"],
  [['say "yes"', "1,2", "two\nlines"], '"say ""yes""","1,2","two\nlines"\r\n'],
  [["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"], "'=1+1,'+1,'-1,'@SUM(A1),'\t=1\r\n"],
  [["＝1+1", " =1"], "'＝1+1,' =1\r\n"],
  [["=1,2"], `"'=1,2"\r\n`],
  [["", "2026-12-20", "1200000.00"], ",2026-12-20,1200000.00\r\n"],
])("%j", (cells, row) => {
  expect(csvRow(cells)).toBe(row);
});
