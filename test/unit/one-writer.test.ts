/**
 * A deal is changed in one way: its row, its version, its event and what was said with it, by one statement of
 * one of the files below. Code that wrote these tables elsewhere would leave something out.
 */
import { describe, expect, test } from "vitest";
import { sources, type Writing, writersOf } from "./table-writers.ts";

const deal = "src/deals/writing/write-deals.ts";
const birth = "src/deals/writing/log-deals.ts";
const note = "src/deals/writing/write-note.ts";
const team = "src/deals/writing/follow-owner.ts";
const customer = "src/deals/writing/follow-customer.ts";
const process = "src/deals/writing/follow-process.ts";
const imported = "src/deals/writing/count-imported.ts";
const exceptions = "src/deals/exceptions/exception-rows.ts";
/** About no deal: what came of it, with its event and its remark in one statement as on a deal. */
const customerTouch = "src/touches/customer-touch.ts";
/** The same for all the touches of a table, as they begin to count. */
const importedTouches = "src/touches/import-touches.ts";
/** For those above, and nobody else. */
const versions = "src/deals/writing/versions.ts";
const events = "src/history/record-events.ts";

/** What each may do, and to which table; the reasons are at the head of the file itself. */
const writers: Readonly<Record<string, Readonly<Record<string, readonly Writing[]>>>> = {
  Deal: {
    [birth]: ["insert"],
    [deal]: ["update"],
    // When the customer was last contacted, which no version keeps.
    [note]: ["update"],
    // The team of an owner's open deals, all through one event.
    [team]: ["update"],
    // Customer and title of a customer's deals, all through one event of the customer.
    [customer]: ["update"],
    // Stage and version of a process's deals, all through one event of the company.
    [process]: ["update"],
    // All that an import brings or changes, from one moment on, through one event of the company.
    [imported]: ["update"],
    // When the customer was last contacted, by all the touches of a table.
    "src/deals/writing/last-contact.ts": ["update"],
  },
  DealVersion: { [birth]: ["insert"], [versions]: ["insert", "update"] },
  Event: {
    ...{ [birth]: ["insert"], [deal]: ["insert"], [note]: ["insert"], [events]: ["insert"] },
    [customerTouch]: ["insert"],
    // To each deal that it changes, what the import changed.
    [imported]: ["insert"],
    [importedTouches]: ["insert"],
    // What was done with the whole database, told to every company in it.
    "src/history/record-everywhere.ts": ["insert"],
  },
  Remark: {
    ...{
      [birth]: ["insert"],
      [deal]: ["insert"],
      [note]: ["insert"],
      [events]: ["insert"],
      [exceptions]: ["insert"],
      [customerTouch]: ["insert"],
      [importedTouches]: ["insert"],
    },
    // Emptied when its author is erased.
    "src/history/personal-data.ts": ["update"],
    "src/history/forget-in-remarks.ts": ["update"],
  },
  DealFact: {
    [deal]: ["insert"],
    "src/deals/writing/personal-data.ts": ["update"],
    "src/deals/writing/forget-person.ts": ["update"],
  },
};

describe("one way to write a deal", () => {
  test.each(Object.keys(writers))("only its writers write %s, and only so", (table) => {
    expect(writersOf(table, sources)).toEqual(writers[table]);
  });

  test("a second way is noticed, however it is written", () => {
    const planted: Readonly<Record<string, string>> = {
      'tx.$executeRaw`INSERT INTO "Deal" ("id") VALUES (1)`': "insert",
      "INSERT\n  INTO public.deal VALUES (1)": "insert",
      "await tx.deal.createMany({ data })": "insert",
      "tx.customer.create({ data: { deals: { create: { title } } } })": "insert",
      'UPDATE "Deal" d SET "stage" = 1': "update",
      'UPDATE ONLY "public"."Deal" SET "stage" = 1': "update",
      "await db.deal.updateMany({ where })": "update",
      "tx.member.update({ data: { deals: { connect: { id } } } })": "update",
      'DELETE FROM "Deal"': "delete",
      'TRUNCATE TABLE "Deal"': "delete",
      "await turn.db.deal.delete({ where })": "delete",
    };
    for (const [text, what] of Object.entries(planted))
      expect(writersOf("Deal", [{ file: "a.ts", text }]), text).toEqual({ "a.ts": [what] });
    for (const text of [
      'SELECT 1 FROM "Deal" WHERE "id" = 1 FOR UPDATE',
      'UPDATE "DealVersion" SET "to" = now()',
      "await db.deal.findMany({ where })",
      'button(words.update, "deal.update", values)',
    ])
      expect(writersOf("Deal", [{ file: "a.ts", text }]), text).toEqual({});
  });
});
