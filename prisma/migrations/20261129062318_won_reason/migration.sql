-- AlterTable
ALTER TABLE "Deal" ADD COLUMN     "wonReason" TEXT;

-- AlterTable
ALTER TABLE "DealVersion" ADD COLUMN     "wonReason" TEXT;

-- A deal and its version agree on this column, too.
CREATE OR REPLACE FUNCTION deal_is_its_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  deal uuid;
  current integer;
  alike integer;
BEGIN
  IF TG_TABLE_NAME = 'Deal' THEN deal := NEW."id"; ELSE deal := NEW."dealId"; END IF;
  SELECT count(*), count(*) FILTER (
           WHERE (d."customerId", d."ownerId", d."teamId", d."title", d."pipeline", d."pipelineVersion", d."stage",
                  d."stageEnteredAt", d."began", d."reachedAt", d."outcome", d."closedAt", d."lostReason", d."signedAt", d."signedOn",
                  d."moneyOn", d."wonOn", d."amountMinor", d."currency", d."closeDate", d."likelihood", d."category", d."source", d."nextStepId",
                  d."nextStepDate", d."slips", d."lines", d."wonReason")
                 IS NOT DISTINCT FROM
                 (v."customerId", v."ownerId", v."teamId", v."title", v."pipeline", v."pipelineVersion", v."stage",
                  v."stageEnteredAt", v."began", v."reachedAt", v."outcome", v."closedAt", v."lostReason", v."signedAt", v."signedOn",
                  v."moneyOn", v."wonOn", v."amountMinor", v."currency", v."closeDate", v."likelihood", v."category", v."source", v."nextStepId",
                  v."nextStepDate", v."slips", v."lines", v."wonReason"))
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
     OLD."signedOn", OLD."moneyOn", OLD."wonOn",
     OLD."amountMinor", OLD."currency", OLD."closeDate", OLD."likelihood", OLD."category", OLD."source",
     OLD."nextStepId", OLD."nextStepDate", OLD."slips", OLD."lines", OLD."wonReason")
    IS DISTINCT FROM
    (NEW."customerId", NEW."ownerId", NEW."teamId", NEW."title", NEW."pipeline", NEW."pipelineVersion",
     NEW."stage", NEW."stageEnteredAt", NEW."began", NEW."reachedAt", NEW."outcome", NEW."closedAt", NEW."lostReason", NEW."signedAt",
     NEW."signedOn", NEW."moneyOn", NEW."wonOn",
     NEW."amountMinor", NEW."currency", NEW."closeDate", NEW."likelihood", NEW."category", NEW."source",
     NEW."nextStepId", NEW."nextStepDate", NEW."slips", NEW."lines", NEW."wonReason"))
  EXECUTE FUNCTION deal_is_its_version();

-- Lessons are few among a company's events, and are looked for in all of them.
CREATE INDEX "Event_lessons_idx" ON "Event"("workspaceId", "id") WHERE "kind" = 'lesson';
