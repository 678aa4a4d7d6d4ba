import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toTimestamp } from "../../src/database/columns.ts";
import type { Database } from "../../src/database/open-database.ts";
import { sql } from "../../src/database/sql.ts";
import { transaction } from "../../src/database/transaction.ts";
import { columnsOf } from "../../src/deals/facts/deal-columns.ts";
import { dealEventValues } from "../../src/deals/facts/deal-events.ts";
import { editedColumns } from "../../src/deals/facts/edits.ts";
import { advance, closeAsLost, lostColumns, moveBack, reopen } from "../../src/deals/moves/moves.ts";
import { changeTeam } from "../../src/deals/writing/follow-owner.ts";
import { changeDeal } from "../../src/deals/writing/write-deals.ts";
import { writeNote } from "../../src/deals/writing/write-note.ts";
import { closeWeek } from "../../src/forecasts/close-week.ts";
import { recordAnswer } from "../../src/forecasts/record-answer.ts";
import { type Deed, DeedRefused } from "../../src/history/deed.ts";
import { standingAt } from "../../src/history/standing-at.ts";
import { customerFunnel } from "../../src/pipelines/shipped/customer-funnel.ts";
import { runningWeek } from "../../src/schedule/running-week.ts";
import { databases, freshDatabase, twoReplicas } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { dealOf, doAs, edits, eventsOf, logLike } from "../fakes/office/history.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";
import { type Replica, replicaOf } from "../fakes/office/replica.ts";

const names = ["Fang", "Li", "Boss"];

describe.each(databases)("history on %s", (kind) => {
  let database: Database;
  let office: Office;
  let people: Colleague[];

  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(() => opens());
  afterEach(() => expect(office.failures).toEqual([]));

  /** Wednesday, 18 November 2026, 10:00 in Shanghai, with one deal of Fang's. */
  async function opens() {
    office = await openOffice(database);
    people = [];
    for (const name of names)
      people.push(await office.joins(name, { role: name === "Fang" ? "rep" : "admin" }));
    await logged(people[0]!, "ACME 10万 12/20 OA");
  }

  const versionsOf = async (number: number) =>
    database.prisma.dealVersion.findMany({
      where: { dealId: (await dealOf(office, number)).id },
      orderBy: { number: "asc" },
    });
  const dealCount = () => database.prisma.deal.count({ where: { workspaceId: office.workspaceId } });

  type State = Readonly<Record<string, unknown>>;
  const asMap = (rows: readonly { id: string; columns: unknown }[]): State =>
    Object.fromEntries(rows.map(({ id, columns }) => [id, columns]));

  /** Every deal as it is now, in the columns that versions keep. */
  const deals = async () =>
    asMap(
      await database.prisma.$queryRaw<{ id: string; columns: unknown }[]>(sql`
        SELECT d."id", to_jsonb(d) - '{id,number,previousId,lastContactAt,version,createdAt,updatedAt}'::text[] AS "columns"
        FROM "Deal" d WHERE d."workspaceId" = ${office.workspaceId}::uuid`),
    );
  /** Every deal as it was known at an instant; without one, by its current version. */
  const known = async (at?: Temporal.Instant) =>
    asMap(
      await database.prisma.$queryRaw<{ id: string; columns: unknown }[]>(sql`
        SELECT v."dealId" AS "id", to_jsonb(v) - '{dealId,number,from,to,eventId,kind}'::text[] AS "columns"
        FROM "DealVersion" v WHERE v."workspaceId" = ${office.workspaceId}::uuid
          AND ${at ? standingAt(sql`v`, sql`${toTimestamp(at)}::timestamptz`) : sql`v."to" IS NULL`}`),
    );

  async function closes() {
    const workspace = await office.workspace();
    const week = runningWeek(workspace, office.now());
    await transaction(database, (tx) => closeWeek(tx, { workspace, week }));
    return week;
  }

  describe("after any deeds and undos of several people", () => {
    const doable = [
      ...["log", "advance", "advance", "back", "edit", "edit", "note", "lose", "reopen"],
      ...["same", "change", "lost", "team", "undo", "undo", "undo"],
    ] as const;
    const step = fc.record({
      what: fc.constantFrom(...doable),
      who: fc.nat({ max: 2 }),
      deal: fc.nat({ max: 4 }),
      size: fc.integer({ min: 1, max: 4 }),
      minutes: fc.nat({ max: 1 }),
    });
    type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

    /** @param at the replica on which it happens */
    async function does({ what, who, deal: nth, size }: Step, teams: readonly string[], at?: Replica) {
      const there = at ?? office;
      const { id } = people[who]!;
      const person = at ? at.at(names[who]!) : people[who]!;
      const number = 1 + (nth % (await dealCount()));
      if (what === "undo") return person.says(size === 1 ? `/deal undo #${number}` : "/deal undo");
      if (what === "log")
        return logLike(there, number, [{ ownerId: id, as: { memberId: id, at: there.now() } }]);
      if (what === "team")
        return doAs(there, people[2]!.id, async (deed) => {
          const member = await deed.db.member.findUniqueOrThrow({ where: { id } });
          await changeTeam(deed, member, teams[size % teams.length]!);
        });
      return doAs(there, id, async (deed) => {
        const deal = await dealOf(there, number, deed.db);
        const at = customerFunnel.stages.findIndex(({ code }) => code === deal.stage);
        if (what === "note") return writeNote(deed, deal, `note ${size}`);
        if (what === "reopen")
          return deal.outcome === "won" || deal.outcome === "lost" ? reopen(deed, deal) : undefined;
        if (deal.outcome !== null) return undefined;
        const edited = editedColumns(deal, {
          amount: { ...deal.amount, minor: BigInt(size * 1_000_000) },
          closeDate: new Temporal.PlainDate(2026, 12, 18 + size),
          likelihood: size * 20,
          ...(size > 2 ? { product: `Product ${size}` } : {}),
        });
        switch (what) {
          case "advance":
            return advance(
              deed,
              deal,
              customerFunnel.stages[Math.min(at + (size % 2) + 1, customerFunnel.stages.length - 1)]!,
              { missing: [], held: [], excepted: [], unmet: [], should: { held: 0, of: 0 } },
              { answers: { intent: "yes" }, columns: {}, note: `because ${size}` },
            );
          case "back":
            return at > 0 ? moveBack(deed, deal, customerFunnel.stages[at - 1]!, "No money") : undefined;
          case "lose":
            return closeAsLost(deed, deal, "price", "");
          case "edit":
            return changeDeal(deed, {
              deal,
              kind: "edit",
              columns: edited,
              nextStep: size > 1 ? `step ${size}` : null,
            });
          case "change":
            return recordAnswer(deed, deal, "change", { columns: edited });
          case "lost":
            return recordAnswer(deed, deal, "lost", { columns: lostColumns(deed, "price"), reason: "price" });
          case "same":
            return recordAnswer(deed, deal, "same");
        }
      });
    }

    const instants = ["stageEnteredAt", "closedAt", "signedAt", "lastContactAt"];
    /** One notation for a value, whoever wrote it into the event. */
    const plain = (name: string, value: unknown): unknown =>
      instants.includes(name) && value
        ? Temporal.Instant.from(String(value)).epochMilliseconds
        : (value ?? null);

    /**
     * What the events of a deal and of its owner's teams add up to; the team that a deal moved with is in its
     * versions.
     */
    async function folded(number: number) {
      const deal = await dealOf(office, number);
      const versions = await versionsOf(number);
      const events = await database.prisma.event.findMany({
        where: { OR: [{ subjectId: deal.id }, { subjectId: deal.owner.id, kind: "team" }] },
        orderBy: { id: "asc" },
      });
      const state: Record<string, unknown> = {};
      for (const { id, subject, kind, values } of events) {
        if (subject === "member" && !versions.some(({ eventId }) => eventId === id)) continue;
        for (const [name, [before, after]] of Object.entries(dealEventValues.parse(values).columns)) {
          // An event of the owner records the owner's former team.
          if (subject === "deal")
            expect([kind, name, plain(name, before)]).toEqual([kind, name, state[name] ?? null]);
          state[name] = plain(name, after);
        }
      }
      return state;
    }

    async function addsUp() {
      expect(await known()).toEqual(await deals());
      for (let number = await dealCount(); number > 0; number--) {
        const versions = await versionsOf(number);
        expect(versions.map((one) => one.number)).toEqual(versions.map((_, index) => index + 1));
        expect(versions.map(({ to }) => to)).toEqual([...versions.slice(1).map(({ from }) => from), null]);
        const deal = await dealOf(office, number);
        const is = { ...columnsOf(deal), lastContactAt: deal.lastContactAt?.toString() ?? null };
        const expected = Object.entries(is).map(([name, value]) => [name, plain(name, value)]);
        expect({
          ...Object.fromEntries(expected.map(([name]) => [name, null])),
          ...(await folded(number)),
        }).toEqual(Object.fromEntries(expected));
      }
    }

    test("a deal is its current version, and what its events add up to; the past is as it was", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24, size: "max" }), async (steps) => {
          await opens();
          const teams = [await office.team("East"), await office.team("West"), await office.team("North")];
          const past: [at: Temporal.Instant, then: State][] = [];
          for (const one of steps) {
            office.later({ minutes: one.minutes });
            await does(one, teams);
            office.later({ seconds: 1 });
            past.push([office.now(), await deals()]);
          }
          expect(office.failures).toEqual([]);
          await addsUp();
          for (const [at, then] of past) expect(await known(at)).toEqual(then);
        }),
        { numRuns: 20 },
      );
    });

    describe.skipIf(kind === "embedded")("at once, by two replicas whose clocks are minutes apart", () => {
      let replicas: [Database, Database];
      let alone: Database;
      beforeAll(async () => {
        replicas = await twoReplicas();
        alone = database;
        database = replicas[0];
      });
      afterAll(async () => {
        database = alone;
        await replicas[0].close();
      });

      test.each(["the edit", "the change of teams"])(
        "somebody changes teams while a deal of theirs is edited: both are done, and %s was first",
        async (first) => {
          await opens();
          const [fang, , boss] = people as [Colleague, Colleague, Colleague];
          const west = await office.team("West");
          const sites = replicas.map((replica) => replicaOf(office, replica, { minutes: 0 })) as [
            Replica,
            Replica,
          ];
          const [isWritten, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
          const edit = async (deed: Deed) => {
            const deal = await dealOf(office, 1, deed.db);
            await changeDeal(deed, { deal, kind: "edit", columns: { likelihood: 70 } });
          };
          const move = async (deed: Deed) => {
            const member = await deed.db.member.findUniqueOrThrow({ where: { id: fang.id } });
            await changeTeam(deed, member, west);
          };
          const [one, other] = first === "the edit" ? [edit, move] : [move, edit];
          const begun = doAs(sites[0], boss.id, async (deed) => {
            await one(deed);
            isWritten.resolve();
            await mayCommit.promise;
          });
          await isWritten.promise;
          const waiting = doAs(sites[1], boss.id, other);
          await expect
            .poll(
              () => replicas[0].prisma.$queryRaw`
              SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
            )
            .toHaveLength(1);
          mayCommit.resolve();
          await Promise.all([begun, waiting]);
          await addsUp();
          expect(await dealOf(office, 1)).toMatchObject({ likelihood: 70, teamId: west });
          expect(await versionsOf(1)).toHaveLength(3);
        },
      );

      const moment = fc.array(step, { minLength: 1, maxLength: 3 });

      test("the same holds; a close stays as it was, and each deed is of one week", async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(moment, { minLength: 4, maxLength: 9, size: "max" }), async (moments) => {
            await opens();
            const teams = [await office.team("East"), await office.team("West"), await office.team("North")];
            const sites = [
              replicaOf(office, replicas[0], { minutes: 0 }),
              replicaOf(office, replicas[1], { minutes: -7 }),
            ] as const;
            const closed: { closesAt: Temporal.Instant; stood: State; upto: bigint }[] = [];
            for (const [nth, steps] of moments.entries()) {
              const deeds = steps.map((one, index) =>
                does(one, teams, sites[(nth + index) % 2]).catch((error: unknown) => {
                  // The person who comes second is told so.
                  if (!(error instanceof DeedRefused && error.code === "changed-meanwhile")) throw error;
                }),
              );
              const [week] = await Promise.all([nth % 3 === 1 ? closes() : undefined, ...deeds]);
              if (!week) continue;
              const { id: upto } = await database.prisma.event.findFirstOrThrow({ orderBy: { id: "desc" } });
              closed.push({ ...week, stood: await known(week.closesAt), upto });
              // Sometimes before the week ends by the clocks, and sometimes after it.
              if (nth % 2 === 0) office.later({ hours: 7 * 24 });
            }
            expect(office.failures).toEqual([]);
            await addsUp();
            for (const { closesAt, stood, upto } of closed) {
              expect(await known(closesAt)).toEqual(stood);
              const late = await database.prisma.event.count({
                where: {
                  workspaceId: office.workspaceId,
                  id: { gt: upto },
                  at: { lt: toTimestamp(closesAt) },
                },
              });
              expect(late).toBe(0);
            }
          }),
          { numRuns: 6, endOnFailure: true },
        );
      });
    });
  });

  describe("the database refuses", () => {
    const refused = (statement: string) =>
      expect(database.prisma.$executeRawUnsafe(statement), statement).rejects.toThrow(/append-only/);

    test("to change, delete or empty events", async () => {
      const before = await eventsOf(office, 1);
      await refused(`UPDATE "Event" SET "kind" = 'note'`);
      await refused(`DELETE FROM "Event"`);
      await refused(`TRUNCATE "Event"`);
      expect(await eventsOf(office, 1)).toEqual(before);
    });

    test("of a version any change but its end, once and not before its beginning", async () => {
      await edits(office, 1, { likelihood: 30 });
      const [first, second] = await versionsOf(1);
      const one = (number: number) => `WHERE "dealId" = '${first!.dealId}' AND "number" = ${number}`;
      await refused(`UPDATE "DealVersion" SET "likelihood" = 40 ${one(2)}`);
      await refused(`UPDATE "DealVersion" SET "to" = now() + interval '1 day' ${one(1)}`);
      await refused(`UPDATE "DealVersion" SET "to" = NULL ${one(1)}`);
      await refused(`UPDATE "DealVersion" SET "to" = "from" - interval '1 second' ${one(2)}`);
      await refused(
        `UPDATE "DealVersion" SET "to" = "from", "stage" = 'prospect', "likelihood" = 1 ${one(2)}`,
      );
      await refused(`DELETE FROM "DealVersion" ${one(1)}`);
      await refused(`TRUNCATE "DealVersion"`);
      expect(await versionsOf(1)).toEqual([first, second]);
    });

    test("to commit a deal that is not what its current version says", async () => {
      const before = await deals();
      const { id } = await dealOf(office, 1);
      for (const statement of [
        `UPDATE "Deal" SET "likelihood" = 99 WHERE "id" = '${id}'`,
        `UPDATE "Deal" SET "lines" = '[]' WHERE "id" = '${id}'`,
        `UPDATE "DealVersion" SET "to" = "from" WHERE "dealId" = '${id}' AND "to" IS NULL`,
        `INSERT INTO "DealVersion" SELECT (jsonb_populate_record(v, '{"number": 2}')).* FROM "DealVersion" v WHERE "dealId" = '${id}'`,
        `INSERT INTO "Deal" SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'number', 2))).* FROM "Deal" d WHERE "id" = '${id}'`,
      ])
        await expect(database.prisma.$executeRawUnsafe(statement), statement).rejects.toThrow(
          /not what its current version says/,
        );
      // Not the statement is refused, but the end of its transaction.
      let reached = false;
      const late = transaction(database, async (tx) => {
        await tx.deal.update({ where: { id }, data: { likelihood: 99 } });
        reached = true;
      });
      await expect(late).rejects.toThrow(/not what its current version says/);
      expect(reached).toBe(true);
      expect(await deals()).toEqual(before);
      expect(await known()).toEqual(before);
    });
  });

  test("a clock that goes back makes no version begin before the one it ends", async () => {
    const [fang] = people;
    const team = await office.team("East");
    office.later({ minutes: 5 });
    await edits(office, 1, { likelihood: 30 });
    const back = office.now().subtract({ minutes: 3 });
    await edits(office, 1, { likelihood: 40 }, back);
    await doAs(office, fang!.id, (deed) => changeTeam(deed, { id: fang!.id, teamId: null }, team), back);
    const versions = await versionsOf(1);
    const begun = versions.map(({ from }) => from.getTime());
    expect(begun).toEqual(begun.toSorted((a, b) => a - b));
    expect(begun.slice(1)).toEqual(Array(3).fill(begun[1]));
    expect((await eventsOf(office, 1)).at(-1)!.at).toEqual(versions[1]!.from);
    expect(await dealOf(office, 1)).toMatchObject({ likelihood: 40, teamId: team });
  });

  test("what is done with a clock behind the last close is of the week after it", async () => {
    const before = await deals();
    const { closesAt } = await closes();
    expect(Temporal.Instant.compare(office.now(), closesAt)).toBeLessThan(0);
    await edits(office, 1, { likelihood: 30 });
    await people[0]!.says("/deal note #1 spoke to them");
    await logLike(office, 1, [{}]);
    const close = toTimestamp(closesAt);
    expect((await versionsOf(1))[1]!.from).toEqual(close);
    expect((await versionsOf(2))[0]!.from).toEqual(close);
    expect((await eventsOf(office, 1)).slice(1).map(({ at }) => at)).toEqual([close, close]);
    expect(await known(closesAt)).toEqual(before);
  });

  describe.skipIf(kind === "embedded")("of a close and a deed at once", () => {
    /** Runs `work` in a transaction that stays open until it is told to end. */
    function holding(work: (tx: Parameters<Parameters<typeof transaction>[1]>[0]) => Promise<unknown>) {
      const done = Promise.withResolvers<void>();
      const end = Promise.withResolvers<void>();
      const ended = transaction(database, async (tx) => {
        await work(tx);
        done.resolve();
        await end.promise;
      });
      ended.catch(done.reject);
      const ends = () => {
        end.resolve();
        return ended;
      };
      return { done: done.promise, ends };
    }
    const stillWaiting = (work: Promise<unknown>) =>
      Promise.race([work.then(() => false), new Promise((resolve) => setTimeout(resolve, 300, true))]);

    test("the close waits for the deed, and has what it did", async () => {
      const workspace = await office.workspace();
      const week = runningWeek(workspace, office.now());
      const deed = await doAs(office, people[0]!.id, async (one) => one);
      const held = holding(async (db) =>
        changeDeal(
          { ...deed, db },
          { deal: await dealOf(office, 1, db), kind: "edit", columns: { likelihood: 30 } },
        ),
      );
      await held.done;
      const closing = transaction(database, (tx) => closeWeek(tx, { workspace, week }));
      expect(await stillWaiting(closing)).toBe(true);
      await held.ends();
      expect(await closing).toBe(true);
      expect(Object.values(await known(week.closesAt))).toMatchObject([{ likelihood: 30 }]);
    });

    test("the deed waits for the close, and is of the next week", async () => {
      const workspace = await office.workspace();
      const week = runningWeek(workspace, office.now());
      const held = holding((tx) => closeWeek(tx, { workspace, week }));
      await held.done;
      const edit = edits(office, 1, { likelihood: 30 });
      expect(await stillWaiting(edit)).toBe(true);
      await held.ends();
      await edit;
      expect((await versionsOf(1))[1]!.from).toEqual(toTimestamp(week.closesAt));
      expect(Object.values(await known(week.closesAt))).toMatchObject([{ likelihood: 20 }]);
    });
  });
});
