/** How tables of a shape are read, as somebody of the company has set it right. */
import { sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { type Reading, readingSchema } from "./records/reading.ts";
import type { Remembered } from "./understand-file.ts";

/** @param shape see `shapeOf` */
export async function rememberedShape(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  shape: string,
): Promise<Remembered | undefined> {
  const [row] = await db.$queryRaw<{ reading: unknown; at: Date; name: string }[]>(sql`
    SELECT s."reading", s."at", m."name"
    FROM "ImportShape" s JOIN "Member" m ON m."workspaceId" = s."workspaceId" AND m."id" = s."memberId"
    WHERE s."workspaceId" = ${workspace.id}::uuid AND s."shape" = ${shape}::text`);
  // What an older version has written in another form is asked again.
  const reading = readingSchema.safeParse(row?.reading);
  return row && reading.success ? { reading: reading.data, by: row.name, at: row.at } : undefined;
}

/** One statement, whose outcome is the same when it is done twice: the file is not read inside a transaction. */
export const rememberShape = (
  { db, workspace, member }: Pick<Deed, "db" | "workspace" | "member">,
  shape: string,
  reading: Reading,
  at: Date,
): Promise<number> =>
  db.$executeRaw(sql`
    INSERT INTO "ImportShape" ("workspaceId", "shape", "kind", "reading", "memberId", "at")
    VALUES (${workspace.id}::uuid, ${shape}::text, ${reading.kind}::text, ${JSON.stringify(reading)}::jsonb,
            ${member.id}::uuid, ${at}::timestamptz)
    ON CONFLICT ("workspaceId", "shape") DO UPDATE
    SET "kind" = EXCLUDED."kind", "reading" = EXCLUDED."reading", "memberId" = EXCLUDED."memberId", "at" = EXCLUDED."at"`);
