/** Which company and which person an operator means: the real company, and the sample one only where there is no other. */
import type { Member, Role } from "../company/member.ts";
import { type KnownPerson, loadPeople } from "../company/people-known.ts";
import type { Workspace } from "../database/generated/client.ts";
import type { Tx } from "../database/transaction.ts";
import type { Locale } from "../text/locale.ts";
import { matchNames } from "../understanding/match-names.ts";
import { AdminRefused } from "./admin-command.ts";
import { commandWords } from "./commands/words.ts";

export type Company = Pick<Workspace, "id" | "name" | "demo">;

/** @param named of several, by its name or id @throws AdminRefused where there is none, or it is not said which */
export async function theCompany(db: Tx, locale: Locale, named?: string): Promise<Company> {
  const words = commandWords(locale);
  const select = { id: true, name: true, demo: true } as const;
  const all = await db.workspace.findMany({ select, orderBy: { createdAt: "asc" } });
  const real = all.filter(({ demo }) => !demo);
  const among = real.length > 0 ? real : all;
  const meant = named === undefined ? among : all.filter(({ id, name }) => name === named || id === named);
  if (all.length === 0) throw new AdminRefused(words.noCompany);
  if (meant.length === 1) return meant[0]!;
  const names = all.map(({ id, name }) => `${name} (${id})`).join(", ");
  throw new AdminRefused(named === undefined ? words.whichCompany(names) : words.noSuchCompany(named, names));
}

/** By an id, an address, a name or its pinyin. @throws AdminRefused for nobody, and for several */
export async function thePerson(
  db: Tx,
  company: Company,
  typed: string,
  { locale, removedToo = true }: Readonly<{ locale: Locale; removedToo?: boolean }>,
): Promise<KnownPerson & Pick<Member, "workspaceId"> & Readonly<{ role: Role }>> {
  const words = commandWords(locale);
  if (typed.trim() === "") throw new AdminRefused(words.whoIsMissing);
  const everybody = (await loadPeople(db, company.id)).filter(({ active }) => active || removedToo);
  const theirs = (person: KnownPerson) => ({ ...person, workspaceId: company.id });
  const address = typed.toLowerCase();
  const sure = everybody.find(({ id, email }) => id === address || email?.toLowerCase() === address);
  if (sure) return theirs(sure);
  const found = matchNames(
    typed,
    everybody.map((person) => ({ ...person, names: [person.name] })),
    { whose: "person" },
  );
  if (found.kind === "one") return theirs(found.item);
  const named = (found.kind === "several" ? found.items : found.near).slice(0, 8);
  const told = named.map(({ id, name, email }) => `${name} <${email ?? id}>`).join(", ");
  throw new AdminRefused(found.kind === "several" ? words.several(typed, told) : words.nobody(typed, told));
}
