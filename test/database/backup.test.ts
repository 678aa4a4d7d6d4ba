import { spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import type { Transaction } from "@electric-sql/pglite";
import fc from "fast-check";
import pg from "pg";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { backUp } from "../../src/backup/back-up.ts";
import { dump } from "../../src/backup/dump.ts";
import type { Loaded } from "../../src/backup/load.ts";
import { move, stay } from "../../src/backup/move.ts";
import type { Piece, Sum } from "../../src/backup/pieces.ts";
import { readBackup, readHead } from "../../src/backup/read-file.ts";
import { restore, verify } from "../../src/backup/restore.ts";
import { settleHome } from "../../src/backup/settle-home.ts";
import { shippedMigrations } from "../../src/backup/shipped-migrations.ts";
import { BackupTrouble } from "../../src/backup/trouble.ts";
import { nameOf, type Where } from "../../src/backup/where.ts";
import { explain } from "../../src/backup/words.ts";
import { writeBackup } from "../../src/backup/write-file.ts";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import { openServerPlace } from "../../src/database/place.ts";
import { openServerSession, type Session, sessionOn } from "../../src/database/session.ts";
import { transaction } from "../../src/database/transaction.ts";
import { enqueue } from "../../src/delivery/enqueue.ts";
import { loadSampleCompany } from "../../src/demo/load-sample-company.ts";
import { foundCompany, message } from "../fakes/company.ts";
import { type DatabaseKind, databases, emptyServerDatabase } from "../fakes/database.ts";
import { dice } from "../fakes/dice.ts";
import { embeddedOnDisk } from "../fakes/embedded-on-disk.ts";
import { plainRow } from "../fakes/plain-row.ts";
import { smallDisk } from "../fakes/small-disk.ts";
import { stoppingProxy } from "../fakes/stopping-proxy.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

/** Every process of its own, and every embedded database on disk, compiles PostgreSQL first. */
const patience = 180_000;

const now = new Date("2026-12-03T06:00:00Z");

/** Sums of all tables, by what an open database says of itself. */
async function sumsOf({ pglite, url }: Database): Promise<ReadonlyMap<string, Sum>> {
  const sums = new Map<string, Sum>();
  const add = async (session: Session) => {
    for await (const piece of dump(session)) if (piece.kind === "sum") sums.set(piece.table, piece.sum);
  };
  if (url) {
    const session = await openServerSession(url);
    await add(session);
    await session.close();
  } else {
    const session = await sessionOn(pglite!);
    await pglite!.transaction((tx) => add(sessionIn(session, tx)));
  }
  return sums;
}

/** The same in a transaction that nobody comes into: a database in use is looked after by itself meanwhile. */
const sessionIn = (session: Session, tx: Pick<Transaction, "exec">): Session => ({
  ...session,
  async query(statement, values) {
    if (values) throw new Error("Only plain statements here");
    if (/^(?:BEGIN|ROLLBACK)/.test(statement)) return [];
    return ((await tx.exec(statement)).at(-1)?.rows ?? []) as Awaited<ReturnType<Session["query"]>>;
  },
});

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

/** All rows as they were; but for the mark, and the event that says so. */
function expectMoved(before: ReadonlyMap<string, Sum>, loaded: Loaded | undefined): void {
  for (const [table, sum] of before)
    if (!["Workspace", "Event"].includes(table)) expect(loaded?.sums.get(table), table).toEqual(sum);
  expect(loaded?.sums.get("Event")?.rows).toBe((before.get("Event")?.rows ?? 0) + 1);
}

/** Where this machine has both. */
const otherThan = (kind: DatabaseKind): DatabaseKind => databases.find((each) => each !== kind) ?? kind;

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was wrong",
    (error: unknown) => (error instanceof BackupTrouble ? error.reason.code : error),
  );

describe.each(databases)("a backup of %s", { timeout: patience }, (kind) => {
  let where: Where;
  let database: Database;
  let dataDir: string;
  let file: string;
  const folders: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "loudou-backup-"));
    folders.push(() => rm(folder, { recursive: true, force: true }));
    dataDir = await embeddedOnDisk(folder);
    if (kind === "server") {
      const made = await emptyServerDatabase();
      folders.push(made.drop);
      where = { url: made.url };
    } else where = { dataDir };
    database = await opened(where);
    await fillAwkwardly(database);
    file = join(dataDir, "company.backup");
    await backUp(database, dataDir, file);
  }, patience);
  afterAll(async () => {
    await database?.close();
    for (const remove of folders) await remove();
  });

  test("is readable by its owner only, and leaves nothing else", async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const left = (await readdir(dataDir)).filter((name) => /part|copy|verify/.test(name));
    expect(left).toEqual([]);
    expect(await readHead(file)).toMatchObject({ kind, companies: ["漏斗示例公司"] });
  });

  test.runIf(kind === "embedded")("is verified, and a file that is there is not written over", async () => {
    const { sums } = await verify(file);
    expect(sums.get("Deal")?.rows).toBeGreaterThan(50);
    expect(sums.get("FileChunk")?.rows).toBe(3);
    expect(await reasonOf(backUp(database, dataDir, file))).toBe("file exists");
  });

  test("comes back on the other kind exactly, but for what is fenced off", async () => {
    const into = await emptyPlace(otherThan(kind));
    const { sums, held } = await restore(file, into, now);
    expect(held).toBe(1);
    const restored = await opened(into);
    onTestFinished(() => restored.close());
    const there = await sumsOf(restored);
    const fenced = ["Delivery", "WebSession", "Workspace"];
    for (const [table, sum] of sums)
      if (!fenced.includes(table)) expect(there.get(table), table).toEqual(sum);
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
    const first = { where: { key: { startsWith: "pair 0 " } } };
    await expect.poll(() => database.prisma.claim.count(first), { timeout: 30_000 }).toBe(2);
    const under = join(dataDir, "under-load.backup");
    const { held } = await backUp(database, dataDir, under).finally(() => {
      writing = false;
      return writers;
    });
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

  test("is moved elsewhere and back, each message once, and the place it left does not run", async () => {
    const other = await emptyPlace(otherThan(kind));
    const before = await sumsOf(database);
    await settleHome(database, dataDir, now);
    await database.close();
    const { loaded } = await move(where, other);
    expectMoved(before, loaded);
    // A second time it is done already, and nothing comes twice.
    expect((await move(where, other)).loaded).toBeUndefined();

    const there = await opened(other);
    const otherDir = "dataDir" in other ? other.dataDir : "";
    expect(await settleHome(there, otherDir, now)).toEqual({ copied: false, held: 0 });
    expect(await there.prisma.delivery.findMany({ select: { state: true } })).toEqual([{ state: "queued" }]);
    expect(await there.prisma.webSession.count()).toBe(1);
    await there.close();

    database = await opened(where);
    await expect(settleHome(database, dataDir, now)).rejects.toThrow(
      `This company now lives at ${nameOf(other)}`,
    );
    await database.close();
    expect(await reasonOf(move(other, where))).toBe("not empty");
    expect(await stay(where)).toBe(nameOf(other));
    database = await opened(where);
    expect(await settleHome(database, dataDir, now)).toMatchObject({ copied: false });
  });
});

/** How often a move is killed before it may arrive; `CHAOS_ROUNDS=20` for more, `CHAOS_SEED` for the same places again. */
const kills = Number(process.env.CHAOS_ROUNDS ?? 2);

/** A company with some thousand rows, closed. */
async function sourceOf(kind: DatabaseKind): Promise<Where> {
  const place =
    kind === "server"
      ? await emptyPlace(kind)
      : { dataDir: await embeddedOnDisk(await temporaryDirectory()) };
  const source = await opened(place);
  const { workspaceId } = await foundCompany(source);
  await source.prisma.claim.createMany({
    data: Array.from({ length: 3_000 }, (_, nth) => ({ workspaceId, key: `row ${nth} ${"x".repeat(200)}` })),
  });
  await source.close();
  return place;
}

async function sumsIn(place: Where): Promise<ReadonlyMap<string, Sum>> {
  const database = await opened(place);
  return sumsOf(database).finally(() => database.close());
}

/** Of a place that may hold no tables yet, or half a database that nobody opens. */
async function companiesIn(place: Where): Promise<number> {
  const isThere = async (dataDir: string) =>
    (await readdir(dataDir).catch((): string[] => [])).includes("postgres");
  if ("dataDir" in place && !(await isThere(place.dataDir))) return 0;
  const database = await opened(place);
  return database.prisma.workspace.count().finally(() => database.close());
}

/** `admin -- move` in a process of its own. */
const spawnMove = (env: NodeJS.ProcessEnv, to: string) =>
  spawn(
    process.execPath,
    ["--no-warnings", fileURLToPath(new URL("../../scripts/admin.ts", import.meta.url)), "move", to],
    { env: { ...process.env, ...env }, stdio: "ignore" },
  );

/** `admin -- move` in a process of its own, killed once the held table stops it on its way. */
async function killedWhileItWaits(holder: pg.Client, env: NodeJS.ProcessEnv, to: string): Promise<void> {
  const mover = spawnMove(env, to);
  const waiting = async () => {
    // A transaction goes on seeing what it saw first.
    await holder.query("SELECT pg_stat_clear_snapshot()");
    const { rowCount } = await holder.query(
      `SELECT 1 FROM pg_stat_activity
        WHERE application_name = 'loudou-operator' AND wait_event_type = 'Lock' AND datname = current_database()`,
    );
    return rowCount;
  };
  await expect.poll(waiting, { timeout: 150_000 }).toBe(1);
  mover.kill("SIGKILL");
  await once(mover, "exit");
}

describe.runIf(databases.includes("server"))("a move", { timeout: patience }, () => {
  test("that is killed has gone nowhere, and repeated it arrives", async () => {
    const from = { dataDir: await embeddedOnDisk(await temporaryDirectory()) };
    const source = await opened(from);
    await foundCompany(source);
    const before = await sumsOf(source);
    await source.close();
    const to = await emptyPlace("server");
    if (!("url" in to)) throw new Error("a server has an address");
    await (await opened(to)).close();

    // While somebody holds one of the tables, the move waits in the middle of its way.
    const holder = new pg.Client(to.url);
    holder.on("error", () => {});
    await holder.connect();
    await holder.query(`BEGIN; LOCK TABLE "WebSession" IN ACCESS SHARE MODE`);
    await killedWhileItWaits(holder, { DATA_DIR: from.dataDir, DATABASE_URL: "" }, to.url);
    await holder.end();

    const left = await opened(from);
    await expect(settleHome(left, from.dataDir, now)).rejects.toThrow("repeat it");
    await left.close();
    const { loaded } = await move(from, to);
    expectMoved(before, loaded);
  });

  test("to an embedded database that is killed leaves nothing there, and repeated it arrives", async () => {
    const from = await emptyPlace("server");
    if (!("url" in from)) throw new Error("a server has an address");
    const source = await opened(from);
    await foundCompany(source);
    const before = await sumsOf(source);
    await source.close();
    const to = { dataDir: join(await temporaryDirectory(), "data") };

    const holder = new pg.Client(from.url);
    await holder.connect();
    // The last table that is read: all others have been written by then.
    await holder.query(`BEGIN; LOCK TABLE "WebSession" IN ACCESS EXCLUSIVE MODE`);
    await killedWhileItWaits(holder, { DATABASE_URL: from.url }, to.dataDir);
    await holder.end();

    expect(await readdir(to.dataDir)).not.toContain("postgres");
    const left = await opened(from);
    await expect(settleHome(left, "", now)).rejects.toThrow("repeat it");
    await left.close();
    const { loaded } = await move(from, to);
    expectMoved(before, loaded);
    expect(await readdir(to.dataDir)).not.toContain("restoring");
  });

  // What a move takes is sent over one way, which stops at a place that dice choose: among rows, or between two statements.
  test.each([
    ["a server", "embedded" as const, "server" as const],
    ["an embedded database", "server" as const, "embedded" as const],
  ])(
    "to %s, killed wherever it is, leaves nothing there, and repeated it arrives",
    async (_name, fromKind, toKind) => {
      const seed = Number(process.env.CHAOS_SEED ?? randomInt(1_000_000));
      console.log(`A move from ${fromKind} to ${toKind} is killed ${kills} times: CHAOS_SEED=${seed}`);
      const roll = dice(seed);
      const places = async () => {
        const [from, to] = await Promise.all([sourceOf(fromKind), emptyPlace(toKind)]);
        const onServer = "url" in from ? from.url : "url" in to ? to.url : "";
        // Its tables are there: what goes over the way is the rows.
        if ("url" in to) await (await opened(to)).close();
        const way = await stoppingProxy(onServer);
        onTestFinished(() => way.close());
        const byWay = <Place extends Where>(place: Place): Where =>
          "url" in place ? { url: way.url } : place;
        return { from, to, way, byWay };
      };
      // How long the whole way is.
      const whole = await places();
      const before = await sumsIn(whole.from);
      whole.way.passed();
      expectMoved(before, (await move(whole.byWay(whole.from), whole.byWay(whole.to))).loaded);
      const bytes = whole.way.passed();

      const { from, to, way, byWay } = await places();
      const rows = await sumsIn(from);
      for (let nth = 0; nth < kills; nth++) {
        const stops = way.stopsAfter(1 + roll.below(Math.floor(bytes * 0.98)));
        const env = "url" in from ? { DATABASE_URL: way.url } : { DATA_DIR: from.dataDir, DATABASE_URL: "" };
        const mover = spawnMove(env, "url" in to ? way.url : to.dataDir);
        await Promise.race([
          stops,
          once(mover, "exit").then(([code]) =>
            Promise.reject(new Error(`the move ended by itself: ${code}`)),
          ),
        ]);
        mover.kill("SIGKILL");
        await once(mover, "exit");
        way.opens();
        expect(await companiesIn(to)).toBe(0);
      }
      expectMoved(rows, (await move(byWay(from), byWay(to))).loaded);
      // At home in one place only, by the same name for both.
      expect((await move(byWay(from), byWay(to))).loaded).toBeUndefined();
      expect(await companiesIn(to)).toBe(1);
    },
    (2 + kills) * patience,
  );

  test("waits for no bot, and says that one runs", async () => {
    const place = await emptyPlace("server");
    const running = await opened(place);
    onTestFinished(() => running.close());
    expect(await reasonOf(move(place, { dataDir: join(await temporaryDirectory(), "d") }))).toBe("bot runs");
    expect(await reasonOf(move(place, place))).toBe("same place");
  });
});

describe("a disk without room", { timeout: patience }, () => {
  /** One that is truly full, or nothing where this user may not make one. */
  async function fullDisk(megabytes: number, skip: (why: string) => never) {
    const disk = await smallDisk(megabytes);
    if (!disk) return skip("no disk can be filled here: this user may not mount one");
    onTestFinished(() => disk.close());
    return disk;
  }

  test("ends a backup with a sentence and leaves nothing on it", async ({ skip }) => {
    const disk = await fullDisk(4, skip);
    disk.fills();
    const dataDir = await embeddedOnDisk(await temporaryDirectory());
    const database = await opened({ dataDir });
    onTestFinished(() => database.close());
    await foundCompany(database);
    const failed = await backUp(database, dataDir, join(disk.path, "company.backup")).catch((error) => error);
    expect(explain(failed, "en")).toContain(`There isn't enough room on the disk of ${disk.path}`);
    expect(await readdir(disk.path)).toEqual(["ballast"]);
    expect(await database.prisma.workspace.count()).toBe(1);
  });

  test("ends a move with a sentence: the source stays at home, and nothing is there", async ({ skip }) => {
    const disk = await fullDisk(30, skip);
    const from = { dataDir: await embeddedOnDisk(await temporaryDirectory()) };
    const source = await opened(from);
    await foundCompany(source);
    await source.close();
    const to = { dataDir: join(disk.path, "data") };
    const failed = await move(from, to).catch((error: unknown) => error);
    expect(explain(failed, "en")).toMatch(/^Cannot keep the database in .*no space left on device/s);
    expect(await readdir(to.dataDir)).not.toContain("postgres");
    const left = await opened(from);
    onTestFinished(() => left.close());
    expect(await settleHome(left, from.dataDir, now)).toMatchObject({ copied: false });
  });
});

describe.runIf(databases.includes("server"))("a backup", { timeout: patience }, () => {
  const backedUp = async (database: Database) => {
    const file = join(await temporaryDirectory(), "company.backup");
    await backUp(database, "", file);
    return file;
  };

  test("of an older version comes back, and is brought to this one's tables", async () => {
    const old = await emptyPlace("server");
    if (!("url" in old)) throw new Error("a server has an address");
    const place = await openServerPlace(old.url);
    // The first that could be backed up.
    const shipped = await shippedMigrations();
    await place.migrate(shipped.slice(0, shipped.findIndex((name) => name.endsWith("_whereabouts")) + 1));
    await place.query(`
      INSERT INTO "Workspace" ("id", "name", "zone", "locale", "currency")
      VALUES (gen_random_uuid(), 'Xinghe of old', 'Asia/Shanghai', 'zh', 'CNY')`);
    const file = join(await temporaryDirectory(), "old.backup");
    await writeBackup(file, dump(place));
    await place.close();
    for (const kind of databases) {
      const into = await emptyPlace(kind);
      await restore(file, into, now);
      const restored = await opened(into);
      expect(await restored.prisma.workspace.findMany()).toMatchObject([
        { name: "Xinghe of old", restoredAt: now },
      ]);
      await restored.close();
    }
  });

  test("of another company goes into no place that has one, which loses nothing", async () => {
    const [theirs, ours] = [await emptyPlace("server"), await emptyPlace("server")];
    const other = await opened(theirs);
    await foundCompany(other);
    const file = await backedUp(other);
    await other.close();
    const database = await opened(ours);
    onTestFinished(() => database.close());
    await foundCompany(database);
    const before = await sumsOf(database);
    expect(await reasonOf(restore(file, ours, now))).toBe("not empty");
    expect(await sumsOf(database)).toEqual(before);
  });
});

/** A small backup that was never in a database. */
async function* pieces(head: object = {}): AsyncGenerator<Piece> {
  const made = {
    program: "9.9.9",
    kind: "embedded",
    postgres: "18",
    at: "2026-12-03T06:00:00.000Z",
    companies: ["A"],
  };
  const columns = [{ name: "id", type: "text" }];
  yield { kind: "head", head: { ...made, migrations: [], tables: [{ name: "T", columns }], ...head } };
  yield {
    kind: "rows",
    table: "T",
    rows: Array.from({ length: 200 }, (_, n) => JSON.stringify([`row ${n} 华信`])),
  };
  yield { kind: "sum", table: "T", sum: { rows: 200, sha256: "0" } };
  yield { kind: "end", end: { sequences: {} } };
}

describe("a backup's file", () => {
  const read = async (file: string) => {
    let rows = 0;
    for await (const piece of readBackup(file)) if (piece.kind === "rows") rows += piece.rows.length;
    return rows;
  };
  let folder: string;
  let file: string;
  let whole: Buffer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "loudou-backup-"));
    file = join(folder, "whole.backup");
    await writeBackup(file, pieces());
    whole = await readFile(file);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("is read to its end", async () => {
    expect(await read(file)).toBe(200);
  });

  test("is never taken for whole when it was cut or changed anywhere", async () => {
    const damaged = join(folder, "damaged.backup");
    const known = ["not a backup", "cut off", "damaged"];
    const at = fc.integer({ min: 0, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (place, change) => {
        await writeFile(damaged, whole.subarray(0, place));
        // Of the last bytes only the compression's own end is missing.
        const end = place > whole.length - 16 ? ["nothing was wrong"] : [];
        expect([...known, ...end]).toContain(await reasonOf(read(damaged)));
        const changed = Buffer.from(whole);
        changed[place]! ^= change;
        await writeFile(damaged, changed);
        // Some bits of the compression's own head mean nothing: what is read then is what was written.
        const outcome = await read(damaged).catch((error: unknown) => (error as BackupTrouble).reason.code);
        expect([...known, 200, "newer format"]).toContain(outcome);
      }),
      { numRuns: 60 },
    );
  });

  test("that is none, or not there, or of a newer program is refused with a sentence", async () => {
    const other = join(folder, "other.backup");
    await writeFile(other, "PGDMP");
    expect(await reasonOf(read(other))).toBe("not a backup");
    await writeFile(other, "");
    expect(await reasonOf(read(other))).toBe("not a backup");
    await writeFile(other, await promisify(zstdCompress)('{"a":1}\n'));
    expect(await reasonOf(read(other))).toBe("not a backup");
    expect(await reasonOf(read(join(folder, "missing")))).toBe("no such file");
    expect(await reasonOf(read(folder))).toBe("cannot read");
    const text = (await promisify(zstdDecompress)(whole)).toString();
    await writeFile(
      other,
      await promisify(zstdCompress)(text.replace('"loudou backup":1', '"loudou backup":2')),
    );
    expect(await reasonOf(read(other))).toBe("newer format");
    await rm(other);
    await writeBackup(other, pieces({ migrations: ["29990101000000_time_travel"] }));
    const target = join(folder, "nowhere");
    expect(await reasonOf(restore(other, { dataDir: target }, now))).toBe("newer program");
    expect(await readdir(target)).not.toContain("postgres");
  });

  test("leaves nothing when the disk is full, and says so", async () => {
    async function* full(): AsyncGenerator<Piece> {
      yield* pieces();
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), {
        code: "ENOSPC",
        syscall: "write",
      });
    }
    const target = join(folder, "full.backup");
    const failed = await writeBackup(target, full()).catch((error: unknown) => error);
    expect(explain(failed, "en")).toContain("There isn't enough room on the disk of");
    expect((await readdir(folder)).filter((name) => name.startsWith("full"))).toEqual([]);
  });

  test("whose folder is missing is not made", async () => {
    const failed = await writeBackup(join(folder, "no", "such.backup"), pieces()).catch(
      (error: unknown) => error,
    );
    expect(explain(failed, "en")).toMatch(/^Can't write .*such\.backup: ENOENT/);
  });
});
