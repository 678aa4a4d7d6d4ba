/**
 * A customer takes over from one that is merged into it what it has no value of its own for, and gives it back. The merged row
 * keeps what it has. What is read through `mergedIntoId` (contacts, touches, words, subsidiaries) needs none of this.
 */
import { z } from "zod";
import { joinSql, rawSql, type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import {
  type Columns,
  columnsIn,
  type Filled,
  type Group,
  groupNames,
  heldColumns,
  heldOf,
  isEqual,
  saysMore,
  type Value,
  valueIn,
} from "./held-values.ts";

const value = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** What a merge's event keeps of it. Merges of before have none. */
const filledSchema = z
  .partialRecord(z.enum(groupNames), z.tuple([value, value]))
  .default({}) as unknown as z.ZodType<Filled>;

/** One merge that stands: what it offers. */
type Standing = Readonly<{ eventId: string; filled: Filled }>;

/** Both are locked. @returns what the event of the merge is to keep */
export async function fillFrom(deed: Deed, fromId: string, intoId: string): Promise<Filled> {
  const [from, into] = [await columnsOf(deed, fromId), await columnsOf(deed, intoId)];
  const offers = await offersTo(deed, intoId);
  const filled: Record<string, readonly [Value, Value]> = {};
  const held: Record<string, unknown> = {};
  for (const group of groupNames) {
    const now = valueIn(group, into);
    const { own, offered } = ownOf(group, now, offers);
    const more = valueIn(group, from);
    if (!saysMore(group, more, own)) continue;
    filled[group] = [own, more];
    const best = heldOf(group, own, [...offered.map(({ value }) => value), more]);
    if (!isEqual(best, now)) Object.assign(held, best);
  }
  await write(deed, intoId, held);
  return filled;
}

/**
 * The way back. What somebody has changed since stays as it is.
 * @param eventId of the merge, which still stands
 * @returns where the customer is nobody's again: the id of the event since which whoever worked it would have taken it, had
 *   it not been merged
 */
export async function giveBack(deed: Deed, intoId: string, eventId: string): Promise<string | undefined> {
  const into = await columnsOf(deed, intoId);
  const offers = await offersTo(deed, intoId);
  const held: Record<string, unknown> = {};
  for (const group of groupNames) {
    const { own, offered } = ownOf(group, valueIn(group, into), offers);
    const others = offered.filter((one) => one.eventId !== eventId);
    if (others.length < offered.length)
      Object.assign(
        held,
        heldOf(
          group,
          own,
          others.map(({ value }) => value),
        ),
      );
  }
  await write(deed, intoId, held);
  if ((held.standing ?? null) === null) return undefined;
  const since = columnsIn("whose").map((column) => BigInt(offers.edited.get(column) ?? 0));
  return [BigInt(eventId), ...since].reduce((last, one) => (one > last ? one : last)).toString();
}

/** `offered`: by merges that stand, where what stands there comes from them, and nobody has set it since. */
function ownOf(group: Group, now: Value, { standing, edited }: Offers) {
  const offered = standing.flatMap(({ eventId, filled }) => {
    const [own, value] = filled[group] ?? [];
    const isNewer = columnsIn(group).every((column) => BigInt(edited.get(column) ?? 0) < BigInt(eventId));
    return own && value && isNewer ? [{ eventId, own, value }] : [];
  });
  const own = offered[0]?.own ?? now;
  const held = heldOf(
    group,
    own,
    offered.map(({ value }) => value),
  );
  return isEqual(now, held) ? { own, offered } : { own: now, offered: [] };
}

/** What has been offered to a customer by those that have gone into it themselves, the first one first; and what has been set by hand. */
type Offers = Readonly<{
  standing: readonly Standing[];
  /** The id of the last event that set a column, and still stands. */
  edited: ReadonlyMap<string, string>;
}>;

async function offersTo(deed: Deed, intoId: string): Promise<Offers> {
  const standing = await standingMerges(deed, intoId);
  return { standing, edited: standing.length > 0 ? await editsOf(deed, intoId) : new Map() };
}

async function columnsOf({ db, workspace }: Deed, id: string): Promise<Columns> {
  // As text where JSON's numbers would not do.
  const [row] = await db.$queryRaw<{ columns: Columns }[]>(sql`
    SELECT to_jsonb(c) || jsonb_build_object('profitMinor', c."profitMinor"::text) AS "columns"
      FROM "Customer" c WHERE c."workspaceId" = ${workspace.id}::uuid AND c."id" = ${id}::uuid`);
  if (!row) throw new RangeError(`No customer ${id}`);
  return row.columns;
}

/** Of those that have gone into it themselves, the first one first. */
async function standingMerges({ db, workspace }: Deed, intoId: string): Promise<Standing[]> {
  const rows = await db.$queryRaw<{ eventId: string; filled: unknown }[]>(sql`
    SELECT e."id"::text AS "eventId", e."values" -> 'filled' AS "filled"
      FROM "Customer" c JOIN "Event" e ON e."workspaceId" = c."workspaceId" AND e."subject" = 'customer' AND e."subjectId" = c."id"
     WHERE c."workspaceId" = ${workspace.id}::uuid AND c."mergedIntoId" = ${intoId}::uuid AND e."kind" = 'merge'
       AND e."values" #>> '{columns,mergedIntoId,1}' = ${intoId} AND ${notTakenBack(sql`e."id"`)}
     ORDER BY e."id"`);
  return rows.map(({ eventId, filled }) => ({ eventId, filled: filledSchema.parse(filled ?? {}) }));
}

async function editsOf({ db, workspace }: Deed, id: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.$queryRaw<{ name: string; eventId: string }[]>(sql`
    SELECT k."name", max(e."id")::text AS "eventId"
      FROM "Event" e CROSS JOIN LATERAL jsonb_object_keys(coalesce(e."values" -> 'columns', '{}')) k("name")
     WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subject" = 'customer' AND e."subjectId" = ${id}::uuid
       AND e."kind" <> 'undo' AND ${notTakenBack(sql`e."id"`)} GROUP BY 1`);
  return new Map(rows.map(({ name, eventId }) => [name, eventId]));
}

async function write({ db, workspace }: Deed, id: string, values: Record<string, unknown>): Promise<void> {
  const names = heldColumns.filter((column) => column in values);
  if (names.length === 0) return;
  const columns = (alias: string): Sql => joinSql(names.map((column) => rawSql(`${alias}"${column}"`)));
  await db.$executeRaw(sql`
    UPDATE "Customer" c SET (${columns("")}) = ROW(${columns("r.")})
      FROM jsonb_populate_record(NULL::"Customer", ${JSON.stringify(values)}::text::jsonb) r
     WHERE c."workspaceId" = ${workspace.id}::uuid AND c."id" = ${id}::uuid`);
}
