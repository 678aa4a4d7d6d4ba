/** Recognises what has already taken effect. */
import { createHash } from "node:crypto";
import { deleteInParts } from "../database/delete-in-parts.ts";
import type { Tx } from "../database/transaction.ts";

/**
 * Claims every key for a company inside the caller's transaction; a rollback releases them.
 * A concurrent claim of the same key waits for the other transaction to end.
 * @returns false when one of them was claimed before: then nothing may be done
 */
export async function claim(tx: Tx, workspaceId: string, keys: readonly string[]): Promise<boolean> {
  const sorted = keys.map(indexable).sort();
  const claimed = await tx.$executeRaw`
    INSERT INTO "Claim" ("workspaceId", "key") SELECT ${workspaceId}::uuid, unnest(${sorted}::text[])
    ON CONFLICT DO NOTHING`;
  return claimed === sorted.length;
}

/** Whether one of them has taken effect already: asked before work that is worth saving. */
export async function isClaimed(db: Tx, workspaceId: string, keys: readonly string[]): Promise<boolean> {
  const found = await db.claim.findFirst({
    where: { workspaceId, key: { in: keys.map(indexable) } },
    select: { key: true },
  });
  return found !== null;
}

/** After 14 days: platforms redeliver for hours. @returns how many rows went */
export const purgeClaims = (db: Tx): Promise<number> =>
  deleteInParts(
    (atOnce) => db.$executeRaw`
      DELETE FROM "Claim" WHERE ("workspaceId", "key") IN (
        SELECT "workspaceId", "key" FROM "Claim" WHERE "at" < now() - interval '14 days' LIMIT ${atOnce})`,
  );

/** A form's id comes back from outside: one too long for an index is known by its hash. */
const indexable = (key: string): string =>
  key.length <= 400 ? key : createHash("sha256").update(key).digest("hex");
