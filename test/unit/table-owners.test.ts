/**
 * Every table has an owner: one room that writes it. Others ask that room (also to purge), so that the meaning
 * of a row is known in one place. Reading is free.
 */
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { type Source, sources, tables, writersOf } from "./table-writers.ts";

const floors: readonly (readonly string[])[] = createRequire(import.meta.url)("../../floors.cjs");
const rooms = floors.flat();

const owners: Readonly<Record<string, string>> = {
  Absence: "absences",
  Campaign: "campaigns",
  Claim: "chat",
  ClosedWeek: "forecasts",
  Competitor: "deal-parties",
  Contact: "customers",
  ContactRole: "customers",
  Customer: "customers",
  CustomerDifferent: "customers",
  CustomerFact: "customers",
  CustomerPairShown: "customers",
  Deal: "deals/writing",
  DealCompetitor: "deal-parties",
  DealFact: "deals/writing",
  DealHelper: "deal-parties",
  DealLink: "deal-parties",
  DealPartner: "deal-parties",
  DealVersion: "deals/writing",
  Delivery: "delivery",
  Draft: "chat",
  Event: "history",
  Exception: "deals/exceptions",
  ExchangeRate: "rates",
  ExternalId: "external-ids",
  File: "files",
  FileChunk: "files",
  ForecastCall: "forecasts",
  ForecastEntry: "forecasts",
  Holding: "customers",
  Identity: "joining",
  Import: "imports",
  ImportRow: "imports",
  ImportShape: "spreadsheets",
  Installation: "joining",
  JoinCode: "joining",
  JoinRequest: "joining",
  LeadReview: "leads",
  LeadReviewItem: "leads",
  LeadWarning: "leads",
  LoginLink: "web",
  Member: "company",
  Partner: "deal-parties",
  Pipeline: "pipelines",
  PipelineStage: "pipelines",
  Product: "price-list",
  ProductPlan: "sales",
  ProviderAccount: "joining",
  Quota: "quotas",
  Refused: "joining",
  Remark: "history",
  Sale: "sales",
  SaleBuyer: "sales",
  SendingLane: "delivery",
  Slot: "schedule",
  Submission: "forecasts",
  Team: "teams",
  TierPlan: "sales",
  Touch: "touches",
  TouchContact: "touches",
  TouchTarget: "touches",
  WebMessage: "chat/web",
  WebSession: "web",
  Workspace: "company",
};

const oneStatement = "one statement writes all of a deed";
const sample = "the sample company: on this machine only, in an empty database";

/** Rooms that write tables of others, and why they may. */
const guests: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "deals/writing": {
    Event: oneStatement,
    Remark: oneStatement,
    Touch: oneStatement,
    TouchContact: oneStatement,
    Workspace: "a deal's number is given out by the statement that logs it",
  },
  "deals/exceptions": { Remark: oneStatement },
  touches: { Event: oneStatement, Remark: oneStatement },
  web: {
    Identity: "its accounts are its own: made when somebody first comes by a link",
    Installation: "the same of the web chat itself",
  },
  demo: {
    Customer: sample,
    ForecastCall: "the colleagues answer by themselves",
    Identity: sample,
    Installation: sample,
    Quota: sample,
    Submission: "the colleagues answer by themselves",
    Team: sample,
    Workspace: sample,
  },
};

/** The innermost room that contains a file; for the wiring, the file itself. */
const roomOf = (file: string): string =>
  rooms.filter((room) => file.startsWith(`src/${room}/`)).sort((a, b) => b.length - a.length)[0] ?? file;

/** Writes by code that neither owns the table nor is an exception, as "file: table". */
const trespasses = (among: readonly Source[]): string[] =>
  tables.flatMap((table) =>
    Object.keys(writersOf(table, among))
      .filter((file) => roomOf(file) !== owners[table] && !guests[roomOf(file)]?.[table])
      .map((file) => `${file}: ${table}`),
  );

describe("tables have an owner", () => {
  test("each has one, and it is a room", () => {
    expect(Object.keys(owners).sort()).toEqual(tables);
    expect(Object.values(owners).filter((room) => !rooms.includes(room))).toEqual([]);
  });

  test("nobody else writes them", () => {
    expect(trespasses(sources)).toEqual([]);
  });

  test("a guest is one who comes: no leave is kept that nobody takes", () => {
    for (const [room, leave] of Object.entries(guests)) {
      const inside = sources.filter(({ file }) => roomOf(file) === room);
      const written = tables.filter(
        (table) => owners[table] !== room && Object.keys(writersOf(table, inside)).length > 0,
      );
      expect(written, room).toEqual(Object.keys(leave).sort());
    }
  });

  test("measures read everything and write nothing", () => {
    const measures = sources.filter(({ file }) => roomOf(file) === "measures");
    expect(measures.length).toBeGreaterThan(5);
    expect(tables.filter((table) => Object.keys(writersOf(table, measures)).length > 0)).toEqual([]);
    expect(measures.filter(({ text }) => text.includes("$executeRaw"))).toEqual([]);
  });

  test("a write to another room's table is noticed, however it is written", () => {
    const planted: readonly [file: string, text: string, table: string][] = [
      ["src/forecasts/planted.ts", 'tx.$executeRaw`UPDATE "Deal" SET "stage" = 1`', "Deal"],
      ["src/forecasts/planted.ts", "WITH x AS (INSERT INTO public.deal VALUES (1))", "Deal"],
      ["src/deals/editing/planted.ts", "await turn.db.deal.updateMany({ where })", "Deal"],
      ["src/schedule/planted.ts", 'DELETE FROM "Claim" WHERE at < now()', "Claim"],
      ["src/chat/slack/planted.ts", "await db.claim.deleteMany({})", "Claim"],
      ["src/teams/planted.ts", "tx.team.create({ data: { members: { create: { name } } } })", "Member"],
      [
        "src/forecasts/planted.ts",
        "tx.pipeline.update({ data: { stages: { deleteMany: {} } } })",
        "Pipeline",
      ],
      ["src/measures/planted.ts", "await db.submission.upsert({ where })", "Submission"],
      ["src/slot-handlers.ts", 'TRUNCATE TABLE "Slot"', "Slot"],
      ["scripts/planted.ts", 'MERGE INTO "Quota" q USING x', "Quota"],
      ["src/demo/planted.ts", 'UPDATE ONLY "public"."DealVersion" SET "to" = now()', "DealVersion"],
    ];
    for (const [file, text, table] of planted)
      expect(trespasses([{ file, text }]), text).toContain(`${file}: ${table}`);
    for (const text of [
      'SELECT 1 FROM "Deal" WHERE "id" = 1 FOR UPDATE',
      "await db.deal.findMany({ include: { customer: true } })",
      'button(words.update, "deal.update", values)',
    ])
      expect(trespasses([{ file: "src/forecasts/planted.ts", text }]), text).toEqual([]);
  });
});
