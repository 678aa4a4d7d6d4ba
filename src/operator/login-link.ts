import { Temporal } from "temporal-polyfill";
import type { Config } from "../config/config.ts";
import type { Database } from "../database/open-database.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import { recordEvents } from "../history/record-events.ts";
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
      // Of who becomes the first admin the sign-in will be known; before it there is no company to write in.
      const link = admin ? await mintRecorded(tx, admin) : await mintLoginLink(tx, null);
      const says = (url: string) => (admin ? words.link(admin.name, url) : words.firstAdminLink(url));
      return told(config, link, says);
    });
  }
  const found = await findPerson(database, typed);
  if (found.kind === "one") {
    const { person } = found;
    const link = await transaction(database, (tx) => mintRecorded(tx, person));
    return told(config, link, (url) => words.link(person.name, url));
  }
  const names = found.names.join(", ");
  return {
    done: false,
    says: found.kind === "several" ? words.several(typed, names) : words.nobody(typed, names),
  };
}

/** That an operator can sign in as anybody is no secret; that one did is written down. */
async function mintRecorded(
  tx: Tx,
  member: Readonly<{ id: string; workspaceId: string }>,
): Promise<MintedLink> {
  const { id, workspaceId } = member;
  const doer = { db: tx, now: Temporal.Now.instant(), workspace: { id: workspaceId }, member };
  await recordEvents({ ...doer, via: "operator" }, [
    { subject: "member", subjectId: id, kind: "invite", values: { what: "login" } },
  ]);
  return mintLoginLink(tx, { id, workspaceId });
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
