/** Who the operator signs in as in the web chat. */
import type { Database } from "../database/open-database.ts";
import { transaction } from "../database/transaction.ts";
import type { Defaults } from "./member.ts";
import { oneAtATime } from "./welcome-lock.ts";

/**
 * The first admin there is. Where nobody is yet and the web chat is the only chat, one is made, with the company;
 * where Slack or Lark is set up, its first person will be it. @returns undefined when there is nobody yet
 */
export function firstAdmin(
  database: Database,
  { zone, locale, currency }: Defaults,
  make: boolean,
): Promise<{ id: string; name: string } | undefined> {
  return transaction(database, async (tx) => {
    if (make) await oneAtATime(tx);
    const admin = await tx.member.findFirst({
      where: { role: "admin", active: true, workspace: { demo: false } },
      orderBy: { createdAt: "asc" },
      select: { id: true, name: true },
    });
    if (admin || !make) return admin ?? undefined;
    const workspace =
      (await tx.workspace.findFirst({ where: { demo: false } })) ??
      (await tx.workspace.create({ data: { name: "Loudou", zone, locale, currency } }));
    return tx.member.create({
      data: {
        workspaceId: workspace.id,
        name: locale === "zh" ? "管理员" : "Admin",
        role: "admin",
        locale,
        zone,
      },
      select: { id: true, name: true },
    });
  });
}
