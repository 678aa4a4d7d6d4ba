import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Database } from "../../src/database/open-database.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { databaseOf010 } from "../fakes/database-of-010.ts";

/** Tables that belong to no company. */
const nobodys = ["Workspace", "_prisma_migrations"];

/** Indexes that do not begin with the company, and why. A row's own id is globally unique and needs no reason. */
const others: Readonly<Record<string, string>> = {
  Claim_at_idx: "the daily purge looks at all companies",
  Contact_name_idx: "trigrams (GIN) stand alone",
  Customer_core_idx: "trigrams (GIN) stand alone",
  Customer_initials_idx: "trigrams (GIN) stand alone",
  Customer_mergedIntoId_idx: "a customer's former names, by its id",
  Customer_normalised_idx: "trigrams (GIN) stand alone",
  Customer_pinyin_idx: "trigrams (GIN) stand alone",
  Deal_title_idx: "trigrams (GIN) stand alone",
  Delivery_key_key: "a job knows the message by it, whoever's it is",
  Delivery_state_createdAt_idx: "how many wait, and the daily purge, of all companies",
  Draft_at_idx: "the daily purge looks at all companies",
  Event_undoes_key: "an event is taken back once",
  Import_state_beatAt_idx: "whoever carries imports on takes the next one, whosever it is",
  Identity_installationId_externalId_key: "how the company of somebody who speaks is found",
  Installation_platform_externalId_key: "how the company of somebody who speaks is found",
  JoinRequest_installationId_externalId_key: "somebody of whom only the chat's tenant is known",
  Member_teamId_idx: "PostgreSQL's own look, when a team goes",
  SendingLane_pkey: "a row's own id: its installation's",
  WebSession_issuer_subject_idx: "the provider that ends an account's sessions knows no company",
};

describe("every table", () => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.close());

  test("carries workspaceId", async () => {
    const rows = await database.prisma.$queryRaw<{ name: string }[]>`
      SELECT relname AS "name" FROM pg_class c
       WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
         AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspaceId')`;
    expect(rows.map(({ name }) => name).sort()).toEqual(nobodys);
  });

  test("has indexes that begin with it, but for those that say why not", async () => {
    const rows = await database.prisma.$queryRaw<{ name: string; first: string }[]>`
      SELECT x.relname::text AS "name", a.attname::text AS "first"
        FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]`;
    const beside = rows.filter(({ first }) => first !== "workspaceId" && first !== "id");
    expect(beside.map(({ name }) => name).sort()).toEqual(Object.keys(others).sort());
  });
});

const [ours, theirs] = [randomUUID(), randomUUID()];

/** One row of a company in every table of 0.1.0 that had no workspaceId. */
function rowsOf(workspaceId: string, tenant: string): string {
  const [member, installation, identity, submission] = Array.from({ length: 4 }, randomUUID);
  return `
    INSERT INTO "Workspace" ("id", "name", "zone", "locale", "currency")
      VALUES ('${workspaceId}', '${tenant}', 'Asia/Shanghai', 'zh', 'CNY');
    INSERT INTO "Member" ("id", "workspaceId", "name", "locale", "zone")
      VALUES ('${member}', '${workspaceId}', 'Fang', 'zh', 'Asia/Shanghai');
    INSERT INTO "Installation" ("id", "workspaceId", "platform", "externalId")
      VALUES ('${installation}', '${workspaceId}', 'slack', '${tenant}');
    INSERT INTO "Identity" ("id", "installationId", "memberId", "externalId")
      VALUES ('${identity}', '${installation}', '${member}', 'U1');
    INSERT INTO "Quota" VALUES ('${member}', '2026-Q4', 100, 'CNY');
    INSERT INTO "Submission" ("id", "workspaceId", "week", "memberId", "currency")
      VALUES ('${submission}', '${workspaceId}', '2026-W48', '${member}', 'CNY');
    INSERT INTO "ForecastEntry"
        ("id", "submissionId", "dealId", "answer", "closeDate", "amountMinor", "currency", "likelihood", "category", "at")
      VALUES (gen_random_uuid(), '${submission}', gen_random_uuid(), 'same', now(), 1, 'CNY', 50, 'commit', now());
    INSERT INTO "Claim" ("key") VALUES ('slack:${tenant}:Ev1'), ('form:${member}:f1');
    INSERT INTO "Slot" ("key", "at") VALUES ('${workspaceId}:nudge:2026-W48:${member}', now());
    INSERT INTO "WebMessage" ("identityId", "author", "content", "key", "at") VALUES ('${identity}', 'me', '{}', '${member}', now());
    INSERT INTO "WebSession" VALUES ('session ${tenant}', '${identity}', now());
    INSERT INTO "LoginLink" VALUES ('link ${tenant}', '${member}', now());`;
}

describe.each(databases)("rows of 0.1.0 on %s", (kind) => {
  test("learn whose they are, and what is nobody's is dropped", async () => {
    const old = await databaseOf010(kind);
    await old.exec(rowsOf(ours, "T1") + rowsOf(theirs, "T2"));
    await old.exec(`
      INSERT INTO "Claim" ("key") VALUES (repeat('0f', 32));
      INSERT INTO "Slot" ("key", "at") VALUES ('purge:2026-11-28', now());
      INSERT INTO "WebSession" VALUES ('of nobody', gen_random_uuid(), now());`);
    const database = await old.migrated();
    onTestFinished(() => database.close());

    const each = (rows: number) => [ours, theirs].sort().map((workspaceId) => ({ workspaceId, rows }));
    const counted = (table: string) =>
      database.prisma.$queryRawUnsafe(
        `SELECT "workspaceId", count(*)::int AS "rows" FROM "${table}" GROUP BY 1 ORDER BY 1`,
      );
    expect(await counted("Claim")).toEqual(each(2));
    for (const table of [
      "ForecastEntry",
      "Identity",
      "LoginLink",
      "Quota",
      "Slot",
      "WebMessage",
      "WebSession",
    ])
      expect(await counted(table), table).toEqual(each(1));
    // What has fired in the week of the update does not fire again.
    expect(
      await database.prisma.slot.findMany({ where: { key: { startsWith: "nudge:2026-W48:" } } }),
    ).toHaveLength(2);
  });
});
