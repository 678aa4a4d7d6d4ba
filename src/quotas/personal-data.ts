import type { PersonalData } from "../company/personal-data.ts";

/** What somebody was to bring in is a number of the company's past quarters. */
export const personalDataOfQuotas: PersonalData = {
  columns: { "Quota.currency": "stays: a number's" },
  show: async (db, { id, workspaceId }) => ({
    quotas: await db.quota.findMany({ where: { workspaceId, memberId: id }, orderBy: { from: "asc" } }),
  }),
  erase: async () => {},
};
