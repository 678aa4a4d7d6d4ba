import { sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import type { Level } from "../file/customer-file.ts";

type Decided = Readonly<{ priority: Level | null; grade: string | null }>;

/** What people have decided of a customer. @param id of one of the company's */
export async function decidedOf(
  { db, workspace }: Pick<Deed, "db" | "workspace">,
  id: string,
): Promise<Decided> {
  const [row] = await db.$queryRaw<Decided[]>(sql`
    SELECT "priority", "grade" FROM "Customer" WHERE "workspaceId" = ${workspace.id}::uuid AND "id" = ${id}::uuid`);
  return row ?? { priority: null, grade: null };
}

export const gradeOf = async (deed: Pick<Deed, "db" | "workspace">, id: string): Promise<string | null> =>
  (await decidedOf(deed, id)).grade;
