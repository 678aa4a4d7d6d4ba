/** Rows that somebody holds and does not release: those who need them are told, and everyone else carries on. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { settleHome } from "../../src/backup/settle-home.ts";
import { chatWords } from "../../src/chat/words.ts";
import type { Database } from "../../src/database/open-database.ts";
import { patience } from "../../src/database/session-limits.ts";
import { isHeldUp, transaction } from "../../src/database/transaction.ts";
import { beginSending } from "../../src/delivery/begin-sending.ts";
import { enqueue } from "../../src/delivery/enqueue.ts";
import { settleSending } from "../../src/delivery/settle-sending.ts";
import { startJobs } from "../../src/delivery/start-jobs.ts";
import { foundCompany, message } from "../fakes/company.ts";
import { databases, freshDatabase } from "../fakes/database.ts";
import { type Holder, holdRows } from "../fakes/hold-rows.ts";
import { logged } from "../fakes/office/deals.ts";
import { notesOf } from "../fakes/office/history.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";

const sentences = { en: chatWords("en").heldUp, zh: chatWords("zh").heldUp };

describe.skipIf(!databases.includes("server"))("a row that is held", () => {
  let database: Database;
  let office: Office;
  let fang: Colleague;
  let holder: Holder | undefined;

  beforeEach(async () => {
    database = await freshDatabase("server");
    office = await openOffice(database);
    fang = await office.joins("Fang");
    await logged(fang, "ACME 10万 月底");
    await logged(fang, "Hooli 20万 月底");
  });
  afterEach(async () => {
    await holder?.release();
    holder = undefined;
    await database.close();
    expect(office.failures).toEqual([]);
  });

  /** Held until the test releases it: anything answered before that was answered in spite of the lock. */
  const holds = async (statement: string) => {
    holder = await holdRows(database.url!, statement);
  };
  const holdsAcme = () =>
    holds(
      `SELECT 1 FROM "Deal" d JOIN "Customer" c ON c."id" = d."customerId" WHERE c."name" = 'ACME' FOR UPDATE OF d`,
    );
  const notes = async () => [...(await notesOf(office, 1)), ...(await notesOf(office, 2))];
  const note = (text: string) => ({ kind: "command", line: `/deal note ACME ${text}` }) as const;
  const looks = async () => {
    expect((await fang.says("/deal show ACME")).card.title).toContain("ACME");
    expect(await database.prisma.$queryRaw`SELECT 1 AS "ready"`).toEqual([{ ready: 1 }]);
  };

  test("is told in the person's language, keeps nothing, and takes the same event once it is free", async () => {
    const li = await office.joins("Li", { role: "admin", locale: "zh" });
    await holdsAcme();

    const [english, chinese] = await Promise.all([
      fang.sends(note("met the CFO"), "event-1"),
      li.sends(note("见了财务总监"), "event-2"),
    ]);

    expect([english.refusal, chinese.refusal]).toEqual([sentences.en, sentences.zh]);
    await holder!.release();
    expect(await notes()).toEqual([]);
    expect(await database.prisma.claim.count({ where: { key: { contains: "event-1" } } })).toBe(0);
    expect((await fang.sends(note("met the CFO"), "event-1")).reply.type).toBe("card");
    expect((await fang.sends(note("met the CFO"), "event-1")).reply.type).toBe("none");
    expect(await notes()).toEqual(["met the CFO"]);
  });

  test("takes no connection from those who only look, nor from single statements that write", async () => {
    await holdsAcme();
    let answered = 0;
    const blocked = Array.from({ length: 10 }, async (_, n) => {
      const { refusal } = await fang.sends(note(`number ${n}`));
      answered++;
      return refusal;
    });

    // Readers take turns with the blocked writers for as long as there are any.
    let looked = 0;
    for (; answered < blocked.length || looked === 0; looked++) {
      await looks();
      await database.prisma.member.update({ where: { id: fang.id }, data: { locale: "en" } });
    }

    expect(new Set(await Promise.all(blocked))).toEqual(new Set([sentences.en]));
    expect(looked).toBeGreaterThan(1);
  });

  test("does not let single statements that wait for it take connections from those who only look", async () => {
    await holds(`SELECT 1 FROM "Member" WHERE "id" = '${fang.id}' FOR UPDATE`);
    let ended = 0;
    const blocked = Array.from({ length: 10 }, async () => {
      await database.prisma.member
        .update({ where: { id: fang.id }, data: { locale: "zh" } })
        .catch((error: unknown) => expect(isHeldUp(error)).toBe(true));
      ended++;
    });
    await blockedStatement();

    for (let times = 0; times < 3; times++) await looks();

    expect(ended).toBeLessThan(blocked.length);
    await holder!.release();
    await Promise.all(blocked);
  });

  test("is waited for by a start, longer than by a command", async () => {
    await holds(`SELECT 1 FROM "Workspace" FOR UPDATE`);
    let isSettled = false;
    const settled = settleHome(database, "", new Date()).finally(() => {
      isSettled = true;
    });
    await blockedStatement();
    // By then a command has been told.
    expect((await fang.says("/deal new Globex 10万 月底")).refusal).toBe(sentences.en);
    expect(isSettled).toBe(false);
    await holder!.release();
    expect(await settled).toMatchObject({ copied: false });
  });

  test("is no reason to answer nothing where it is only noted that somebody was here", async () => {
    await database.prisma.identity.updateMany({ data: { seenAt: new Date(0) } });
    await holds(`SELECT 1 FROM "Identity" FOR UPDATE`);

    await looks();

    const seen = await database.prisma.identity.findFirstOrThrow({ where: { memberId: fang.id } });
    expect(seen.seenAt).toEqual(new Date(0));
  });

  test("is waited for by what has been sent, which would have to be looked up otherwise", async () => {
    const company = await foundCompany(database);
    await transaction(database, (tx) => enqueue(tx, message(company, "nudge")));
    const { id } = await database.prisma.delivery.findUniqueOrThrow({ where: { key: "nudge" } });
    const [begun] = await beginSending(database, [id], 60_000);
    if (typeof begun !== "object" || !("hold" in begun)) throw new Error("not taken up");
    await holds(`SELECT 1 FROM "Delivery" FOR UPDATE`);
    const job = { id: "00000000-0000-7000-8000-000000000000", retryCount: 0 };

    const settling = settleSending(database, [{ job, delivery: begun, type: "sent", ref: "there" }]);
    // Longer than anyone waits for a lock, shorter than a frozen transaction lives.
    await new Promise((resolve) => setTimeout(resolve, patience * 1.2));
    await holder!.release();

    expect(await settling).toEqual(["settled"]);
  });

  test("is told to all of many more than there are connections", async () => {
    await holdsAcme();

    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => fang.sends(note(`number ${n}`))));

    expect(new Set(answers.map(({ refusal }) => refusal))).toEqual(new Set([sentences.en]));
    await holder!.release();
    expect(await notes()).toEqual([]);
  });

  test("is waited for once, not tried again", async () => {
    await holdsAcme();
    let runs = 0;
    const update = (raw: boolean) =>
      transaction(database, async (tx) => {
        runs++;
        if (raw) await tx.$executeRaw`UPDATE "Deal" SET "updatedAt" = now()`;
        else await tx.deal.updateMany({ data: { updatedAt: new Date() } });
      });

    const errors = [await update(true).catch((error) => error), await update(false).catch((error) => error)];

    expect(errors.map(isHeldUp)).toEqual([true, true]);
    expect(runs).toBe(2);
    expect(
      [new Error("no"), undefined, { code: "P2028", message: "expired transaction" }].map(isHeldUp),
    ).toEqual([false, false, false]);
  });

  test("is waited for by those who come while it is passed on", async () => {
    await holdsAcme();
    const waiting = fang.sends(note("met the CFO"));
    await blockedStatement();
    await holder!.release();

    expect((await waiting).reply.type).toBe("card");
  });

  async function blockedStatement(): Promise<void> {
    for (;;) {
      const found = await database.prisma.$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      if (found.length > 0) return;
    }
  }

  test("does not hold up the job queue for ever either", async () => {
    const log = { warn() {}, error() {} };
    const jobs = await startJobs(database, log);
    try {
      const [limits] = (
        await jobs.boss.getDb().executeSql(
          `SELECT current_setting('lock_timeout') AS "lock", current_setting('statement_timeout') AS "statement",
                  current_setting('idle_in_transaction_session_timeout') AS "idle"`,
        )
      ).rows;
      expect(Object.values(limits).filter((limit) => limit === "0")).toEqual([]);
    } finally {
      await jobs.stop(1);
    }
  });
});

describe.skipIf(!databases.includes("server"))("every connection to a server", () => {
  test("has limits, and keeps to UTC", async () => {
    const database = await freshDatabase("server");
    const ask = `SELECT current_setting('TimeZone') AS "zone", current_setting('lock_timeout') AS "lock",
      current_setting('statement_timeout') AS "statement",
      current_setting('idle_in_transaction_session_timeout') AS "idle"`;
    const limits = { zone: "UTC", lock: "1300ms", statement: "10s", idle: "5s" };

    const read = await database.prisma.$queryRawUnsafe(ask);
    // Statements that may wait for a row use other connections than those that only read.
    const written = await database.prisma.$queryRawUnsafe(`${ask}, nextval('"WebMessage_id_seq"') AS next`);
    const inside = await transaction(database, (tx) => tx.$queryRawUnsafe(ask));
    await database.close();

    expect(read).toEqual([limits]);
    expect(written).toEqual([{ ...limits, next: expect.anything() }]);
    // Less when opening the connection took a while.
    expect(inside).toEqual([{ ...limits, lock: expect.stringMatching(/^[1-9]\d+ms$/) }]);
  });
});
