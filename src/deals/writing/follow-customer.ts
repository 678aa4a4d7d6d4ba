/**
 * Deals follow a customer that gets another name or is merged into another one: closed ones, too. One event, of the
 * customer, and one statement for all the deals; no deal counts as changed, and closed weeks keep what they had.
 */
import { z } from "zod";
import type { Customer } from "../../customers/customer.ts";
import { fillFrom, giveBack } from "../../customers/merging/fill-from-merged.ts";
import { takeUp } from "../../customers/standing/taken-up.ts";
import { giveName, leadBack, leadTo } from "../../customers/write-customer.ts";
import { toTimestamp } from "../../database/columns.ts";
import { type Sql, sql } from "../../database/sql.ts";
import { type Deed, DeedRefused } from "../../history/deed.ts";
import { type Changes, type NewEvent, recordEvents } from "../../history/record-events.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import { beginVersions, endVersions } from "./versions.ts";

type Named = Pick<Customer, "id" | "name">;

/** What an undo needs of the event. */
export type CustomerDeed = Readonly<{ id: string; subjectId: string }> &
  (
    | Readonly<{ kind: "rename"; before: string; after: string }>
    /** `along`: what had been merged into it before. What the other one took over of its file stays in the event. */
    | Readonly<{ kind: "merge"; into: string; along: readonly string[] }>
  );

const renaming = z
  .object({ kind: z.literal("rename"), columns: z.object({ name: z.tuple([z.string(), z.string()]) }) })
  .transform(({ kind, columns: { name } }) => ({ kind, before: name[0], after: name[1] }));

const merging = z
  .object({
    kind: z.literal("merge"),
    columns: z.object({ mergedIntoId: z.tuple([z.null(), z.uuid()]) }),
    along: z.array(z.uuid()),
  })
  .transform(({ kind, columns, along }) => ({ kind, into: columns.mergedIntoId[1], along }));

/** What an event's values tell, so that it can be taken back; what a newer program wrote otherwise fails. */
export const customerDeed = z.union([renaming, merging]);

type Merge = Extract<CustomerDeed, { kind: "merge" }>;

/** The deed by which the customer was merged, if it stands. */
export async function standingMerge({ db, workspace }: Deed, customerId: string): Promise<Merge | undefined> {
  const [row] = await db.$queryRaw<{ id: string; values: object }[]>(sql`
    SELECT e."id"::text AS "id", e."values" FROM "Event" e
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subject" = 'customer' AND e."subjectId" = ${customerId}::uuid
      AND e."kind" = 'merge' AND ${notTakenBack(sql`e."id"`)}
    ORDER BY e."id" DESC LIMIT 1`);
  const did = row && merging.safeParse({ kind: "merge", ...row.values }).data;
  return did && { id: row.id, subjectId: customerId, ...did };
}

/**
 * Deals that were named after the customer, for want of a product, still are.
 * @throws DeedRefused `name-taken`, with the customer that has it
 */
export async function renameCustomer(deed: Deed, { id, name: former }: Named, name: string): Promise<void> {
  await setName(deed, id, name);
  const columns = { name: [former, name] } as const;
  const eventId = await record(deed, { subjectId: id, kind: "rename", values: { columns } });
  await follow(
    deed,
    eventId,
    sql`UPDATE "Deal" d SET "title" = ${name}
        WHERE ${ofCustomer(deed, id)} AND d."title" = ${former} RETURNING d.*`,
  );
}

/** Both are locked, and neither has been merged. */
export async function mergeCustomer(deed: Deed, from: Named, into: Named): Promise<void> {
  const filled = await fillFrom(deed, from.id, into.id);
  const along = await leadTo(deed, from.id, into.id);
  const columns = { mergedIntoId: [null, into.id] } as const;
  const eventId = await record(deed, {
    subjectId: from.id,
    kind: "merge",
    values: { columns, along, filled },
  });
  await follow(
    deed,
    eventId,
    sql`UPDATE "Deal" d SET "customerId" = ${into.id}::uuid,
          "title" = CASE WHEN d."title" = ${from.name} THEN ${into.name} ELSE d."title" END
        WHERE ${ofCustomer(deed, from.id)} RETURNING d.*`,
  );
}

/** How many deals followed a merge and are still where they went. */
export async function dealsToTakeBack(deed: Deed, { id, into }: Merge): Promise<number> {
  const [row] = await deed.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS "count" FROM "Deal" d JOIN "DealVersion" v
      ON v."workspaceId" = d."workspaceId" AND v."dealId" = d."id" AND v."eventId" = ${id}::bigint
    WHERE ${ofCustomer(deed, into)} AND d."outcome" IS DISTINCT FROM 'withdrawn'`);
  return row?.count ?? 0;
}

/**
 * The deals that followed go back as they are now; those logged since stay. What bears the name of the customer that it was
 * with, for want of a product, then bears that of the other, whatever they are called by now.
 * @throws DeedRefused `name-taken` when another customer has got the former name
 */
export async function takeCustomerBack(deed: Deed, last: CustomerDeed): Promise<void> {
  const { subjectId: id } = last;
  let nobodysSince: string | undefined;
  if (last.kind === "rename") await setName(deed, id, last.before);
  else {
    nobodysSince = await giveBack(deed, last.into, last.id);
    await leadBack(deed, id, last.along);
  }
  const columns: Changes =
    last.kind === "rename" ? { name: [last.after, last.before] } : { mergedIntoId: [last.into, null] };
  const eventId = await record(deed, { subjectId: id, kind: "undo", values: { columns }, undoes: last.id });
  await follow(
    deed,
    eventId,
    sql`UPDATE "Deal" d SET "customerId" = b."customerId",
          "title" = CASE WHEN d."title" = v."title" THEN b."title"
                         WHEN d."title" = w."name" THEN o."name" ELSE d."title" END
        FROM "Customer" w, "Customer" o, "DealVersion" v JOIN "DealVersion" b
          ON b."workspaceId" = v."workspaceId" AND b."dealId" = v."dealId" AND b."number" = v."number" - 1
        WHERE ${ofCustomer(deed, last.kind === "merge" ? last.into : id)}
          AND w."id" = d."customerId" AND o."id" = b."customerId" AND v."workspaceId" = d."workspaceId" AND v."dealId" = d."id" AND v."eventId" = ${last.id}::bigint RETURNING d.*`,
  );
  if (last.kind === "merge" && nobodysSince !== undefined)
    await takenMeanwhile(deed, last.into, nobodysSince);
}

/** Who logged a deal with a customer that the merge alone made somebody's has taken it, as without the merge. */
async function takenMeanwhile(deed: Deed, customerId: string, since: string): Promise<void> {
  const logged = await deed.db.$queryRaw<{ dealId: string; ownerId: string }[]>(sql`
    SELECT d."id" AS "dealId", d."ownerId" FROM "Deal" d JOIN "DealVersion" v
      ON v."workspaceId" = d."workspaceId" AND v."dealId" = d."id" AND v."number" = 1 AND v."eventId" > ${since}::bigint
    WHERE ${ofCustomer(deed, customerId)} AND d."outcome" IS DISTINCT FROM 'withdrawn' ORDER BY d."number" LIMIT 1`);
  await takeUp(
    deed,
    logged.map((deal) => ({ customerId, ...deal })),
  );
}

async function setName(deed: Deed, id: string, name: string): Promise<void> {
  const taken = await giveName(deed, id, name);
  if (taken) throw new DeedRefused("name-taken", taken);
}

const ofCustomer = ({ workspace }: Deed, id: string): Sql =>
  sql`d."workspaceId" = ${workspace.id}::uuid AND d."customerId" = ${id}::uuid`;

async function record(deed: Deed, event: Omit<NewEvent, "subject">): Promise<string> {
  const [id] = await recordEvents(deed, [{ subject: "customer", ...event }]);
  return id!;
}

/** @param change updates deals and returns them */
async function follow({ db, now }: Deed, eventId: string, change: Sql): Promise<void> {
  await db.$executeRaw(sql`
    WITH changed AS (${change}), ended AS (${endVersions(sql`${toTimestamp(now)}::timestamptz`)})
    ${beginVersions({ id: sql`${eventId}::bigint`, kind: sql`'customer'` })}`);
}
