import { mintLoginLink } from "../../src/chat/web/sign-in.ts";
import type { Config } from "../../src/config.ts";
import type { Database } from "../../src/database/open-database.ts";
import { localUrl } from "../../src/http/local-url.ts";
import { firstAdmin } from "../../src/teams/first-admin.ts";
import { findPerson } from "./find-person.ts";
import { wordsFor } from "./words.ts";

export type Answer = Readonly<{ done: boolean; says: string }>;
type Person = Readonly<{ id: string; name: string }>;

/**
 * A one-time link for whoever is meant, or what keeps us from one.
 * @param typed a name or an e-mail; empty: the first admin, who is made where the web chat is the only chat
 */
export async function loginLink(database: Database, config: Config, typed: string): Promise<Answer> {
  const person = await whoIsMeant(database, config, typed);
  if (typeof person === "string") return { done: false, says: person };
  const words = wordsFor(config.locale);
  const { path, expiresAt } = await mintLoginLink(database.prisma, person.id);
  const when = new Intl.DateTimeFormat(config.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: config.zone,
  }).format(expiresAt);
  return {
    done: true,
    says: `${words.link(person.name, `${homeOf(config)}${path}`)}\n${words.goodUntil(when)}`,
  };
}

/** The person, or the sentence that says why there is none. */
async function whoIsMeant(database: Database, config: Config, typed: string): Promise<Person | string> {
  const words = wordsFor(config.locale);
  if (await isSampleCompany(database)) return words.demo;
  if (typed === "") {
    return (await firstAdmin(database, config, !config.slack && !config.lark)) ?? words.nobodyYet;
  }
  const found = await findPerson(database, typed);
  if (found.kind === "one") return found.person;
  const names = found.names.join(", ");
  return found.kind === "several" ? words.several(typed, names) : words.nobody(typed, names);
}

async function isSampleCompany({ prisma }: Database): Promise<boolean> {
  const real = await prisma.workspace.findFirst({ where: { demo: false }, select: { id: true } });
  const sample = await prisma.workspace.findFirst({ where: { demo: true }, select: { id: true } });
  return !real && sample !== null;
}

/** Without a public address the link works on this machine. */
const homeOf = ({ publicUrl, host, port }: Config): string => publicUrl ?? localUrl(host, port);
