import type { Database } from "../database/open-database.ts";
import { matchNames } from "../understanding/match-names.ts";

type Person = Readonly<{ id: string; workspaceId: string; name: string }>;
export type Found =
  | Readonly<{ kind: "one"; person: Person }>
  | Readonly<{ kind: "several"; names: readonly string[] }>
  | Readonly<{ kind: "none"; names: readonly string[] }>;

/**
 * The person meant by a name, its pinyin, or an e-mail address.
 * @param demo whether to look in the sample company instead of the real one
 */
export async function findPerson(
  database: Pick<Database, "prisma">,
  typed: string,
  demo = false,
): Promise<Found> {
  const people = await database.prisma.member.findMany({
    where: { active: true, workspace: { demo } },
    select: { id: true, workspaceId: true, name: true, email: true },
  });
  const byMail = people.find(({ email }) => email?.toLowerCase() === typed.toLowerCase());
  if (byMail) return { kind: "one", person: byMail };
  const found = matchNames(
    typed,
    people.map((person) => ({ ...person, names: [person.name] })),
  );
  if (found.kind === "one") return { kind: "one", person: found.item };
  const named = found.kind === "several" ? found.items : found.near;
  const { kind } = found;
  return { kind, names: named.map(({ name, email }) => (email ? `${name} <${email}>` : name)) };
}
