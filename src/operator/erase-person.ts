/** One person's data as a whole: shown, or erased for good. */
import type { Temporal } from "temporal-polyfill";
import type { Sought } from "../company/personal-data.ts";
import type { Database } from "../database/open-database.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import { recordEvents } from "../history/record-events.ts";
import { takeOff } from "../people/take-off.ts";
import { isOnlyAdmin } from "../teams/only-admin.ts";
import type { Locale } from "../text/locale.ts";
import { endAccess } from "../web/end-access.ts";
import { operatorDeed } from "./operator-deed.ts";
import { personalData } from "./personal-data.ts";

type Member = Readonly<{ id: string; workspaceId: string }>;

/** What people read where a name or a text was, in the company's language; the last letters tell two apart. */
const instead: Readonly<Record<Locale, (id: string) => Sought["instead"]>> = {
  en: (id) => ({ name: `Erased ${id.slice(-4)}`, words: "(erased)" }),
  zh: (id) => ({ name: `已删除 ${id.slice(-4)}`, words: "（已删除）" }),
};

async function seek(db: Tx, { id, workspaceId }: Member, locale: Locale): Promise<Sought> {
  const { name, email, identities } = await db.member.findUniqueOrThrow({
    where: { id, workspaceId },
    include: { identities: { include: { installation: true } } },
  });
  const accounts = identities.map(
    ({ id: identityId, installationId, installation, externalId, address }) => ({
      ...{ identityId, installationId, platform: installation.platform, externalId, address },
    }),
  );
  return { id, workspaceId, name, email, accounts, instead: instead[locale](id) };
}

/** @returns all that is kept about them, by what it is; plain JSON */
export async function exportPerson(
  database: Pick<Database, "prisma">,
  member: Member,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const person = await seek(database.prisma, member, "en");
  const all: Record<string, readonly unknown[]> = {};
  for (const room of personalData) Object.assign(all, await room.show(database.prisma, person));
  return JSON.parse(
    JSON.stringify(all, (_, value) => (typeof value === "bigint" ? String(value) : value)),
  ) as typeof all;
}

/** More than a command may take: somebody may have years of messages. */
const patienceMs = 10 * 60_000;

/**
 * In one transaction: access ends, names and words go, numbers and what happened stay.
 * @returns "last admin" where somebody else has to become one first
 */
export function erasePerson(
  database: Pick<Database, "prisma">,
  member: Member,
  now: Temporal.Instant,
): Promise<"erased" | "last admin"> {
  return transaction(
    database,
    async (tx) => {
      const deed = await operatorDeed(tx, member.workspaceId, now);
      const { role, active } = await tx.member.findUniqueOrThrow({ where: { id: member.id } });
      if (active && role === "admin" && (await isOnlyAdmin(deed))) return "last admin";
      const person = await seek(tx, member, deed.workspace.locale);
      if (active) await takeOff(deed, member.id, endAccess);
      for (const room of personalData) await room.erase(tx, person);
      await recordEvents(deed, [{ subject: "member", subjectId: member.id, kind: "erase" }]);
      return "erased";
    },
    { timeout: patienceMs },
  );
}
