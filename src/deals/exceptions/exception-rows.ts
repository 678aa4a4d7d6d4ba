/** The rows of exceptions: asked for once, decided once. */
import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { fromDateColumn, toDateColumn, toTimestamp } from "../../database/columns.ts";
import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";

export type Exception = Readonly<{
  id: string;
  dealId: string;
  stage: string;
  criteria: readonly string[];
  askedById: string;
  askedBy: string;
  reason: string;
  until: Temporal.PlainDate;
  state: "asked" | "approved" | "refused";
  /** "" while nobody has decided. */
  decidedBy: string;
}>;

type Row = Omit<Exception, "until"> & { until: Date };

const toException = ({ until, ...row }: Row): Exception => ({ ...row, until: fromDateColumn(until) });

const columns = sql`
  x."id", x."dealId", x."stage", x."criteria", x."askedById", a."name" AS "askedBy", coalesce(r."text", '') AS "reason",
  x."until", x."state", coalesce(d."name", '') AS "decidedBy"`;

const joined = sql`
  "Exception" x JOIN "Member" a ON a."id" = x."askedById" LEFT JOIN "Member" d ON d."id" = x."decidedById"
  LEFT JOIN "Remark" r ON r."id" = x."reasonId"`;

/** Locked until the transaction ends: two managers on two chats decide one after the other. */
export async function lockException({ db, workspace }: Deed, id: string): Promise<Exception | undefined> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT ${columns} FROM ${joined}
     WHERE x."workspaceId" = ${workspace.id}::uuid AND x."id" = ${id}::uuid FOR UPDATE OF x`);
  return row && toException(row);
}

/** Those of one deal that somebody has still to decide. */
export async function undecidedOf({ db, workspace }: Deed, dealId: string): Promise<Exception[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT ${columns} FROM ${joined}
     WHERE x."workspaceId" = ${workspace.id}::uuid AND x."dealId" = ${dealId}::uuid AND x."state" = 'asked'`);
  return rows.map(toException);
}

/** The key of the message by which a manager was asked. */
export const requestKey = (id: string, managerId: string): string => `exception:${id}:${managerId}`;

/** Those that somebody has still to decide and of which this member was written to; never their own. */
export async function askedFrom(
  { db, workspace }: Deed,
  memberId: string,
  today: Temporal.PlainDate,
): Promise<Exception[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT ${columns} FROM ${joined} JOIN "Deal" o ON o."id" = x."dealId" AND o."outcome" IS NULL
     WHERE x."workspaceId" = ${workspace.id}::uuid AND x."state" = 'asked' AND x."until" >= ${toDateColumn(today)}::date
       AND a."active" AND a."id" <> ${memberId}::uuid AND EXISTS (
         SELECT 1 FROM "Delivery" s WHERE s."workspaceId" = x."workspaceId" AND s."key" = replace(${requestKey("?", memberId)}, '?', x."id"::text))
     ORDER BY x."askedAt", x."id"`);
  return rows.map(toException);
}

export type Wish = Pick<Exception, "dealId" | "stage" | "criteria" | "reason" | "until">;

/** @returns the id of the exception */
export async function askForException(deed: Deed, { reason, ...wish }: Wish): Promise<string> {
  const { db, workspace, member, now } = deed;
  const [id, reasonId] = [randomUUID(), randomUUID()];
  await db.$executeRaw(sql`
    WITH remark AS (
      INSERT INTO "Remark" ("id", "workspaceId", "text") VALUES (${reasonId}::uuid, ${workspace.id}::uuid, ${reason})
    )
    INSERT INTO "Exception" ("id", "workspaceId", "dealId", "stage", "criteria", "askedById", "askedAt", "reasonId", "until")
    VALUES (${id}::uuid, ${workspace.id}::uuid, ${wish.dealId}::uuid, ${wish.stage}, ${[...wish.criteria]}::text[], ${member.id}::uuid,
            ${toTimestamp(now)}::timestamptz, ${reasonId}::uuid, ${toDateColumn(wish.until)}::date)`);
  await tell(deed, wish, "ask-exception", reason);
  return id;
}

/** @param answer why not; "" where it is approved without words */
export async function decideException(
  deed: Deed,
  exception: Exception,
  state: "approved" | "refused",
  answer: string,
): Promise<void> {
  const { db, workspace, member, now } = deed;
  const answerId = answer === "" ? null : randomUUID();
  await db.$executeRaw(sql`
    WITH remark AS (
      INSERT INTO "Remark" ("id", "workspaceId", "text")
      SELECT ${answerId}::uuid, ${workspace.id}::uuid, ${answer} WHERE ${answerId}::uuid IS NOT NULL
    )
    UPDATE "Exception" SET "state" = ${state}, "decidedById" = ${member.id}::uuid,
           "decidedAt" = ${toTimestamp(now)}::timestamptz, "answerId" = ${answerId}::uuid
     WHERE "workspaceId" = ${workspace.id}::uuid AND "id" = ${exception.id}::uuid`);
  await tell(deed, exception, state === "approved" ? "approve-exception" : "refuse-exception", answer);
}

const tell = (deed: Deed, { dealId, criteria, until }: Omit<Wish, "reason">, kind: string, remark: string) =>
  recordEvents(deed, [
    {
      ...{ subject: "deal", subjectId: dealId, kind, ...(remark && { remark }) },
      values: { excepted: criteria, until: until.toString() },
    },
  ]);
