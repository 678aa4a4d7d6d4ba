/** The people of a company as they are looked for: by name, address, mention; and what tells namesakes apart. */
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { foldName } from "../understanding/customer-name.ts";
import type { Role } from "./member.ts";

export type KnownPerson = Readonly<{
  id: string;
  name: string;
  email: string | null;
  role: Role;
  teamId: string | null;
  team: string | null;
  /** False: an admin has removed them. */
  active: boolean;
  /** Where they have accounts: "lark", "slack", "web". */
  platforms: readonly string[];
  /** The day they became members, in ISO 8601. */
  since: string;
}>;

/** Everybody, those too who were removed, in the order of names. Who was erased has no account any more. */
export const loadPeople = (db: Tx, workspaceId: string): Promise<KnownPerson[]> =>
  db.$queryRaw<KnownPerson[]>(sql`
    SELECT m."id"::text AS "id", m."name", m."email", m."role", m."teamId"::text AS "teamId", t."name" AS "team", m."active",
           to_jsonb(ARRAY(SELECT DISTINCT i."platform" FROM "Identity" n JOIN "Installation" i ON i."id" = n."installationId"
                           WHERE n."workspaceId" = m."workspaceId" AND n."memberId" = m."id" AND n."externalId" NOT LIKE 'erased:%' ORDER BY 1)) AS "platforms",
           m."createdAt"::date::text AS "since"
    FROM "Member" m LEFT JOIN "Team" t ON t."id" = m."teamId"
    WHERE m."workspaceId" = ${workspaceId}::uuid ORDER BY m."name", m."id"`);

/**
 * The members behind accounts of the chat in which somebody speaks.
 * @param identityId of who speaks @returns by the account's id; without those whom the bot does not know
 */
export async function membersBehind(
  db: Tx,
  identityId: string,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.$queryRaw<{ externalId: string; memberId: string }[]>(sql`
    SELECT o."externalId", o."memberId"::text AS "memberId"
    FROM "Identity" i JOIN "Identity" o ON o."installationId" = i."installationId"
    WHERE i."id" = ${identityId}::uuid AND o."externalId" = ANY(${[...externalIds]}::text[])`);
  return new Map(rows.map(({ externalId, memberId }) => [externalId, memberId]));
}

type Asking = Readonly<{
  db: Tx;
  identityId: string;
  mentioned: readonly Readonly<{ name: string; externalId: string }>[];
}>;

/**
 * Whom an id, a mention or an address means, which can be nobody else.
 * @returns "stranger" for a mention of somebody who is no member; undefined for what is a mere name
 */
export async function personMeant(
  { db, identityId, mentioned }: Asking,
  typed: string,
  everybody: readonly KnownPerson[],
): Promise<KnownPerson | "stranger" | undefined> {
  const accounts = mentioned.filter(({ name }) => name === typed).map(({ externalId }) => externalId);
  if (accounts.length > 0) {
    const ids = new Set((await membersBehind(db, identityId, accounts)).values());
    // Of two namesakes who are mentioned in one line it has to be asked who stands where.
    if (ids.size < 2) return everybody.find(({ id }) => ids.has(id)) ?? "stranger";
  }
  const address = typed.toLowerCase();
  return everybody.find(({ id, email }) => id === typed || email?.toLowerCase() === address);
}

/**
 * What each is called on a button: the name, and where others have it too, what only this person has.
 * @param chats what people call a chat, by platform
 */
export function labelsOf(
  people: readonly KnownPerson[],
  chats: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const namesakes = [...Map.groupBy(people, ({ name }) => foldName(name)).values()];
  return new Map(namesakes.flatMap((some) => some.map((one) => [one.id, labelAmong(one, some, chats)])));
}

function labelAmong(
  person: KnownPerson,
  namesakes: readonly KnownPerson[],
  chats: Readonly<Record<string, string>>,
): string {
  if (namesakes.length === 1) return person.name;
  const facts: readonly ((one: KnownPerson) => string | null)[] = [
    ({ team }) => team,
    ({ email }) => email,
    ({ platforms }) => platforms.map((platform) => chats[platform] ?? platform).join(" + ") || null,
    ({ since }) => since,
  ];
  const telling = facts.find((fact) => new Set(namesakes.map(fact)).size === namesakes.length);
  const told = (telling ? [telling] : facts).map((fact) => fact(person)).filter((fact) => fact !== null);
  return [person.name, ...told].join(" · ");
}
