/** Whoever takes rows slowly, as a database does, finds none that have been read ahead: all of a long sheet would be. */
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { Spreadsheet } from "../../../src/spreadsheets/reading/open-spreadsheet.ts";
import { fileOf } from "../../fakes/file-of.ts";
import { longSheet } from "../../fakes/long-sheet.ts";

/** Microseconds that the thread has worked so far, with each batch. */
const module = new URL("../../fakes/work-of-thread.ts", import.meta.url);

test("a long sheet is read no further than it is asked for", async () => {
  await using spreadsheet = await Spreadsheet.open(fileOf(await longSheet(60_000)));
  const batches = spreadsheet.passed<undefined, number>(0, { module, given: undefined });
  await batches.next();
  // Here the rest would be read.
  await wait(2_000);
  const asked = (await batches.next()).value as number;
  const next = (await batches.next()).value as number;
  let last = next;
  for await (const work of batches) last = work;
  expect(next - asked).toBeLessThan((last - next) / 20);
});
