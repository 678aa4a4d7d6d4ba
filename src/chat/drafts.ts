/**
 * What was typed into a form that has not taken effect: refused, cancelled, or overtaken by somebody else. It is there
 * when the person opens the form again, in whatever chat, for a day.
 */
import { deleteInParts } from "../database/delete-in-parts.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Texts } from "./fill-form.ts";
import type { Turn } from "./use-case.ts";

type Whose = Readonly<{ workspaceId: string; memberId: string; action: string; about: string }>;

/** A form's fields take less; what is longer is none of ours. */
const longestDraft = 60_000;

/** @param values as the form brought them back, untrusted: only texts are kept */
export async function keepDraft(
  db: Tx,
  { workspaceId, memberId, action, about }: Whose,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const texts = Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value === "string" && value.trim() !== ""),
  );
  const written = JSON.stringify(texts);
  if (written.length > longestDraft) return;
  await db.$executeRaw(sql`
    INSERT INTO "Draft" ("workspaceId", "memberId", "action", "about", "texts", "at")
    VALUES (${workspaceId}::uuid, ${memberId}::uuid, ${action}, ${about}, ${written}::jsonb, now())
    ON CONFLICT ("workspaceId", "memberId", "action", "about") DO UPDATE SET "texts" = EXCLUDED."texts", "at" = now()`);
}

export async function dropDraft(db: Tx, { workspaceId, memberId, action, about }: Whose): Promise<void> {
  await db.$executeRaw(sql`
    DELETE FROM "Draft" WHERE "workspaceId" = ${workspaceId}::uuid AND "memberId" = ${memberId}::uuid
      AND "action" = ${action} AND "about" = ${about}`);
}

/** @returns undefined where there is none, or for the form itself when it comes back */
export async function draftOf(
  { db, workspace, member, kind }: Turn,
  action: string,
  about: string,
): Promise<Texts | undefined> {
  if (kind === "submit") return undefined;
  const [draft] = await db.$queryRaw<{ texts: Texts }[]>(sql`
    SELECT "texts" FROM "Draft" WHERE "workspaceId" = ${workspace.id}::uuid AND "memberId" = ${member.id}::uuid
      AND "action" = ${action} AND "about" = ${about} AND "at" > now() - interval '1 day'`);
  return draft?.texts;
}

/** After a day. @returns how many rows went */
export const purgeDrafts = (db: Tx): Promise<number> =>
  deleteInParts(
    (atOnce) => db.$executeRaw`
      DELETE FROM "Draft" WHERE ("workspaceId", "memberId", "action", "about") IN (
        SELECT "workspaceId", "memberId", "action", "about" FROM "Draft"
         WHERE "at" < now() - interval '1 day' LIMIT ${atOnce})`,
  );
