/** Members by what a table calls them: by name or address; who is meant by two is said, and nobody is guessed. */
import type { OwnerScope } from "../../company/owner-scope.ts";
import { type KnownPerson, loadPeople } from "../../company/people-known.ts";
import type { Deed } from "../../history/deed.ts";
import { makeMembers, type NewMember } from "../../joining/make-member.ts";
import { foldName } from "../../understanding/customer-name.ts";
import type { Import } from "../import.ts";
import type { Values, Why } from "../rows.ts";

export type FoundPerson = Readonly<{ id: string; teamId: string | null }> | Why;

export const isPerson = (found: FoundPerson): found is Extract<FoundPerson, { id: string }> => "id" in found;

/** They become members without an account: whoever they are joins with theirs. @returns their ids, in the same order */
export function addPeople(
  deed: Deed,
  people: readonly Pick<NewMember, "name" | "email" | "role" | "teamId">[],
): Promise<string[]> {
  const { db, workspace, via, now, member } = deed;
  const { locale, zone } = workspace;
  const all = people.map((person) => ({ ...person, locale, zone }));
  return makeMembers(db, workspace.id, all, { via, now, memberId: member.id });
}

/** For a plan, who will be made by it is anybody. */
const newcomer = { id: "", teamId: null } as const;

/**
 * Whose a row is, by the name that it says.
 * @param scope `makes`: whom nobody knows becomes a member, here with an empty id until it is made
 */
export function ownerCalled(
  people: People,
  said: string,
  { reach, makes }: Readonly<{ reach: OwnerScope; makes: boolean }>,
): FoundPerson {
  const found = people.find(said);
  if (!isPerson(found)) return found.code === "no-person" && makes ? newcomer : found;
  return withinReach(found, said, reach);
}

/** Where a row says nobody, whoever was said of all such rows. */
export function ownerOf(
  people: People,
  { decided }: Pick<Import, "decided">,
  values: Values,
  scope: Readonly<{ reach: OwnerScope; makes: boolean }>,
): FoundPerson {
  const said = typeof values.owner === "string" ? values.owner.trim() : "";
  if (said !== "") return ownerCalled(people, said, scope);
  if (decided.owner === undefined) return { code: "no-owner" };
  return withinReach({ id: decided.owner, teamId: null }, said, scope.reach);
}

const withinReach = (
  found: Extract<FoundPerson, { id: string }>,
  said: string,
  reach: OwnerScope,
): FoundPerson => (reach === "all" || reach.includes(found.id) ? found : { code: "not-yours", name: said });

export class People {
  readonly #byName: Map<string, KnownPerson[]>;
  readonly #byMail: Map<string, KnownPerson>;

  private constructor(people: readonly KnownPerson[]) {
    this.#byName = Map.groupBy(people, ({ name }) => foldName(name));
    this.#byMail = new Map(people.flatMap((one) => (one.email ? [[one.email.toLowerCase(), one]] : [])));
  }

  static async of({ db, workspace }: Pick<Deed, "db" | "workspace">): Promise<People> {
    return new People(await loadPeople(db, workspace.id));
  }

  /** @param address in small letters */
  mailed(address: string): KnownPerson | undefined {
    return this.#byMail.get(address);
  }

  /** Who has left is still the owner of what was; of two of one name the one who is there. */
  find(said: string): KnownPerson | Why {
    const mailed = this.#byMail.get(said.toLowerCase());
    if (mailed) return mailed;
    const called = this.#byName.get(foldName(said)) ?? [];
    const active = called.filter((one) => one.active);
    const [only, other] = active.length > 0 ? active : called;
    if (other) return { code: "two-people", name: said };
    return only ?? { code: "no-person", name: said };
  }

  /** Those of these names whom nobody knows become members. */
  async make(deed: Deed, names: readonly string[]): Promise<void> {
    const unknown = new Map(
      names.flatMap((name) => {
        const found = this.find(name);
        return !isPerson(found) && found.code === "no-person" ? [[foldName(name), name] as const] : [];
      }),
    );
    const people = [...unknown.values()].map((said) => ({ name: isMail(said) ? said.split("@")[0]! : said }));
    const ids = await addPeople(deed, people);
    for (const [nth, [key, name]] of [...unknown].entries()) {
      const made: KnownPerson = {
        ...{ id: ids[nth]!, name, email: null, role: "rep", teamId: null, team: null, active: true },
        ...{ platforms: [], since: deed.now.toString() },
      };
      this.#byName.set(key, [made]);
    }
  }
}

const isMail = (said: string): boolean => /^[^\s@]+@[^\s@]+$/.test(said);
