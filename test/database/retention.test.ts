/** The daily purge never removes history, and history cannot be removed by anyone. */

import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sql } from "../../src/database/sql.ts";
import { transaction } from "../../src/database/transaction.ts";
import { purge } from "../../src/schedule/purge.ts";
import { purges } from "../../src/slot-handlers.ts";
import { databases } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { edits } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import { inShanghai, type Office } from "../fakes/office/office.ts";

describe.each(databases)("history is kept on %s", (kind) => {
  let office: Office;

  inOffices(
    kind,
    async (opened) => {
      office = opened;
      const fang = await office.joins("Fang");
      await logged(fang, "ACME 10万 6/20 OA");
      await fang.says("/deal note #1 met the CFO");
      await fang.says("/deal update #1 next step: send the quote");
      await edits(office, 1, { likelihood: 40 }, inShanghai("2001-01-04T10:00"));
    },
    { startsAt: "2001-01-03T10:00" },
  );

  const history = async () => {
    const where = { workspaceId: office.workspaceId };
    return {
      events: await office.database.prisma.event.findMany({ where, orderBy: { id: "asc" } }),
      remarks: await office.database.prisma.remark.findMany({ where, orderBy: { id: "asc" } }),
      versions: await office.database.prisma.dealVersion.findMany({ where, orderBy: { number: "asc" } }),
      facts: await office.database.prisma.dealFact.findMany({ where, orderBy: { id: "asc" } }),
    };
  };

  test("by the daily purge, however old it is, while what has served its time goes", async () => {
    await office.database.prisma.$executeRaw(sql`
      INSERT INTO "Slot" ("workspaceId", "key", "at", "firedAt")
      VALUES (${office.workspaceId}::uuid, ${randomUUID()}, now() - interval '1 year', now() - interval '1 year')`);
    const before = await history();
    expect(before.events.length).toBeGreaterThan(3);
    await office.database.prisma.$executeRaw(sql`DELETE FROM "Slot" WHERE "key" LIKE 'purge:%'`);
    expect(await purge(office.database, purges)).toBeGreaterThan(0);
    expect(await history()).toEqual(before);
  });

  test("but what only tells a second delivery from a first one goes after two weeks", async () => {
    const { prisma } = office.database;
    const { workspaceId } = office;
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
    for (const days of [15, 13])
      await prisma.claim.create({ data: { workspaceId, key: `${days} days`, at: daysAgo(days) } });
    await prisma.$executeRaw(sql`DELETE FROM "Slot" WHERE "key" LIKE 'purge:%'`);
    await purge(office.database, purges);
    const left = await prisma.claim.findMany({ where: { workspaceId, key: { endsWith: " days" } } });
    expect(left.map(({ key }) => key)).toEqual(["13 days"]);
  });

  test("and of the web chat the last 400 days", async () => {
    const { prisma } = office.database;
    const data = { workspaceId: office.workspaceId, identityId: randomUUID(), author: "me", content: {} };
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
    for (const days of [500, 401, 399, 1])
      await prisma.webMessage.create({ data: { ...data, at: daysAgo(days) } });
    await prisma.$executeRaw(sql`DELETE FROM "Slot" WHERE "key" LIKE 'purge:%'`);
    await purge(office.database, purges);
    const left = await prisma.webMessage.findMany({ where: { identityId: data.identityId } });
    expect(left.map(({ at }) => Math.round((Date.now() - at.getTime()) / (24 * 3_600_000)))).toEqual([
      399, 1,
    ]);
  });

  test("against whoever asks through Prisma, in a transaction too, and what came with it is not done either", async () => {
    const before = await history();
    const where = { workspaceId: office.workspaceId };
    const { id } = before.events[0]!;
    const { dealId } = before.versions[0]!;
    const first = { workspaceId_dealId_number: { ...where, dealId, number: 1 } };
    const attempts: ((db: Parameters<Parameters<typeof transaction>[1]>[0]) => Promise<unknown>)[] = [
      (db) => db.event.update({ where: { id }, data: { kind: "note" } }),
      (db) => db.event.updateMany({ where, data: { values: {} } }),
      (db) => db.event.upsert({ where: { id }, update: { via: "web2" }, create: {} as never }),
      (db) => db.event.delete({ where: { id } }),
      (db) => db.event.deleteMany({ where }),
      (db) => db.dealVersion.update({ where: first, data: { likelihood: 99 } }),
      (db) => db.dealVersion.updateMany({ where, data: { to: new Date() } }),
      (db) => db.dealVersion.delete({ where: first }),
      (db) => db.dealVersion.deleteMany({ where }),
      (db) => db.$executeRaw(sql`TRUNCATE "Event" CASCADE`),
      (db) => db.$executeRaw(sql`TRUNCATE "DealVersion", "Remark"`),
      (db) =>
        db.$executeRaw(sql`INSERT INTO "Event" SELECT * FROM "Event" WHERE "id" = ${id}::bigint
        ON CONFLICT ("id") DO UPDATE SET "kind" = 'note'`),
    ];
    for (const [nth, attempt] of attempts.entries()) {
      await expect(attempt(office.database.prisma), `${nth} alone`).rejects.toThrow(/append-only|create/);
      const work = transaction(office.database, async (tx) => {
        await tx.workspace.update({ where: { id: office.workspaceId }, data: { name: "Emptied" } });
        await attempt(tx);
      });
      await expect(work, `${nth} in a transaction`).rejects.toThrow(/append-only|create/);
    }
    expect(await history()).toEqual(before);
    expect((await office.workspace()).name).toBe("Xinghe");
  });
});
