/** How many typed lines are read in a second, without a database: a former build and the present one in turn. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Temporal } from "temporal-polyfill";
import type { Figures } from "./figures.ts";
import type { Build } from "./former-build.ts";
import { median } from "./latencies.ts";

/** As they are typed: English and Chinese, with and without blanks, short and long. */
const lines = [
  "ACME 45k eom",
  "Globex Corp USD 1.2m next Friday 70% commit",
  "Forever 21 300k 12/31",
  "Initech $1,200,000 by the end of next month next step: call Jen on Friday",
  "Level 3 Communications 45k Dec 31, 2026",
  "华信医疗 120万 下月底",
  "新远科技120万下月底签，70%",
  "三一重工 50万 12/31 下一步 下周三报价",
  "百度 一百二十万 年前",
  "远航教育 OA 38w 月底签",
];
const today = Temporal.PlainDate.from("2026-11-18");
/** Each line so often in a round: some tenths of a second. */
const times = 200;

type Read = (line: string) => unknown;

/** @returns what reads a typed line in that build; the file stood elsewhere in 0.1.0 */
async function readerOf({ folder }: Build): Promise<Read> {
  const own = (file: string) => import(pathToFileURL(join(folder, file)).href);
  const file = ["src/deals/lines/deal-line.ts", "src/deals/deal-line.ts"].find((one) =>
    existsSync(join(folder, one)),
  )!;
  const { readDealLine }: typeof import("../src/deals/lines/deal-line.ts") = await own(file);
  const { splitWords }: typeof import("../src/understanding/split-words.ts") = await own(
    "src/understanding/split-words.ts",
  );
  return (line) => readDealLine(splitWords(line), today);
}

/** @param repeats rounds; the builds alternate */
export async function measureReading(
  then: Build,
  now: Build,
  repeats: number,
  figures: Figures,
): Promise<void> {
  const readers = [await readerOf(then), await readerOf(now)];
  const found: [number[], number[]] = [[], []];
  for (let round = 0; round <= repeats; round++) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const which of order) {
      const perSecond = linesPerSecond(readers[which]!);
      if (round > 0) found[which]!.push(perSecond);
    }
  }
  figures.heading(`Reading a line against ${then.name}, without a database`);
  figures.add({
    group: "reading",
    name: "lines read in a second",
    value: median(found[1]),
    unit: "/s",
    bar: { atLeast: Math.round(median(found[0])) },
    note: `${then.name}: ${Math.round(median(found[0]))} /s`,
  });
}

function linesPerSecond(read: Read): number {
  const began = performance.now();
  for (let nth = 0; nth < times; nth++) for (const line of lines) read(line);
  return (times * lines.length * 1_000) / (performance.now() - began);
}
