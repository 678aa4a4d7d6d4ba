import type { PersonalData } from "../company/personal-data.ts";

export const personalDataOfDrafts: PersonalData = {
  columns: { "Draft.action": "deleted", "Draft.about": "deleted", "Draft.texts": "deleted" },
  show: async (db, { id, workspaceId }) => ({
    drafts: await db.draft.findMany({
      where: { workspaceId, memberId: id },
      select: { action: true, texts: true, at: true },
    }),
  }),
  erase: (tx, { id, workspaceId }) => tx.draft.deleteMany({ where: { workspaceId, memberId: id } }),
};
