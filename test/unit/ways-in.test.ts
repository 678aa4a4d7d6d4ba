/**
 * Joining always goes through a door. Every table is either a door, by which people come in and which only the
 * files named here may add to, or one that only existing members write. A new table, or a new writer, has to
 * declare which.
 */
import { describe, expect, test } from "vitest";
import { type Source, sources, tables, writersOf } from "./table-writers.ts";

/** Tables that make somebody of a person, each with the files that may add rows, and why they may. */
const doors: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Workspace: {
    "src/company/company.ts": "called by its founders below only",
    "src/demo/load-sample-company.ts": "on this machine only, in an empty database",
  },
  Installation: {
    "src/joining/arrive.ts": "behind the gate: the tenant is ours",
    "src/joining/vouched.ts": "our provider vouches for a mailbox",
    "src/web/sign-in.ts": "a link of ours was used, or our provider has vouched",
    "src/demo/load-sample-company.ts": "the demo's own web chat",
  },
  Member: { "src/company/members.ts": "called by those below only" },
  Identity: {
    "src/joining/arrive.ts": "admission() has let this account in",
    "src/joining/requests.ts": "an admin has",
    "src/web/sign-in.ts": "a link of ours was used, or our provider has vouched",
    "src/demo/load-sample-company.ts": "the demo's people",
  },
  JoinRequest: { "src/joining/join-request.ts": "who waits is not in, and there are few" },
  Refused: { "src/joining/refused-book.ts": "who was turned away is not in, and there are few" },
  JoinCode: { "src/joining/join-code.ts": "minted for a member, or by an admin's invitation" },
  ProviderAccount: {
    "src/joining/vouched.ts": "admission() has let the person in whom our provider vouches for",
  },
  LoginLink: { "src/web/sign-in.ts": "minted by the operator, or by an admin's invitation" },
  WebSession: {
    "src/web/sessions.ts": "a link of ours was used, our provider has vouched, or it is the demo",
  },
};

/** Files that may create members: each has checked who it is. */
const makers = [
  "src/joining/first-admin.ts",
  "src/joining/arrive.ts",
  "src/joining/requests.ts",
  "src/joining/invite-member.ts",
  "src/joining/vouched.ts",
  // An admin has said so of people in a table; they come in by their own chat, or not at all.
  "src/imports/finding/people.ts",
];

/** Files that may add their rows. */
const memberAdders = {
  "src/joining/make-member.ts": "called by the makers above",
  "src/demo/load-sample-company.ts": "the demo's people",
};

/** Files that may found the company. */
const founders = {
  "src/joining/arrive.ts": "the first contact from our own tenant",
  "src/joining/first-admin.ts": "the operator's link",
  "src/joining/vouched.ts": "the first person for whom our provider vouches",
};

/** Written for existing members; a row of these lets nobody in. */
const inside = [
  "Absence",
  "Campaign",
  "Claim",
  "ClosedWeek",
  "Competitor",
  "Contact",
  "ContactRole",
  "Customer",
  "CustomerDifferent",
  "CustomerFact",
  "CustomerPairShown",
  "Deal",
  "DealCompetitor",
  "DealFact",
  "DealHelper",
  "DealLink",
  "DealPartner",
  "DealVersion",
  "Delivery",
  "Draft",
  "Event",
  "Exception",
  "ExchangeRate",
  "ExternalId",
  "File",
  "FileChunk",
  "ForecastCall",
  "ForecastEntry",
  "Holding",
  "Import",
  "ImportRow",
  "ImportShape",
  "LeadReview",
  "LeadReviewItem",
  "LeadWarning",
  "Partner",
  "Pipeline",
  "PipelineStage",
  "Product",
  "ProductPlan",
  "Quota",
  "Remark",
  "Sale",
  "SaleBuyer",
  "SendingLane",
  "Slot",
  "Submission",
  "Team",
  "TierPlan",
  "Touch",
  "TouchContact",
  "TouchTarget",
  "WebMessage",
];

/** Files that add rows to a table. */
const addersTo = (table: string, among: readonly Source[]): string[] =>
  Object.entries(writersOf(table, among)).flatMap(([file, what]) => (what.includes("insert") ? [file] : []));

describe("ways in", () => {
  test("every table is a door or inside", () => {
    expect([...Object.keys(doors), ...inside].sort()).toEqual(tables);
  });

  test.each(Object.keys(doors))("only its doors add to %s", (table) => {
    expect(addersTo(table, sources)).toEqual(Object.keys(doors[table] ?? {}).sort());
  });

  test("only who has looked at a person makes a member", () => {
    const callers = sources.filter(({ text }) => /\bmakeMembers?\(/.test(text)).map(({ file }) => file);
    expect(callers.sort()).toEqual([...makers, "src/joining/make-member.ts"].sort());
    const adders = sources.filter(({ text }) => /\baddMembers\(/.test(text)).map(({ file }) => file);
    expect(adders.sort()).toEqual(["src/company/members.ts", ...Object.keys(memberAdders)].sort());
  });

  test("only the first contact and the operator's link found a company", () => {
    const callers = sources.filter(({ text }) => /\bcompanyOf\(/.test(text)).map(({ file }) => file);
    expect(callers.sort()).toEqual([...Object.keys(founders), "src/company/company.ts"].sort());
  });

  test("the gate alone gives out what an event needs to come in, and each chat asks it", () => {
    const casts = sources.filter(({ text }) => /as (unknown as )?OurTenant\b/.test(text));
    expect(casts.map(({ file }) => file)).toEqual(["src/chat/gate.ts"]);
    const own = sources.filter(({ text }) => /\bownServer\(/.test(text)).map(({ file }) => file);
    // Besides the web chat's server: the operator, who has access to the database anyway.
    expect(own.sort()).toEqual(["scripts/say/conversation.ts", "src/web/receive.ts"]);
    const asked = sources.filter(({ text }) => /\bgate\.pass\(/.test(text)).map(({ file }) => file);
    expect(asked.sort()).toEqual(["src/chat/lark/handle-event.ts", "src/chat/slack/receive.ts"]);
  });

  test("a way in beside the doors is noticed, however it is written", () => {
    const planted = [
      `await tx.member.create({ data: {} })`,
      `await db.member.upsert({ where })`,
      `tx.$executeRaw\`INSERT INTO "Member" ("id") VALUES (1)\``,
      `tx.team.create({ data: { members: { create: { name: "x" } } } })`,
      `tx.identity.create({ data: { member: { connectOrCreate: {} } } })`,
    ];
    for (const text of planted) {
      expect(addersTo("Member", [{ file: "src/planted.ts", text }]), text).toEqual(["src/planted.ts"]);
    }
    expect(addersTo("Member", [{ file: "src/planted.ts", text: "tx.member.findFirst({})" }])).toEqual([]);
    expect(addersTo("Identity", [{ file: "a.ts", text: "x.identities: { create: {} }" }])).toEqual(["a.ts"]);
  });
});
