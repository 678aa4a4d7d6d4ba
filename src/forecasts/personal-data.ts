import type { PersonalData } from "../company/personal-data.ts";
import { sql } from "../database/sql.ts";

/** Numbers and answers of closed weeks stay; their names, and reasons in own words, go. */
export const personalDataOfForecasts: PersonalData = {
  columns: {
    "ClosedWeek.week": "stays: a week",
    "ClosedWeek.kept": "emptied",
    "Submission.week": "stays: a week",
    "ForecastCall.currency": "stays: a number's",
    "ForecastEntry.answer": "stays: one of four words",
    "ForecastEntry.product": "stays: about the deal",
    "ForecastEntry.currency": "stays: a number's",
    "ForecastEntry.category": "stays: about the deal",
    "ForecastEntry.reason": "emptied",
  },
  show: async (db, { id, workspaceId }) => ({
    forecasts: await db.submission.findMany({
      where: { workspaceId, OR: [{ memberId: id }, { coverId: id }] },
      include: { entries: true, calls: true },
      orderBy: { week: "asc" },
    }),
  }),
  async erase(tx, { id, workspaceId, instead: { name } }) {
    await tx.$executeRaw(sql`
      UPDATE "ForecastEntry" n SET "reason" = NULL FROM "Submission" s
       WHERE n."workspaceId" = ${workspaceId}::uuid AND s."id" = n."submissionId" AND ${id}::uuid IN (s."memberId", s."coverId")
         AND n."answer" <> 'lost'`);
    await tx.$executeRaw(sql`
      UPDATE "ClosedWeek" w SET "kept" = jsonb_set(w."kept", '{members}', (
          SELECT jsonb_agg(CASE WHEN m.value ->> 'id' = ${id} THEN m.value || jsonb_build_object('name', ${name}::text) ELSE m.value END
                           ORDER BY m.nth)
            FROM jsonb_array_elements(w."kept" -> 'members') WITH ORDINALITY m(value, nth)))
       WHERE w."workspaceId" = ${workspaceId}::uuid
         AND w."kept" -> 'members' @> jsonb_build_array(jsonb_build_object('id', ${id}::text))`);
  },
};
