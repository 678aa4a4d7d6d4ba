import type { PersonalData } from "../../company/personal-data.ts";
import { type Sql, sql } from "../../database/sql.ts";
import { lostToKey } from "../../pipelines/known-criteria.ts";

/** A deal is the company's, whoever wrote it down; answers in own words are the person's. */
export const personalDataOfDeals: PersonalData = {
  columns: {
    "DealFact.key": "stays: a criterion's key",
    "DealFact.value": "emptied",
    ...Object.fromEntries(
      [
        "title",
        "pipeline",
        "stage",
        "outcome",
        "lostReason",
        "wonReason",
        "currency",
        "category",
        "source",
        "lines",
      ].flatMap((column) => [
        [`Deal.${column}`, "stays: about the deal"],
        [`DealVersion.${column}`, "stays: about the deal"],
      ]),
    ),
    "DealVersion.kind": "stays: a word of ours",
    "Exception.stage": "stays: about the deal",
    "Exception.criteria": "stays: keys of criteria",
    "Exception.state": "stays: a word of ours",
  },
  show: async (db, { id, workspaceId }) => ({
    deals: await db.deal.findMany({
      where: { workspaceId, ownerId: id },
      select: { number: true, title: true, stage: true, outcome: true, createdAt: true },
      orderBy: { number: "asc" },
    }),
    answers: await db.$queryRaw<object[]>(sql`
      SELECT f."dealId"::text AS "dealId", f."key", f."value" FROM "DealFact" f WHERE ${byThem(workspaceId, id)}`),
  }),
  // A tick is no words, nor is the id of a competitor; what was answered in words counts as answered still.
  erase: (tx, { id, workspaceId, instead: { words } }) =>
    tx.$executeRaw(sql`
      UPDATE "DealFact" f SET "value" = to_jsonb(${words}::text)
       WHERE ${byThem(workspaceId, id)} AND f."value" NOT IN ('""', '"yes"', '"no"')
         AND f."key" <> ${lostToKey}`),
};

const byThem = (workspaceId: string, memberId: string): Sql => sql`
  f."workspaceId" = ${workspaceId}::uuid AND f."eventId" IN (
    SELECT e."id" FROM "Event" e WHERE e."workspaceId" = ${workspaceId}::uuid AND e."memberId" = ${memberId}::uuid)`;
