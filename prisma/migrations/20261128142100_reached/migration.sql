-- AlterTable
ALTER TABLE "Deal" ADD COLUMN     "began" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reachedAt" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[];

-- AlterTable
ALTER TABLE "DealVersion" ADD COLUMN     "began" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reachedAt" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[];

-- How far each deal had come, as each of its versions knew it. Only a step into another stage counts, not what was changed
-- while it stood there; what was taken back by then does not, nor does a win that was reopened by then.
ALTER TABLE "DealVersion" DISABLE TRIGGER USER;
ALTER TABLE "Deal" DISABLE TRIGGER USER;
CREATE TEMP TABLE stood AS
SELECT v."dealId", v."number", v."from", v."eventId", g."position",
       first_value(g."position") OVER history AS "began",
       v."kind" IN ('new', 'advance', 'sign', 'win') AND g."position" IS DISTINCT FROM lag(g."position") OVER history AS "stepped",
       v."kind" = 'reopen' AND lag(v."outcome") OVER history = 'won' AS "reopened",
       -- Number of the version that took it back.
       (SELECT u."number" FROM "Event" e JOIN "DealVersion" u ON u."dealId" = v."dealId" AND u."workspaceId" = v."workspaceId" AND u."eventId" = e."id"
         WHERE e."undoes" = v."eventId" AND v."number" > 1) AS "undoneBy"
  FROM "DealVersion" v JOIN (VALUES
         ('customer-funnel', 'target-account', 0), ('customer-funnel', 'prospect', 1), ('customer-funnel', 'qualified-customer', 2),
         ('customer-funnel', 'signed-customer', 3), ('classic-six', 'lead', 0), ('classic-six', 'contact', 1),
         ('classic-six', 'engagement', 2), ('classic-six', 'proposal', 3), ('classic-six', 'negotiation', 4),
         ('classic-six', 'closed-won', 5)
       ) g("pipeline", "stage", "position") USING ("pipeline", "stage")
WINDOW history AS (PARTITION BY v."dealId" ORDER BY v."number");
CREATE INDEX ON stood ("dealId", "number");
ANALYZE stood;
UPDATE "DealVersion" v SET "began" = r."began", "reachedAt" = r."reachedAt"
  FROM (
    SELECT x."dealId", x."number", x."began", array_agg(x."at" ORDER BY x."position") AS "reachedAt" FROM (
      SELECT s."dealId", s."number", s."began", p."position", min(k."from") AS "at"
        FROM stood s JOIN stood k ON k."dealId" = s."dealId" AND k."number" <= s."number" AND k."stepped"
        CROSS JOIN LATERAL generate_series(s."began", k."position") p("position")
       WHERE (k."undoneBy" IS NULL OR k."undoneBy" > s."number")
         AND NOT EXISTS (SELECT 1 FROM stood o
                          WHERE o."dealId" = s."dealId" AND o."reopened" AND o."number" > k."number" AND o."number" <= s."number"
                            AND p."position" > o."position" AND (o."undoneBy" IS NULL OR o."undoneBy" > s."number"))
       GROUP BY 1, 2, 3, 4) x
    GROUP BY 1, 2, 3) r
 WHERE v."dealId" = r."dealId" AND v."number" = r."number";
DROP TABLE stood;
UPDATE "Deal" d SET "began" = v."began", "reachedAt" = v."reachedAt"
  FROM "DealVersion" v WHERE v."workspaceId" = d."workspaceId" AND v."dealId" = d."id" AND v."to" IS NULL;

CREATE OR REPLACE FUNCTION deal_is_its_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  deal uuid;
  current integer;
  alike integer;
BEGIN
  IF TG_TABLE_NAME = 'Deal' THEN deal := NEW."id"; ELSE deal := NEW."dealId"; END IF;
  SELECT count(*), count(*) FILTER (
           WHERE (d."customerId", d."ownerId", d."teamId", d."title", d."pipeline", d."pipelineVersion", d."stage",
                  d."stageEnteredAt", d."began", d."reachedAt", d."outcome", d."closedAt", d."lostReason", d."signedAt", d."amountMinor",
                  d."currency", d."closeDate", d."likelihood", d."category", d."source", d."nextStepId",
                  d."nextStepDate", d."slips", d."lines")
                 IS NOT DISTINCT FROM
                 (v."customerId", v."ownerId", v."teamId", v."title", v."pipeline", v."pipelineVersion", v."stage",
                  v."stageEnteredAt", v."began", v."reachedAt", v."outcome", v."closedAt", v."lostReason", v."signedAt", v."amountMinor",
                  v."currency", v."closeDate", v."likelihood", v."category", v."source", v."nextStepId",
                  v."nextStepDate", v."slips", v."lines"))
    INTO current, alike
    FROM "Deal" d JOIN "DealVersion" v ON v."dealId" = d."id" AND v."workspaceId" = d."workspaceId" AND v."to" IS NULL
   WHERE d."id" = deal;
  IF current <> 1 OR alike <> 1 THEN
    RAISE EXCEPTION 'deal % is not what its current version says', deal USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER is_its_version ON "Deal";
-- A note changes nothing that a version keeps, and costs nothing here.
CREATE CONSTRAINT TRIGGER is_its_version AFTER UPDATE ON "Deal" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (
    (OLD."customerId", OLD."ownerId", OLD."teamId", OLD."title", OLD."pipeline", OLD."pipelineVersion",
     OLD."stage", OLD."stageEnteredAt", OLD."began", OLD."reachedAt", OLD."outcome", OLD."closedAt", OLD."lostReason", OLD."signedAt",
     OLD."amountMinor", OLD."currency", OLD."closeDate", OLD."likelihood", OLD."category", OLD."source",
     OLD."nextStepId", OLD."nextStepDate", OLD."slips", OLD."lines")
    IS DISTINCT FROM
    (NEW."customerId", NEW."ownerId", NEW."teamId", NEW."title", NEW."pipeline", NEW."pipelineVersion",
     NEW."stage", NEW."stageEnteredAt", NEW."began", NEW."reachedAt", NEW."outcome", NEW."closedAt", NEW."lostReason", NEW."signedAt",
     NEW."amountMinor", NEW."currency", NEW."closeDate", NEW."likelihood", NEW."category", NEW."source",
     NEW."nextStepId", NEW."nextStepDate", NEW."slips", NEW."lines"))
  EXECUTE FUNCTION deal_is_its_version();
ALTER TABLE "DealVersion" ENABLE TRIGGER USER;
ALTER TABLE "Deal" ENABLE TRIGGER USER;
