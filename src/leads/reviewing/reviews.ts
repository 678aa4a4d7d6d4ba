/** Reviews as they are kept: what somebody was asked, what they said, and when they were through. */
import type { Temporal } from "temporal-polyfill";
import type { OwnerScope } from "../../company/owner-scope.ts";
import { fromDateColumn, fromTimestamp, toDateColumn, toTimestamp } from "../../database/columns.ts";
import { rowsOf } from "../../database/rows-of.ts";
import { noSql, sql } from "../../database/sql.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Doubt } from "./doubtful-prospects.ts";

/** `gone`: it was no prospect any more. */
export type ReviewAnswer = "keep" | "release" | "drop" | "gone";

export type ReviewItem = Readonly<{
  dealId: string;
  customerId: string;
  number: number;
  name: string;
  unanswered: number;
  late: number;
  untouched: boolean;
  /** What it came to; of one that was given away and taken back, nothing yet. */
  answer: ReviewAnswer | null;
}>;

export type Review = Readonly<{
  id: string;
  memberId: string;
  on: Temporal.PlainDate;
  reportedAt: Temporal.Instant | null;
  items: readonly ReviewItem[];
}>;

type Company = Readonly<{ id: string }>;

/** @returns false where there is one already */
export async function openReview(
  db: Tx,
  { id }: Company,
  {
    memberId,
    on,
    now,
    doubts,
  }: Readonly<{ memberId: string; on: Temporal.PlainDate; now: Temporal.Instant; doubts: readonly Doubt[] }>,
): Promise<boolean> {
  const at = toTimestamp(now);
  const [review] = await db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO "LeadReview" ("id", "workspaceId", "memberId", "on", "askedAt", "reportedAt")
    VALUES (gen_random_uuid(), ${id}::uuid, ${memberId}::uuid, ${toDateColumn(on)}::date, ${at}::timestamptz,
            ${doubts.length === 0 ? at : null}::timestamptz)
    ON CONFLICT DO NOTHING RETURNING "id"`);
  if (!review) return false;
  const rows = doubts.map(({ deal, unanswered, late, untouched }) => ({
    ...{ dealId: deal.id, customerId: deal.customer.id, unanswered, late, untouched },
  }));
  await db.$executeRaw(sql`
    INSERT INTO "LeadReviewItem" ("workspaceId", "reviewId", "dealId", "customerId", "unanswered", "late", "untouched")
    SELECT ${id}::uuid, ${review.id}::uuid, i.* FROM ${rowsOf(rows, sql`"dealId" uuid, "customerId" uuid, "unanswered" int, "late" int, "untouched" boolean`)} i`);
  return true;
}

type ReviewRow = Omit<Review, "on" | "reportedAt" | "items"> & { on: Date; reportedAt: Date | null };

/** @param on that day's, or the latest */
export async function reviewOf(
  db: Tx,
  { id }: Company,
  memberId: string,
  on?: string,
): Promise<Review | undefined> {
  const [row] = await db.$queryRaw<ReviewRow[]>(sql`
    SELECT "id", "memberId", "on", "reportedAt" FROM "LeadReview"
    WHERE "workspaceId" = ${id}::uuid AND "memberId" = ${memberId}::uuid ${on ? sql`AND "on" = ${on}::date` : noSql}
    ORDER BY "on" DESC LIMIT 1`);
  return row && withItems(db, { id }, row);
}

/** Nobody else answers it until the transaction ends. */
export async function lockReview(
  db: Tx,
  { id }: Company,
  reviewId: string,
  memberId: string,
): Promise<Review | undefined> {
  const [row] = await db.$queryRaw<ReviewRow[]>(sql`
    SELECT "id", "memberId", "on", "reportedAt" FROM "LeadReview"
    WHERE "workspaceId" = ${id}::uuid AND "id" = ${reviewId}::uuid AND "memberId" = ${memberId}::uuid FOR UPDATE`);
  return row && withItems(db, { id }, row);
}

async function withItems(db: Tx, { id }: Company, { on, reportedAt, ...row }: ReviewRow): Promise<Review> {
  const items = await db.$queryRaw<(ReviewItem & { isProspect: boolean })[]>(sql`
    SELECT i."dealId", i."customerId", d."number", c."name", i."unanswered", i."late", i."untouched",
           CASE WHEN i."answer" IN ('release', 'drop') AND d."outcome" IS NULL THEN NULL
                WHEN i."answer" IS NULL AND (d."outcome" IS NOT NULL OR d."ownerId" <> ${row.memberId}::uuid OR cardinality(d."reachedAt") > greatest(0, 1 + (
                  SELECT s."position" - d."began" FROM "Pipeline" p JOIN "PipelineStage" s ON s."workspaceId" = p."workspaceId" AND s."pipeline" = p."code" AND s."version" = p."version" AND s."stage" = p."start"
                   WHERE p."workspaceId" = d."workspaceId" AND p."code" = d."pipeline" AND p."version" = d."pipelineVersion"))) THEN 'gone'
                ELSE i."answer" END AS "answer"
    FROM "LeadReviewItem" i JOIN "Deal" d ON d."id" = i."dealId" JOIN "Customer" c ON c."id" = i."customerId"
    WHERE i."workspaceId" = ${id}::uuid AND i."reviewId" = ${row.id}::uuid
    ORDER BY d."stageEnteredAt", d."number"`);
  return { ...row, on: fromDateColumn(on), reportedAt: reportedAt && fromTimestamp(reportedAt), items };
}

/** What was said about some; and that all is said, once it is. */
export async function answerItems(
  db: Tx,
  { id }: Company,
  review: Review,
  now: Temporal.Instant,
  said: ReadonlyMap<string, ReviewAnswer>,
): Promise<Review> {
  const at = toTimestamp(now);
  const rows = [...said].map(([dealId, answer]) => ({ dealId, answer }));
  await db.$executeRaw(sql`
    UPDATE "LeadReviewItem" i SET "answer" = r."answer", "answeredAt" = ${at}::timestamptz
    FROM ${rowsOf(rows, sql`"dealId" uuid, "answer" text`)} r
    WHERE i."workspaceId" = ${id}::uuid AND i."reviewId" = ${review.id}::uuid AND i."dealId" = r."dealId"`);
  const items = review.items.map((item) => ({ ...item, answer: said.get(item.dealId) ?? item.answer }));
  const isDone = items.every(({ answer }) => answer !== null);
  if (isDone && review.reportedAt === null)
    await db.leadReview.updateMany({ where: { workspaceId: id, id: review.id }, data: { reportedAt: at } });
  return { ...review, items, reportedAt: isDone ? (review.reportedAt ?? now) : review.reportedAt };
}

export type Reported = Readonly<{
  name: string;
  asked: number;
  answered: number;
  reportedAt: Temporal.Instant | null;
}>;

/** Who is through with the latest review, of these people. */
export async function whoReported(
  db: Tx,
  { id }: Company,
  people: OwnerScope,
): Promise<{ on: Temporal.PlainDate; reported: Reported[] } | undefined> {
  const rows = await db.$queryRaw<
    (Omit<Reported, "reportedAt"> & { on: Date; reportedAt: Date | null })[]
  >(sql`
    SELECT m."name", r."on", r."reportedAt", count(i.*)::int AS "asked", count(i."answer")::int AS "answered"
    FROM "LeadReview" r JOIN "Member" m ON m."id" = r."memberId"
    LEFT JOIN "LeadReviewItem" i ON i."workspaceId" = r."workspaceId" AND i."reviewId" = r."id"
    WHERE r."workspaceId" = ${id}::uuid ${people === "all" ? noSql : sql`AND r."memberId" = ANY(${people}::uuid[])`}
      AND r."on" = (SELECT max(l."on") FROM "LeadReview" l WHERE l."workspaceId" = ${id}::uuid)
    GROUP BY r."id", m."id" ORDER BY r."reportedAt" IS NOT NULL, m."name"`);
  const [first] = rows;
  return (
    first && {
      on: fromDateColumn(first.on),
      reported: rows.map(({ name, asked, answered, reportedAt }) => ({
        ...{ name, asked, answered, reportedAt: reportedAt && fromTimestamp(reportedAt) },
      })),
    }
  );
}
