/** A table on its way into the company: what is kept of it, and how far it is. Rows change hands in `rows.ts`. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Sql, sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Deed } from "../history/deed.ts";
import { type KindName, kindNames } from "../spreadsheets/kinds/field.ts";
import { type Reading, readingSchema } from "../spreadsheets/records/reading.ts";

/**
 * reading: its rows are being staged. checking: they are compared with what is there. checked: it waits for a word. applying: what it makes is
 * being written, counted nowhere. done: it counts. Whatever ends in -ing goes on by itself, after a restart too.
 */
export const importStates = [
  "reading",
  "checking",
  "checked",
  "applying",
  "done",
  "undoing",
  "undone",
  "cancelling",
  "cancelled",
  "failed",
] as const;
export type ImportState = (typeof importStates)[number];

const underWay: readonly ImportState[] = ["reading", "checking", "applying", "undoing", "cancelling"];

/** Whether it goes on by itself; otherwise it waits for a word, or has ended. */
export const isUnderWay = ({ state }: Readonly<{ state: ImportState }>): boolean => underWay.includes(state);

/** What people decided about a table before it is taken over. */
export const decisions = z.object({
  /** By what a stage is called in the file: a code of ours, or how the deal ended. */
  stages: z.record(z.string(), z.string()).default({}),
  /** Code of the sales process that its deals go through; the standard one where missing. */
  pipeline: z.string().optional(),
  /** Owners whom nobody knows become members, without an account. */
  newPeople: z.boolean().default(false),
  /** Whose the rows are that name nobody, where the file has no such column: a member's id. */
  owner: z.uuid().optional(),
  /** By the name in the file: the id of the customer that resembles it and is the same. */
  same: z.record(z.string(), z.uuid()).default({}),
  /** Lines that stand there more than once. */
  twice: z.enum(["once", "each"]).optional(),
  /** How a product is spelled, by how the file spells it, where that differs. */
  products: z.record(z.string(), z.string()).default({}),
  /** By a product's name in the file: the one of the price list that resembles it and is the same. */
  sameProducts: z.record(z.string(), z.string()).default({}),
  /** Products of the file that resemble others of the price list, and are not said to be them. */
  nearProducts: z.array(z.object({ name: z.string(), other: z.string() })).default([]),
  /** The quarter that a team list's quotas are of: its id; none: they are left out. */
  quarter: z.string().max(10).optional(),
  /** What the table's columns are called, to hand rows back under the same names. */
  header: z.array(z.string()).readonly().optional(),
  /** Names of the table that resemble customers who are there: how many, and the first ones. */
  near: z
    .object({
      count: z.number(),
      first: z.array(z.object({ name: z.string(), id: z.uuid(), other: z.string() })),
    })
    .optional(),
  /** What stayed when it was taken back, as somebody had worked on it: how many, and the first ones. */
  kept: z.object({ count: z.number(), names: z.array(z.string()) }).optional(),
});
export type Decisions = Readonly<z.output<typeof decisions>>;

const amounts = z.array(z.object({ currency: z.string(), minor: z.string() })).default([]);
const sums = z.object({ read: amounts, taken: amounts });
const counts = z.record(z.string(), z.number()).default({});

export type Import = Readonly<{
  id: string;
  workspaceId: string;
  memberId: string;
  via: Deed["via"];
  fileName: string;
  fileId: string | null;
  sheet: string;
  kind: KindName;
  reading: Reading;
  digest: string;
  state: ImportState;
  total: number;
  through: number;
  /** Rows by what they come to. */
  counts: Readonly<Record<string, number>>;
  sums: Readonly<z.output<typeof sums>>;
  decided: Decisions;
  eventId: string | null;
  fault: string | null;
  createdAt: Date;
  doneAt: Date | null;
  /** When it was last carried on: whoever does holds it by this. */
  beatAt: Date;
}>;

const row = z.object({
  id: z.string(),
  workspaceId: z.string(),
  memberId: z.string(),
  via: z.string() as unknown as z.ZodType<Deed["via"]>,
  fileName: z.string(),
  fileId: z.string().nullable(),
  sheet: z.string(),
  kind: z.enum(kindNames),
  reading: readingSchema,
  digest: z.string(),
  state: z.enum(importStates),
  total: z.number(),
  through: z.number(),
  counts,
  sums: z.preprocess((value) => ({ read: [], taken: [], ...(value as object) }), sums),
  decided: z.preprocess((value) => value ?? {}, decisions),
  eventId: z.string().nullable(),
  fault: z.string().nullable(),
  createdAt: z.date(),
  doneAt: z.date().nullable(),
  beatAt: z.date(),
});

/** Which table it was: of a workbook its sheet, too, as several of one file may be taken over. What programs call the first one says nothing. */
export const tableOf = ({ fileName, sheet }: Pick<Import, "fileName" | "sheet">): string =>
  /^(?:(?:sheet|工作表)1?)?$/i.test(sheet) ? fileName : `${fileName} · ${sheet}`;

const columns = sql`i."id", i."workspaceId", i."memberId", i."via", i."fileName", i."fileId", i."sheet", i."kind", i."reading",
  i."digest", i."state", i."total", i."through", i."counts", i."sums", i."decided", i."eventId"::text AS "eventId", i."fault",
  i."createdAt", i."doneAt", i."beatAt"`;

/** Nobody has carried it on: whoever looks first does. */
const longAgo = new Date(0);

export type NewImport = Pick<Import, "fileName" | "fileId" | "sheet" | "kind" | "reading" | "digest"> &
  Readonly<{ total: number; decided?: Partial<Decisions> }>;

/** @returns its id; its rows are read by whoever carries it on */
export async function beginImport(deed: Deed, given: NewImport): Promise<string> {
  const id = randomUUID();
  const { decided = {}, reading, ...rest } = given;
  await deed.db.import.create({
    data: {
      ...rest,
      ...{ id, workspaceId: deed.workspace.id, via: deed.via, state: "reading", beatAt: longAgo },
      memberId: deed.member.id,
      reading: reading as object,
      decided: decided as object,
      createdAt: new Date(deed.now.epochMilliseconds),
    },
    select: { id: true },
  });
  return id;
}

/** By the same person, of the same content, read in the same way, and being read still. @returns its id */
export async function begunAlready(
  { db, workspace, member }: Deed,
  digest: string,
): Promise<string | undefined> {
  const [one] = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT i."id" FROM "Import" i WHERE i."workspaceId" = ${workspace.id}::uuid AND i."memberId" = ${member.id}::uuid
       AND i."digest" = ${digest} AND i."state" IN ('reading', 'checking') LIMIT 1`);
  return one?.id;
}

/** @returns undefined when the company has none of that id */
export async function loadImport(db: Tx, id: string, workspaceId?: string): Promise<Import | undefined> {
  const [found] = await db.$queryRaw<object[]>(sql`
    SELECT ${columns} FROM "Import" i WHERE i."id" = ${id}::uuid
       AND (${workspaceId ?? null}::uuid IS NULL OR i."workspaceId" = ${workspaceId ?? null}::uuid)`);
  return found && row.parse(found);
}

/** The latest ones, newest first. @param owner of whom, where not of everybody */
export async function listImports(
  db: Tx,
  workspaceId: string,
  { owner, limit }: Readonly<{ owner?: string | undefined; limit: number }>,
): Promise<Import[]> {
  const rows = await db.$queryRaw<object[]>(sql`
    SELECT ${columns} FROM "Import" i WHERE i."workspaceId" = ${workspaceId}::uuid
       AND (${owner ?? null}::uuid IS NULL OR i."memberId" = ${owner ?? null}::uuid)
     ORDER BY i."createdAt" DESC, i."id" LIMIT ${limit}::int`);
  return rows.map((one) => row.parse(one));
}

/** Of the same content, read in the same way, what counts now. */
export async function standingTwin(db: Tx, { workspaceId, digest, id }: Import): Promise<string | undefined> {
  const [twin] = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT i."id" FROM "Import" i WHERE i."workspaceId" = ${workspaceId}::uuid AND i."digest" = ${digest} AND i."id" <> ${id}::uuid
       AND i."state" = 'done' ORDER BY i."doneAt" DESC LIMIT 1`);
  return twin?.id;
}

/** Sales reports that count and have lines of the days that this one has, too; the newest first. */
export const overlapping = (
  db: Tx,
  { id, workspaceId, digest }: Pick<Import, "id" | "workspaceId" | "digest">,
): Promise<Pick<Import, "id" | "fileName">[]> =>
  db.$queryRaw<Pick<Import, "id" | "fileName">[]>(sql`
    WITH mine AS (SELECT min(s."on") AS "from", max(s."on") AS "to" FROM "Sale" s
                   WHERE s."workspaceId" = ${workspaceId}::uuid AND s."importId" = ${id}::uuid)
    SELECT i."id", i."fileName" FROM "Import" i CROSS JOIN mine m
     WHERE i."workspaceId" = ${workspaceId}::uuid AND i."kind" = 'sales' AND i."state" = 'done' AND i."id" <> ${id}::uuid
       AND i."digest" <> ${digest} AND EXISTS (
         SELECT FROM "Sale" o WHERE o."workspaceId" = i."workspaceId" AND o."importId" = i."id" AND o."on" BETWEEN m."from" AND m."to")
     ORDER BY i."doneAt" DESC LIMIT 3`);

export type ImportChange = Partial<
  Pick<Import, "state" | "through" | "total" | "counts" | "sums" | "decided" | "eventId" | "fault">
> &
  Readonly<{ doneAt?: Date }>;

const dataOf = ({ eventId, ...change }: ImportChange) => ({
  ...(change as object),
  ...(eventId !== undefined && { eventId: eventId === null ? null : BigInt(eventId) }),
});

/**
 * What somebody says of one that waits, or is under way: from now on it goes on with that.
 * @returns false when it is no longer as they saw it: then nothing was changed
 */
export async function turnImport(
  db: Tx,
  { id, state }: Pick<Import, "id" | "state">,
  change: ImportChange,
): Promise<boolean> {
  const { count } = await db.import.updateMany({
    where: { id, state },
    data: { ...dataOf(change), beatAt: longAgo },
  });
  return count === 1;
}

/**
 * How far it is, from whoever carries it on.
 * @param at later than the last time
 * @returns false when they hold it no longer: another process does, or it was told to do something else
 */
export async function beat(
  db: Tx,
  { id, state, beatAt }: Pick<Import, "id" | "state" | "beatAt">,
  at: Date,
  change: ImportChange,
): Promise<boolean> {
  const { count } = await db.import.updateMany({
    where: { id, state, beatAt },
    data: { ...dataOf(change), beatAt: at },
  });
  return count === 1;
}

/** Those that nobody has carried on for so long are anybody's. */
const lostAfterMs = 30_000;

/** Takes one that waits for somebody to carry it on. @returns undefined when there is none */
export async function takeWaiting(db: Tx): Promise<Import | undefined> {
  const [taken] = await db.$queryRaw<{ id: string }[]>(sql`
    UPDATE "Import" SET "beatAt" = ${toTimestampColumn(new Date())} WHERE "id" = (
      SELECT i."id" FROM "Import" i
       WHERE i."state" = ANY(${[...underWay]}::text[])
         AND i."beatAt" < ${toTimestampColumn(new Date(Date.now() - lostAfterMs))}
       ORDER BY i."createdAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id"`);
  return taken && loadImport(db, taken.id);
}

const toTimestampColumn = (at: Date): Sql => sql`${at.toISOString()}::timestamptz`;
