import type { PersonalData } from "../company/personal-data.ts";
import { endAccess } from "./end-access.ts";

export const personalDataOfWeb: PersonalData = {
  columns: {
    ...{ "LoginLink.id": "deleted", "WebSession.id": "deleted", "WebSession.userAgent": "deleted" },
    ...{
      "WebSession.issuer": "deleted",
      "WebSession.subject": "deleted",
      "WebSession.providerSid": "deleted",
    },
  },
  show: async (db, { id, workspaceId, accounts }) => ({
    sessions: await db.webSession.findMany({
      where: { workspaceId, identityId: { in: accounts.map(({ identityId }) => identityId) } },
      omit: { id: true },
    }),
    links: await db.loginLink.findMany({ where: { workspaceId, memberId: id }, omit: { id: true } }),
  }),
  erase: endAccess,
};
