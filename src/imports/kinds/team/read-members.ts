/** Who the rows of a team list are about, and whose people they are: each person once, known or new. Pure. */
import type { KnownPerson } from "../../../company/people-known.ts";
import { foldName } from "../../../understanding/customer-name.ts";
import { isPerson, type People } from "../../finding/people.ts";
import type { Outcome, ReadRow, Values, Why } from "../../rows.ts";
import { FirstOfEach } from "../first-of-each.ts";
import { type Amount, amountIn, textIn } from "../import-kind.ts";

/** `key`: the member's id, or for a new one something that is no id. */
export type Person = Readonly<{ key: string; name: string; known?: KnownPerson }>;

export type Entry = Readonly<{
  nth: number;
  person: Person;
  /** The address that the row gives; "" for none. */
  mail: string;
  manager: Person | undefined;
  /** From the widest team to their own; empty where the row names none. */
  path: readonly string[];
  quota: Amount | undefined;
}>;

export type ReadMembers = Readonly<{ entries: readonly Entry[]; outcomes: readonly Outcome[] }>;

const isMail = (text: string): boolean => /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(text);

/** @returns rows that are understood, and of the others why they are not */
export function readMembers(people: People, rows: readonly ReadRow[]): ReadMembers {
  const named = new Named(people);
  const outcomes: Outcome[] = [];
  const out = (outcome: Outcome): never[] => {
    outcomes.push(outcome);
    return [];
  };
  const rejected = (nth: number, why: Why) => out({ nth, does: "reject", why });
  const own = rows.flatMap(({ nth, values }) => {
    const person = named.row(values);
    if ("code" in person) return rejected(nth, person);
    const quota = amountIn(values, "quota");
    if (quota && BigInt(quota.minor) < 0n) return rejected(nth, { code: "negative-amount" });
    return [{ nth, values, person, quota }];
  });
  const others = new FirstOfEach();
  const entries = own.flatMap(({ nth, values, person, quota }): Entry[] => {
    const said = textIn(values, "manager");
    const manager = said === "" ? undefined : named.called(said, "");
    if (manager && "code" in manager) return rejected(nth, manager);
    const path = pathOf(textIn(values, "team"));
    const mail = mailIn(values);
    const says = JSON.stringify([manager?.key, path.map(foldName), mail, quota]);
    const again = others.find(nth, person.key, says);
    if (again) return out(again);
    return [{ nth, person, mail, path, quota, manager: manager?.key === person.key ? undefined : manager }];
  });
  const circle = inCircle(entries);
  for (const { nth, person } of entries.filter(({ person }) => circle.has(person.key)))
    rejected(nth, { code: "reports-in-circle", name: person.name });
  return { entries: entries.filter(({ person }) => !circle.has(person.key)), outcomes };
}

/** A name that is an address says both. */
function mailIn(values: Values): string {
  const member = textIn(values, "member").toLowerCase();
  return textIn(values, "mail").toLowerCase() || (isMail(member) ? member : "");
}

/** 华东 / 上海, East > Boston: a team within a team. */
const pathOf = (said: string): string[] =>
  said
    .split(/[>›→/／\\]/u)
    .map((name) => name.trim().slice(0, 80))
    .filter((name) => foldName(name) !== "");

class Named {
  readonly #people: People;
  readonly #newByMail = new Map<string, Person>();

  constructor(people: People) {
    this.#people = people;
  }

  row(values: Values): Person | Why {
    const mail = mailIn(values);
    if (mail !== "" && !isMail(mail)) return { code: "no-mail", text: mail.slice(0, 60) };
    const person = this.called(textIn(values, "member"), mail);
    if ("code" in person || person.known || mail === "") return person;
    const other = this.#newByMail.get(mail);
    if (other && other.key !== person.key) return { code: "mail-of-other", name: other.name, text: mail };
    this.#newByMail.set(mail, person);
    return person;
  }

  called(said: string, mail: string): Person | Why {
    const address = mail || (isMail(said) ? said.toLowerCase() : "");
    const mailed = address === "" ? undefined : this.#people.mailed(address);
    const found = this.#people.find(said);
    if (mailed) {
      const isOther = isPerson(found) && found.id !== mailed.id && foldName(mailed.name) !== foldName(said);
      return isOther ? { code: "mail-of-other", name: mailed.name, text: address } : there(mailed);
    }
    if (isPerson(found)) {
      const isNamesake = mail !== "" && found.email !== null && found.email.toLowerCase() !== mail;
      return isNamesake ? { code: "other-mail", name: found.name } : there(found);
    }
    if (found.code !== "no-person") return found;
    const name = isMail(said) ? said.split("@")[0]! : said;
    const mailedNew = isMail(said) ? this.#newByMail.get(address) : undefined;
    return mailedNew ?? { key: `new ${foldName(name) || name}`, name };
  }
}

/** Somebody who was removed comes back by an admin's word only. */
const there = (known: KnownPerson): Person | Why =>
  known.active ? { key: known.id, name: known.name, known } : { code: "removed-person", name: known.name };

/** Who would report to themselves through others. */
function inCircle(entries: readonly Entry[]): ReadonlySet<string> {
  const above = new Map(entries.map(({ person, manager }) => [person.key, manager?.key]));
  const found = new Set<string>();
  for (const start of above.keys()) {
    let at = above.get(start);
    for (let steps = 0; at !== undefined && at !== start && steps < above.size; steps++) at = above.get(at);
    if (at === start) found.add(start);
  }
  return found;
}
