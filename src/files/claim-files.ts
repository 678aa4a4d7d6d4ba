/** Files of a member that belong to nothing yet, and the deed that makes them its own. */
import { z } from "zod";
import type { KeptFile } from "../chat/file.ts";
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { notTakenBack } from "../history/taken-back.ts";

/** What people send at once; a button has to carry all their ids. */
export const mostFiles = 10;

/** Ids as a button or form carries them: with commas between. Untrusted; whose they are is asked when they are claimed. */
export const fileIds = z
  .string()
  .max(mostFiles * 37)
  .transform((ids) => ids.split(","))
  .pipe(z.array(z.uuid()).max(mostFiles));

/** What the purge leaves alone: longer ones may be gone at any moment. */
const keptHours = 24;

/** Of these the ones that nothing has claimed, in the order in which they were sent. */
export const unclaimed = (deed: Deed, ids: readonly string[]): Promise<Pick<KeptFile, "id" | "name">[]> =>
  deed.db.$queryRaw(sql`
    SELECT f."id", f."name" FROM "File" f
    WHERE f."workspaceId" = ${deed.workspace.id}::uuid AND f."id" = ANY(${ids}::uuid[])
      AND f."memberId" = ${deed.member.id}::uuid AND f."complete" AND f."eventId" IS NULL
    ORDER BY f."createdAt", f."id"`);

/** What the member has sent here and said nothing of. */
export const waiting = (deed: Deed, conversation: string): Promise<Pick<KeptFile, "id" | "name">[]> =>
  deed.db.$queryRaw(sql`
    SELECT f."id", f."name" FROM "File" f
    WHERE f."workspaceId" = ${deed.workspace.id}::uuid AND f."memberId" = ${deed.member.id}::uuid
      AND f."createdAt" > now() - make_interval(hours => ${keptHours}::int)
      AND f."conversation" = ${conversation} AND f."complete" AND f."eventId" IS NULL
    ORDER BY f."createdAt" DESC, f."id" LIMIT ${mostFiles}`);

/** @returns false when one of them is another's, claimed or gone: then nothing may be done */
export async function claimFiles(
  deed: Deed,
  ids: readonly string[],
  { eventId, dealId }: Readonly<{ eventId: string; dealId: string }>,
): Promise<boolean> {
  const claimed = await deed.db.$executeRaw(sql`
    UPDATE "File" SET "eventId" = ${eventId}::bigint, "dealId" = ${dealId}::uuid
    WHERE "workspaceId" = ${deed.workspace.id}::uuid AND "id" = ANY(${ids}::uuid[])
      AND "memberId" = ${deed.member.id}::uuid AND "complete" AND "eventId" IS NULL`);
  return claimed === ids.length;
}

/** What a form about a deal offers: what the member has sent and said nothing of, and what the deal has already. */
export const attachable = (deed: Deed, dealId: string): Promise<Pick<KeptFile, "id" | "name">[]> =>
  deed.db.$queryRaw(sql`
    SELECT f."id", f."name" FROM "File" f
    WHERE f."workspaceId" = ${deed.workspace.id}::uuid AND f."complete" AND f."name" <> ''
      AND (f."dealId" = ${dealId}::uuid AND ${notTakenBack(sql`f."eventId"`)}
        OR f."memberId" = ${deed.member.id}::uuid AND f."eventId" IS NULL AND f."conversation" IS NOT NULL
           AND f."createdAt" > now() - make_interval(hours => ${keptHours}::int))
    ORDER BY f."createdAt" DESC, f."id" LIMIT ${mostOffered}`);

/** More than anybody looks through in a list. */
const mostOffered = 30;

/** Makes them the deal's, unless they are already. @returns false when one of them is neither the deal's nor the member's to give */
export async function claimFor(
  deed: Deed,
  ids: readonly string[],
  of: Readonly<{ eventId: string; dealId: string }>,
): Promise<boolean> {
  const wanted = [...new Set(ids)];
  const free = await unclaimed(deed, wanted);
  await claimFiles(
    deed,
    free.map(({ id }) => id),
    of,
  );
  const { workspace, db } = deed;
  const there = await db.file.count({
    where: { workspaceId: workspace.id, dealId: of.dealId, id: { in: wanted } },
  });
  return there === wanted.length;
}

/** What came with a deed comes with the one that takes its place. */
export const moveFiles = (
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  from: string,
  to: string,
): Promise<number> =>
  db.$executeRaw(sql`
    UPDATE "File" SET "eventId" = ${to}::bigint WHERE "workspaceId" = ${workspace.id}::uuid AND "eventId" = ${from}::bigint`);
