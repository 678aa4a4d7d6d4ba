/** A team's own hours, where they are not the company's: its own, or those of the nearest team above it. */
import { z } from "zod";
import { type Sql, sql } from "../database/sql.ts";
import { localTime } from "./workspace-settings.ts";

/** As they are stored with a team; what is missing is the next team's above, at last the company's. */
export const ownHours = z.object({ nudgeAt: localTime.optional(), digestAt: localTime.optional() });
export type OwnHours = z.output<typeof ownHours>;

/** A table of teams: "team", "nudgeAt", "digestAt"; null where the company's hour holds. */
const teamHours: Sql = sql`(
  WITH RECURSIVE up AS (
    SELECT t."id" AS "team", t."parentId" AS "next", t."hours" ->> 'nudgeAt' AS "nudgeAt", t."hours" ->> 'digestAt' AS "digestAt"
      FROM "Team" t
    UNION
    SELECT u."team", p."parentId", coalesce(u."nudgeAt", p."hours" ->> 'nudgeAt'), coalesce(u."digestAt", p."hours" ->> 'digestAt')
      FROM up u JOIN "Team" p ON p."id" = u."next"
  ) SELECT "team", "nudgeAt", "digestAt" FROM up WHERE "next" IS NULL)`;

/** A member's nudge hour, on m: by their team, or the one that they lead; null for the company's. */
export const ownNudgeAt: Sql = sql`(
  SELECT min(h."nudgeAt") FROM ${teamHours} h
   WHERE h."team" = m."teamId" OR (m."teamId" IS NULL AND h."team" IN (SELECT l."id" FROM "Team" l WHERE l."managerId" = m."id")))`;

/** A digest reader's hour, on m: by the teams that they lead. */
export const ownDigestAt: Sql = sql`(
  SELECT min(h."digestAt") FROM ${teamHours} h
   WHERE h."team" IN (SELECT l."id" FROM "Team" l WHERE l."managerId" = m."id"))`;
