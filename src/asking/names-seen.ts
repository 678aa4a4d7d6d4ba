/** The names that a question may contain: those of teams, people and products that the person asking may see. */

import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { type OwnerScope, ownersWithin, teamsUnder } from "../company/owner-scope.ts";
import { type KnownPerson, labelsOf, loadPeople, membersBehind } from "../company/people-known.ts";
import { reach } from "../company/permissions.ts";
import { sql } from "../database/sql.ts";
import { ownedBy } from "../measures/funnel-numbers.ts";
import type { AskedName } from "./readers.ts";

export async function teamsAndPeopleSeen(turn: Turn): Promise<AskedName[]> {
  const { db, member, needs } = turn;
  const scope = await ownersWithin(db, member, needs);
  const ids = await teamIdsSeen(turn);
  const teams = await db.team.findMany({
    where: { workspaceId: turn.workspace.id, ...(ids === "all" ? {} : { id: { in: [...ids] } }) },
    select: { id: true, name: true },
  });
  const people = (await loadPeople(db, turn.workspace.id)).filter(
    ({ id }) => scope === "all" || scope.includes(id),
  );
  return [...teams.map(({ id, name }) => ({ name, means: { team: id } })), ...(await namesOf(turn, people))];
}

/** By name and address, and by what the line mentions them as: nobody else has that name there. */
async function namesOf(turn: Turn, people: readonly KnownPerson[]): Promise<AskedName[]> {
  const labels = labelsOf(people, chatWords(turn.locale).platforms);
  const { mentioned } = turn;
  const accounts = mentioned.map(({ externalId }) => externalId);
  const behind: ReadonlyMap<string, string> =
    accounts.length > 0 ? await membersBehind(turn.db, turn.identityId, accounts) : new Map();
  const meant = mentioned.flatMap(({ name, externalId }) => {
    const id = behind.get(externalId);
    return id && people.some((one) => one.id === id) ? [{ name, means: { owner: id } }] : [];
  });
  const taken = new Set(meant.map(({ name }) => name));
  const called = people.flatMap(({ id, name, email, active }) => {
    const one = { means: { owner: id }, label: labels.get(id)!, former: !active };
    return [...new Set([name, one.label, ...(email ? [email] : [])])].map((said) => ({ ...one, name: said }));
  });
  return [...meant, ...called.filter(({ name }) => !taken.has(name))];
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
