import type { PersonalData } from "../../company/personal-data.ts";

export const personalDataOfWebChat: PersonalData = {
  columns: {
    "WebMessage.author": "deleted",
    "WebMessage.content": "deleted",
    "WebMessage.key": "deleted",
  },
  show: async (db, { workspaceId, accounts }) => ({
    webMessages: await db.webMessage.findMany({
      where: { workspaceId, identityId: { in: accounts.map(({ identityId }) => identityId) } },
      select: { author: true, content: true, at: true },
      orderBy: { id: "asc" },
    }),
  }),
  erase: (tx, { workspaceId, accounts }) =>
    tx.webMessage.deleteMany({
      where: { workspaceId, identityId: { in: accounts.map(({ identityId }) => identityId) } },
    }),
};
