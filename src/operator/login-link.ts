import type { Config } from "../config.ts";
import type { Database } from "../database/open-database.ts";
import { withFirstAdmin } from "../joining/first-admin.ts";
import { localUrl } from "../local-url.ts";
import { type MintedLink, mintLoginLink } from "../web/sign-in.ts";
import { findPerson } from "./find-person.ts";
import { wordsFor } from "./words.ts";

export type Answer = Readonly<{ done: boolean; says: string }>;

/**
 * A one-time link for the person meant, or the reason why there is none.
 * @param typed a name or an e-mail; empty: the first admin, or whoever becomes it by using the link
 */
export async function loginLink(database: Database, config: Config, typed: string): Promise<Answer> {
  const words = wordsFor(config.locale);
  if (await isSampleCompany(database)) return { done: false, says: words.demo };
  if (typed === "") {
    return withFirstAdmin(database, async (tx, admin) => {
      const link = await mintLoginLink(tx, admin ?? null);
      const says = (url: string) => (admin ? words.link(admin.name, url) : words.firstAdminLink(url));
      return told(config, link, says);
    });
  }
  const found = await findPerson(database, typed);
  if (found.kind === "one") {
    const { person } = found;
    return told(config, await mintLoginLink(database.prisma, person), (url) => words.link(person.name, url));
  }
  const names = found.names.join(", ");
  return {
    done: false,
    says: found.kind === "several" ? words.several(typed, names) : words.nobody(typed, names),
  };
}

function told(config: Config, { path, expiresAt }: MintedLink, says: (url: string) => string): Answer {
  const when = new Intl.DateTimeFormat(config.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: config.zone,
  }).format(expiresAt);
  const words = wordsFor(config.locale);
  return { done: true, says: `${says(`${homeOf(config)}${path}`)}\n${words.goodUntil(when)}` };
}

async function isSampleCompany({ prisma }: Database): Promise<boolean> {
  const real = await prisma.workspace.findFirst({ where: { demo: false }, select: { id: true } });
  const sample = await prisma.workspace.findFirst({ where: { demo: true }, select: { id: true } });
  return !real && sample !== null;
}

/** Without a public address the link only works on this machine. */
export const homeOf = ({ publicUrl, host, port }: Config): string => publicUrl ?? localUrl(host, port);
