/** The names that a question may contain: those of teams, people and products that the person asking may see. */

import type { Turn } from "../chat/use-case.ts";
import { type OwnerScope, ownersWithin, teamsUnder } from "../company/owner-scope.ts";
import { reach } from "../company/permissions.ts";
import { sql } from "../database/sql.ts";
import { ownedBy } from "../measures/funnel-numbers.ts";
import type { AskedName } from "./readers.ts";

export async function teamsAndPeopleSeen(turn: Turn): Promise<AskedName[]> {
  const { db, member, needs } = turn;
  const scope = await ownersWithin(db, member, needs);
  const select = { id: true, name: true } as const;
  const among = (ids: readonly string[] | "all") => ({
    workspaceId: turn.workspace.id,
    ...(ids === "all" ? {} : { id: { in: [...ids] } }),
  });
  const teams = await db.team.findMany({ where: among(await teamIdsSeen(turn)), select });
  const members = await db.member.findMany({ where: among(scope), select });
  return [
    ...teams.map(({ id, name }) => ({ name, means: { team: id } })),
    ...members.map(({ id, name }) => ({ name, means: { owner: id } })),
  ];
}

/** Whose deals one sees as a whole: the teams one leads and those nested in them, or all; a rep none. */
export async function teamIdsSeen({ db, member, needs }: Turn): Promise<readonly string[] | "all"> {
  const whose = reach(member, needs);
  if (whose === "all") return "all";
  return whose === "team" ? (await teamsUnder(db, member.id)).map(({ id }) => id) : [];
}

/** Of all their deals, won and lost ones too: products are what was typed there. */
export async function productsSeen(turn: Turn, owners: OwnerScope): Promise<AskedName[]> {
  const rows = await turn.db.$queryRaw<{ product: string }[]>(sql`
    SELECT DISTINCT l->>'product' AS "product" FROM "Deal" d, jsonb_array_elements(d."lines") l
    WHERE d."workspaceId" = ${turn.workspace.id}::uuid ${ownedBy(sql`d`, owners)}`);
  return rows.map(({ product }) => ({ name: product, means: { product } }));
}
