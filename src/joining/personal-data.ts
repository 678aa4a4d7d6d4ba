import type { PersonalData } from "../company/personal-data.ts";
import { sql } from "../database/sql.ts";
import { erasedAccount } from "./erased-account.ts";
import { endCodes } from "./join-code.ts";

/** An erased account stays as a hash, so that who was erased does not come in again as a newcomer by an open form. */
export const personalDataOfJoining: PersonalData = {
  columns: {
    "Identity.externalId": "emptied",
    "Identity.address": "emptied",
    "Identity.home": "emptied",
    "Identity.told": "emptied",
    "Identity.account": "stays: one of four words",
    "Installation.platform": "stays: the company's",
    "Installation.externalId": "stays: the company's",
    "JoinRequest.externalId": "deleted",
    "JoinRequest.home": "deleted",
    "JoinRequest.account": "deleted",
    "JoinRequest.name": "deleted",
    "JoinRequest.email": "deleted",
    "JoinRequest.locale": "deleted",
    "JoinRequest.zone": "deleted",
    "JoinCode.id": "deleted",
    "Refused.platform": "deleted",
    "Refused.account": "deleted",
    "Refused.why": "deleted",
  },
  show: async (db, { id, workspaceId, email, accounts }) => ({
    accounts: await db.identity.findMany({
      where: { workspaceId, memberId: id },
      include: { installation: { select: { platform: true, externalId: true } } },
    }),
    requests: await db.joinRequest.findMany({ where: { workspaceId, OR: itsRequests(email, accounts) } }),
    codes: await db.joinCode.findMany({ where: { workspaceId, memberId: id }, omit: { id: true } }),
    refusals: await db.refused.findMany({ where: { workspaceId, OR: itsRefusals(accounts) } }),
  }),
  async erase(tx, { id, workspaceId, email, accounts }) {
    await endCodes(tx, { id, workspaceId });
    await tx.joinRequest.deleteMany({ where: { workspaceId, OR: itsRequests(email, accounts) } });
    await tx.refused.deleteMany({ where: { workspaceId, OR: itsRefusals(accounts) } });
    for (const { identityId, installationId, externalId } of accounts)
      await tx.$executeRaw(sql`
        UPDATE "Identity" SET "externalId" = ${erasedAccount(installationId, externalId)}, "address" = NULL, "home" = NULL,
               "told" = NULL, "account" = 'deleted', "admittedAt" = NULL
         WHERE "id" = ${identityId}::uuid`);
  },
};

type Accounts = Parameters<PersonalData["show"]>[1]["accounts"];

const itsRequests = (email: string | null, accounts: Accounts) => [
  ...accounts.map(({ installationId, externalId }) => ({ installationId, externalId })),
  ...(email === null ? [] : [{ email }]),
];

const itsRefusals = (accounts: Accounts) =>
  accounts.map(({ platform, externalId }) => ({ platform, account: externalId }));
