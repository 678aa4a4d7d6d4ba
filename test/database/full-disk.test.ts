import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createDiskWatch } from "../../src/database/full-disk.ts";
import type { Database } from "../../src/database/open-database.ts";
import { sql } from "../../src/database/sql.ts";
import { transaction } from "../../src/database/transaction.ts";
import { databases, freshDatabase } from "../fakes/database.ts";

describe("a full disk", () => {
  const full = Object.assign(new Error("could not extend file: No space left on device"), { code: "53100" });

  test("is noticed before anything fails, by what is left", async () => {
    let free: number | undefined = 3.5 * 1024 ** 2;
    const disk = createDiskWatch({ free: async () => free, tryWrite: async () => {} });
    expect(await disk.whyFull()).toContain("3 MB are left");
    free = 1024 ** 3;
    expect(await disk.whyFull()).toBeUndefined();
    free = undefined;
    expect(await disk.whyFull()).toBeUndefined();
  });

  test("is noticed by a write that fails, and over when one succeeds", async () => {
    let isFull = true;
    const disk = createDiskWatch({
      free: async () => undefined,
      tryWrite: async () => {
        if (isFull) throw new Error("commit failed", { cause: full });
      },
    });
    disk.note(Object.assign(new Error("lock"), { code: "55P03" }));
    expect(await disk.whyFull()).toBeUndefined();
    disk.note(new Error("command failed", { cause: full }));
    expect(await disk.whyFull()).toContain("full");
    expect(await disk.whyFull()).toContain("full");
    isFull = false;
    expect(await disk.whyFull()).toBeUndefined();
  });
});

describe.each(databases)("a write that finds no space on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  test("is noticed wherever it is, and that there is space again", async () => {
    // The error alone: no disk is filled.
    const fails = sql`DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`;
    const looks = vi.spyOn(database.prisma, "$transaction");
    const ways = [
      () => database.prisma.$executeRaw(fails),
      () => transaction(database, (tx) => tx.$executeRaw(fails)),
    ];
    for (const way of ways) {
      await expect(way()).rejects.toThrow("could not extend file");
      looks.mockClear();
      expect(await database.whyFull()).toBeUndefined();
      expect(looks).toHaveBeenCalledOnce();
      expect(await database.whyFull()).toBeUndefined();
      expect(looks).toHaveBeenCalledOnce();
    }
  });
});
