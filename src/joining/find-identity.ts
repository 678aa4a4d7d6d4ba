/** The member behind a chat identity, as one statement: it runs before every answer. */
import { z } from "zod";
import type { AccountKind, Asking, InboundAccount } from "../chat/inbound.ts";
import type { Member, Role, Workspace } from "../company/member.ts";
import { workspaceSettings } from "../company/workspace-settings.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Locale } from "../text/locale.ts";
import { type Told, told } from "./told.ts";

export type Known = Readonly<{
  member: Member;
  workspace: Workspace;
  identityId: string;
  installationId: string;
  /** Milliseconds since 1970. */
  lastSeen: number;
  /** The account's tenant; null: the installation's own. */
  home: string | null;
  /** What it was in the tenant at `checkedAt` (milliseconds since 1970). */
  account: AccountKind;
  checkedAt: number;
  /** An admin has let it in although it is no full account. */
  admitted: boolean;
  /** What its platform said last of the person. */
  told: Told;
}>;

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
  pipelinesRevision: number;
  demo: boolean;
  identityId: string;
  installationId: string;
  seenAt: Date;
  home: string | null;
  account: AccountKind;
  checkedAt: Date;
  admitted: boolean;
  told: unknown;
};

type Spoken = Pick<Asking | InboundAccount, "platform"> &
  Readonly<{ installation: string; actor: Readonly<{ externalId: string }> }>;

/** @returns undefined when no active member has this identity */
export async function findIdentity(db: Tx, inbound: Spoken): Promise<Known | undefined> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT m."id" AS "memberId", m."name", m."role", m."teamId", m."locale", m."zone",
           w."id" AS "workspaceId", w."name" AS "workspaceName", w."zone" AS "workspaceZone",
           w."locale" AS "workspaceLocale", w."currency", w."settings", w."demo",
           w."pipelinesRevision",
           n."id" AS "identityId", n."installationId", n."seenAt", n."home", n."account", n."checkedAt", n."told",
           n."admittedAt" IS NOT NULL AS "admitted"
    FROM "Installation" i
    JOIN "Identity" n ON n."installationId" = i."id" AND n."externalId" = ${inbound.actor.externalId}
    JOIN "Member" m ON m."id" = n."memberId" AND m."active"
    JOIN "Workspace" w ON w."id" = m."workspaceId"
    WHERE i."platform" = ${inbound.platform} AND i."externalId" = ${inbound.installation}`);
  return rows[0] && toKnown(rows[0]);
}

const defaultSettings = workspaceSettings.parse({});

function toKnown(row: Row): Known {
  const bare = z.record(z.string(), z.unknown()).safeParse(row.settings);
  const settings =
    bare.success && Object.keys(bare.data).length > 0 ? workspaceSettings.parse(bare.data) : defaultSettings;
  const { identityId, installationId, home, account, admitted } = row;
  return {
    identityId,
    installationId,
    home,
    account,
    admitted,
    told: told.catch({}).parse(row.told ?? {}),
    lastSeen: row.seenAt.getTime(),
    checkedAt: row.checkedAt.getTime(),
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
      pipelinesRevision: row.pipelinesRevision,
      demo: row.demo,
    },
  };
}
