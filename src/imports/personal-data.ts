import type { PersonalData } from "../company/personal-data.ts";
import { type Sql, sql } from "../database/sql.ts";

/** A customer's people in it go when they are erased, see people-in-tables.ts. */
const table = "stays: what stood in a company's table; emptied a month after it was taken over";

/** A table is the company's, whoever sent it; how its file was called, and what was decided about it, is the person's. */
export const personalDataOfImports: PersonalData = {
  columns: {
    "Import.fileName": "emptied",
    "Import.fault": "stays: what the program said when it failed",
    "Import.counts": "stays: how many rows",
    "Import.sums": "stays: amounts",
    "Import.reading": "stays: names of columns",
    "Import.decided": "stays: which customers of a table are the same",
    "ImportRow.cells": table,
    "ImportRow.values": table,
    "ImportRow.changes": table,
    "ImportRow.why": "stays: why a row was rejected",
  },
  show: async (db, { id, workspaceId }) => ({
    imports: await db.$queryRaw<object[]>(sql`
      SELECT i."fileName", i."kind", i."state", i."createdAt" FROM "Import" i WHERE ${byThem(workspaceId, id)}
      ORDER BY i."createdAt"`),
  }),
  erase: (tx, { id, workspaceId, instead: { words } }) =>
    tx.$executeRaw(sql`
      UPDATE "Import" i SET "fileName" = ${words} WHERE ${byThem(workspaceId, id)} AND i."fileName" <> ${words}`),
};

const byThem = (workspaceId: string, memberId: string): Sql =>
  sql`i."workspaceId" = ${workspaceId}::uuid AND i."memberId" = ${memberId}::uuid`;
