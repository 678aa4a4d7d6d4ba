import type { PersonalData } from "../company/personal-data.ts";

/** When somebody was away is told of nobody who was erased; whom they covered for keeps their days. */
export const personalDataOfAbsences: PersonalData = {
  columns: {},
  show: async (db, { id, workspaceId }) => ({
    absences: await db.absence.findMany({ where: { workspaceId, OR: [{ memberId: id }, { coverId: id }] } }),
  }),
  erase: (tx, { id, workspaceId }) => tx.absence.deleteMany({ where: { workspaceId, memberId: id } }),
};
