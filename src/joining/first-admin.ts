/** The first admin: the person who uses the operator's link, unless there is an admin already. */
import { Temporal } from "temporal-polyfill";
import { companyOf } from "../company/company.ts";
import type { Defaults } from "../company/member.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import type { Locale } from "../text/locale.ts";
import { makeMember } from "./make-member.ts";
import { oneAtATime } from "./welcome-lock.ts";

type Admin = Readonly<{ id: string; workspaceId: string; name: string }>;

/** The longest-standing admin, outside the sample company. */
export async function firstAdmin(db: Tx): Promise<Admin | undefined> {
  const [admin] = await db.$queryRaw<Admin[]>(sql`
    SELECT m."id", m."workspaceId", m."name" FROM "Member" m
      JOIN "Workspace" w ON w."id" = m."workspaceId" AND NOT w."demo"
     WHERE m."role" = 'admin' AND m."active" ORDER BY m."createdAt" LIMIT 1`);
  return admin;
}

/**
 * Runs `work` with the first admin, if there is one, while nobody else can become it: neither through a replica
 * that starts at the same moment nor on another chat.
 */
export function withFirstAdmin<T>(
  database: Pick<Database, "prisma">,
  work: (tx: Tx, admin: Admin | undefined) => Promise<T>,
): Promise<T> {
  return transaction(database, async (tx) => {
    await oneAtATime(tx);
    return work(tx, await firstAdmin(tx));
  });
}

/** What the first admin is called until they say their name. */
export const namedByNobody: Readonly<Record<Locale, string>> = { en: "Admin", zh: "管理员" };

/** Given to the web chat, so that a link without a member can create the first admin. */
export function firstAdminSeat(defaults: Defaults) {
  const { zone, locale } = defaults;
  return {
    /** In which the first admin will be spoken to. */
    locale,
    /** Whether there is an admin already. */
    taken: async (db: Tx): Promise<boolean> => (await firstAdmin(db)) !== undefined,
    /**
     * Makes the first admin, and the company if there is none. Nobody else can until the transaction ends.
     * @returns undefined when there is an admin already
     */
    async take(tx: Tx): Promise<{ id: string; workspaceId: string } | undefined> {
      await oneAtATime(tx);
      if (await firstAdmin(tx)) return undefined;
      const workspace = await companyOf(tx, defaults);
      const name = namedByNobody[locale];
      const host = { via: "web", now: Temporal.Now.instant() } as const;
      const id = await makeMember(tx, workspace.id, { name, role: "admin", locale, zone }, host);
      return { id, workspaceId: workspace.id };
    },
  };
}
