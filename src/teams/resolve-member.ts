/** Who is speaking: the member behind a chat identity, made on first contact. */
import { z } from "zod";
import type { Inbound, Profile } from "../chat/inbound.ts";
import { refuse } from "../chat/reply.ts";
import { storableText } from "../chat/storable.ts";
import { Refusal } from "../chat/use-case.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import { type Locale, localeFrom } from "../text/locale.ts";
import { textFor } from "../text/text.ts";
import { pinyinOf } from "../understanding/customer-name.ts";
import type { Member, Role, Workspace } from "./member.ts";
import { oneAtATime } from "./welcome-lock.ts";
import { workspaceSettings } from "./workspace-settings.ts";

export type Resolved = Readonly<{ member: Member; workspace: Workspace }>;
export type Defaults = Readonly<{ zone: string; locale: Locale; currency: string }>;

type Row = {
  memberId: string;
  name: string;
  role: Role;
  teamId: string | null;
  locale: Locale;
  zone: string;
  workspaceId: string;
  workspaceName: string;
  workspaceZone: string;
  workspaceLocale: Locale;
  currency: string;
  settings: unknown;
  demo: boolean;
  identityId: string;
  seenAt: Date;
};

export function createResolveMember(
  database: Database,
  defaults: Defaults,
): (inbound: Inbound) => Promise<Resolved> {
  return async (inbound) => {
    const known = await find(database.prisma, inbound);
    if (known) {
      if (known.lastSeen < Date.now() - seenEvery) await markSeen(database.prisma, known.identityId);
      return known;
    }
    // Asked outside the transaction: it is a call over the network.
    const profile = await inbound.actor.profile();
    return transaction(
      database,
      async (tx) => (await find(tx, inbound)) ?? (await welcome(tx, inbound, profile, defaults)),
    );
  };
}

/** Which chat was used last decides where private messages go; an hour's precision is enough for that. */
const seenEvery = 3_600_000;

const markSeen = (db: Tx, identityId: string) =>
  db.$executeRaw(sql`
  UPDATE "Identity" SET "seenAt" = now() WHERE "id" = ${identityId}::uuid`);

type Known = Resolved & Readonly<{ identityId: string; lastSeen: number }>;

/** One statement: it runs before every answer. */
async function find(db: Tx, inbound: Inbound): Promise<Known | undefined> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT m."id" AS "memberId", m."name", m."role", m."teamId", m."locale", m."zone",
           w."id" AS "workspaceId", w."name" AS "workspaceName", w."zone" AS "workspaceZone",
           w."locale" AS "workspaceLocale", w."currency", w."settings", w."demo",
           n."id" AS "identityId", n."seenAt"
    FROM "Installation" i
    JOIN "Identity" n ON n."installationId" = i."id" AND n."externalId" = ${inbound.actor.externalId}
    JOIN "Member" m ON m."id" = n."memberId" AND m."active"
    JOIN "Workspace" w ON w."id" = m."workspaceId"
    WHERE i."platform" = ${inbound.platform} AND i."externalId" = ${inbound.installation}`);
  return rows[0] && toResolved(rows[0]);
}

const defaultSettings = workspaceSettings.parse({});

function toResolved(row: Row): Known {
  const bare = z.record(z.string(), z.unknown()).safeParse(row.settings);
  const settings =
    bare.success && Object.keys(bare.data).length > 0 ? workspaceSettings.parse(bare.data) : defaultSettings;
  return {
    identityId: row.identityId,
    lastSeen: row.seenAt.getTime(),
    member: {
      id: row.memberId,
      workspaceId: row.workspaceId,
      name: row.name,
      role: row.role,
      teamId: row.teamId,
      locale: row.locale,
      zone: row.zone,
    },
    workspace: {
      id: row.workspaceId,
      name: row.workspaceName,
      zone: row.workspaceZone,
      locale: row.workspaceLocale,
      currency: row.currency,
      settings,
      demo: row.demo,
    },
  };
}

/**
 * A verified e-mail links the person to the member that is known from another chat. The first person of a new
 * company, and its owner on the platform, is admin; everybody else begins as rep.
 */
async function welcome(tx: Tx, inbound: Inbound, profile: Profile, defaults: Defaults): Promise<Resolved> {
  const installation = await ensureInstallation(tx, inbound, defaults);
  // Whoever waited for the lock may have been waiting for the same person's other event.
  const meanwhile = await find(tx, inbound);
  if (meanwhile) return meanwhile;
  const { workspaceId } = installation;
  const { externalId } = inbound.actor;
  const removed = await tx.identity.findFirst({ where: { installationId: installation.id, externalId } });
  const email = profile.email?.toLowerCase();
  const linked = email ? await tx.member.findFirst({ where: { workspaceId, email } }) : null;
  if (removed || linked?.active === false)
    throw new Refusal(refuse(textFor(localeFrom(profile.locale, defaults.locale)).teams.removed));
  const member = linked ?? (await makeMember(tx, workspaceId, profile, email, defaults));
  await tx.identity.create({
    data: { installationId: installation.id, memberId: member.id, externalId },
  });
  return (await find(tx, inbound))!;
}

/** A second chat joins the company that is there already: one deployment serves one company. */
async function ensureInstallation(tx: Tx, inbound: Inbound, defaults: Defaults) {
  const { platform, installation: externalId } = inbound;
  await oneAtATime(tx);
  const known = await tx.installation.findUnique({
    where: { platform_externalId: { platform, externalId } },
  });
  if (known) return known;
  const first = await tx.workspace.findFirst({ where: { demo: false }, orderBy: { createdAt: "asc" } });
  // Named one by one: what is given as defaults may be a whole configuration, secrets included.
  const { zone, locale, currency } = defaults;
  const workspace =
    first ?? (await tx.workspace.create({ data: { name: "Loudou", zone, locale, currency } }));
  return tx.installation.create({ data: { workspaceId: workspace.id, platform, externalId } });
}

async function makeMember(
  tx: Tx,
  workspaceId: string,
  profile: Profile,
  email: string | undefined,
  defaults: Defaults,
) {
  const someone = await tx.member.findFirst({ where: { workspaceId }, select: { id: true } });
  const name = storableText(storableText(profile.name).trim().slice(0, 80)) || "?";
  const role: Role = profile.isOwner || !someone ? "admin" : "rep";
  return tx.member.create({
    data: {
      workspaceId,
      name,
      pinyin: pinyinOf(name).full,
      email: email ?? null,
      role,
      locale: localeFrom(profile.locale, defaults.locale),
      zone: isZone(profile.zone) ? profile.zone : defaults.zone,
    },
  });
}

function isZone(zone: string | undefined): zone is string {
  if (!zone) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
