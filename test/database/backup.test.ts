import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { backUp } from "../../src/backup/back-up.ts";
import { dump } from "../../src/backup/dump.ts";
import { move, stay } from "../../src/backup/move.ts";
import type { Sum } from "../../src/backup/pieces.ts";
import { readHead } from "../../src/backup/read-file.ts";
import { restore, verify } from "../../src/backup/restore.ts";
import { BackupTrouble } from "../../src/backup/trouble.ts";
import { type Where, withEmbedded } from "../../src/backup/where.ts";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import { clusterIn, openServerPlace, type Session } from "../../src/database/place.ts";
import { transaction } from "../../src/database/transaction.ts";
import { enqueue } from "../../src/delivery/enqueue.ts";
import { loadSampleCompany } from "../../src/demo/load-sample-company.ts";
import { message } from "../fakes/company.ts";
import { type DatabaseKind, databases, emptyServerDatabase } from "../fakes/database.ts";
import { plainRow } from "../fakes/plain-row.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

const now = new Date("2026-12-03T06:00:00Z");

/** Sums of all tables, by what a database says of itself. */
async function sumsOf(where: Where): Promise<ReadonlyMap<string, Sum>> {
  const read = async (session: Session) => {
    const sums = new Map<string, Sum>();
    for await (const piece of dump(session)) if (piece.kind === "sum") sums.set(piece.table, piece.sum);
    return sums;
  };
  if ("dataDir" in where) return withEmbedded(clusterIn(where.dataDir), () => {}, read);
  const place = await openServerPlace(where.url);
  return read(place).finally(() => place.close());
}

const opened = (where: Where) =>
  openDatabase("url" in where ? { url: where.url, dataDir: "" } : { dataDir: where.dataDir });

/** An empty place of a kind, gone when the test ends. */
async function emptyPlace(kind: DatabaseKind): Promise<Where> {
  if (kind === "embedded") return { dataDir: join(await temporaryDirectory(), "data") };
  const { url, drop } = await emptyServerDatabase("TEMPLATE template0 ENCODING UTF8");
  onTestFinished(drop);
  return { url };
}

/** What a text form, a sort order or a number could lose. */
const awkward = ["a\tb\nc\\d\"e'f\r", "\\N", "NULL", "", "[1,null]", "华信医疗 𠮷 🧧 é é", "{a,b}", "\\x00"];

/** The sample company, values that are hard to copy, a file, and a message that waits. */
async function fillAwkwardly(database: Database): Promise<void> {
  await loadSampleCompany(database, Temporal.Instant.from("2026-12-01T02:00:00Z"));
  const { prisma } = database;
  const workspace = await prisma.workspace.findFirstOrThrow();
  const member = await prisma.member.findFirstOrThrow();
  await prisma.claim.createMany({ data: awkward.map((text) => ({ ...plainRow(`k ${text}`), at: now })) });
  const file = { workspaceId: workspace.id, memberId: member.id, name: "x.png", type: "image/png", bytes: 3 };
  const { id: fileId } = await prisma.file.create({ data: { ...file, complete: true } });
  for (const [nth, bytes] of [
    randomBytes(512 * 1024),
    Buffer.from([0, 255, 92, 10]),
    Buffer.alloc(0),
  ].entries())
    await prisma.fileChunk.create({ data: { workspaceId: workspace.id, fileId, nth, bytes } });
  await prisma.workspace.update({
    where: { id: workspace.id },
    data: {
      settings: { text: awkward.join("|"), none: null, many: [1e21, -0.1, 12345678901234567890n.toString()] },
    },
  });
  await prisma.$executeRaw`
    INSERT INTO "Quota" ("id", "workspaceId", "memberId", "from", "to", "amountMinor", "currency")
    VALUES (gen_random_uuid(), ${workspace.id}::uuid, ${member.id}::uuid, '0001-01-01', '9999-12-31', 9223372036854775807, 'CNY')`;
  await prisma.$executeRaw`
    INSERT INTO "ExchangeRate" VALUES (${workspace.id}::uuid, 'USD', 'CNY', '2026-01-01', 999999999999.000000000001)`;
  const installation = await prisma.installation.findFirstOrThrow();
  await transaction(database, (tx) =>
    enqueue(
      tx,
      message({ workspaceId: workspace.id, installationId: installation.id, admin: "", rep: "" }, "waits"),
    ),
  );
  await prisma.webSession.create({
    data: { id: "s", workspaceId: workspace.id, identityId: member.id, expiresAt: new Date("2099-01-01") },
  });
}

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was wrong",
    (error: unknown) => (error instanceof BackupTrouble ? error.reason.code : error),
  );

describe.each(databases)("a backup of %s", (kind) => {
  let where: Where;
  let database: Database;
  let dataDir: string;
  let file: string;
  const folders: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const { mkdtemp, rm } = await import("node:fs/promises");
    const { tmpdir } = await import("node:os");
    dataDir = await mkdtemp(join(tmpdir(), "loudou-backup-"));
    folders.push(() => rm(dataDir, { recursive: true, force: true }));
    if (kind === "server") {
      const made = await emptyServerDatabase();
      folders.push(made.drop);
      where = { url: made.url };
    } else where = { dataDir };
    database = await opened(where);
    await fillAwkwardly(database);
    file = join(dataDir, "company.backup");
    await backUp(database, dataDir, file);
  });
  afterAll(async () => {
    await database?.close();
    for (const remove of folders) await remove();
  });

  test("is readable by its owner only, and leaves nothing else", async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const left = (await readdir(dataDir)).filter((name) => /part|copy|verify/.test(name));
    expect(left).toEqual([]);
    expect(await readHead(file)).toMatchObject({ kind, companies: ["星河软件"] });
  });

  test("is verified, and a file that is there is not written over", async () => {
    const { sums } = await verify(file);
    expect(sums.get("Deal")?.rows).toBeGreaterThan(50);
    expect(sums.get("FileChunk")?.rows).toBe(3);
    expect(await reasonOf(backUp(database, dataDir, file))).toBe("file exists");
  });

  test.each(databases)("comes back on %s exactly, but for what is fenced off", async (target) => {
    const into = await emptyPlace(target);
    const { sums, held } = await restore(file, into, now);
    expect(held).toBe(1);
    const there = await sumsOf(into);
    const fenced = ["Delivery", "WebSession", "Workspace"];
    for (const [table, sum] of sums)
      if (!fenced.includes(table)) expect(there.get(table), table).toEqual(sum);
    const restored = await opened(into);
    onTestFinished(() => restored.close());
    const { prisma } = restored;
    expect(await prisma.delivery.findMany({ select: { state: true } })).toEqual([{ state: "held" }]);
    expect(await prisma.webSession.count()).toBe(0);
    const [workspace] = await prisma.workspace.findMany();
    expect(workspace).toMatchObject({ restoredAt: now, movedTo: null, livesAt: null });
    expect(workspace?.settings).toEqual((await database.prisma.workspace.findFirst())?.settings);
    // Numbers go on after the last one, and what watched over the rows does again.
    const last = (await prisma.event.findFirst({ orderBy: { id: "desc" } }))!;
    const { id: _, ...again } = last;
    const next = await prisma.event.create({ data: { ...again, undoes: null } as never });
    expect(next.id).toBeGreaterThan(last.id);
    await expect(prisma.$executeRaw`DELETE FROM "Event"`).rejects.toThrow();
    await expect(prisma.$executeRaw`DELETE FROM "Member"`).rejects.toThrow();
    // A second time there is no room for it.
    await restored.close();
    expect(await reasonOf(restore(file, into, now))).toBe("not empty");
  });

  test("taken while others write is as of one instant", async () => {
    let writing = true;
    const write = async () => {
      for (let nth = 0; writing; nth++)
        await transaction(database, async (tx) => {
          await tx.claim.create({ data: plainRow(`pair ${nth} one`) });
          await tx.claim.create({ data: plainRow(`pair ${nth} two`) });
        });
    };
    const writers = write();
    const under = join(dataDir, "under-load.backup");
    const { held } = await backUp(database, dataDir, under);
    writing = false;
    await writers;
    if (kind === "embedded") expect(held).toBeGreaterThanOrEqual(0);
    const into = await emptyPlace(kind);
    await restore(under, into, now);
    const restored = await opened(into);
    onTestFinished(() => restored.close());
    const pairs = await restored.prisma.claim.findMany({ where: { key: { startsWith: "pair " } } });
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.length % 2).toBe(0);
    // What had been acknowledged before it began is in it, and what it holds was acknowledged.
    const known = new Set((await database.prisma.claim.findMany()).map(({ key }) => key));
    expect(pairs.filter(({ key }) => !known.has(key))).toEqual([]);
  });
});
