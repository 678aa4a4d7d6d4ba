-- DropIndex
DROP INDEX "Deal_workspaceId_closedAt_idx";

-- AlterTable
ALTER TABLE "Deal" ADD COLUMN     "moneyOn" DATE,
ADD COLUMN     "signedOn" DATE,
ADD COLUMN     "wonOn" DATE;

-- AlterTable
ALTER TABLE "DealVersion" ADD COLUMN     "moneyOn" DATE,
ADD COLUMN     "signedOn" DATE,
ADD COLUMN     "wonOn" DATE;

-- CreateIndex
CREATE INDEX "Deal_workspaceId_wonOn_idx" ON "Deal"("workspaceId", "wonOn");

-- What was signed and won so far was so on the day, in the company's zone, on which the bot was told: the quarters stay as
-- they were. Of a contract whose payment was awaited, the deal's date was when the money was expected.
ALTER TABLE "DealVersion" DISABLE TRIGGER USER;
ALTER TABLE "Deal" DISABLE TRIGGER USER;
UPDATE "DealVersion" v SET "signedOn" = (v."signedAt" AT TIME ZONE w."zone")::date,
       "moneyOn" = CASE WHEN v."signedAt" IS NOT NULL AND v."outcome" IS DISTINCT FROM 'won' THEN v."closeDate" END,
       "wonOn" = CASE WHEN v."outcome" = 'won' THEN (v."closedAt" AT TIME ZONE w."zone")::date END
  FROM "Workspace" w WHERE w."id" = v."workspaceId" AND (v."signedAt" IS NOT NULL OR v."outcome" = 'won');
UPDATE "Deal" d SET "signedOn" = v."signedOn", "moneyOn" = v."moneyOn", "wonOn" = v."wonOn"
  FROM "DealVersion" v
 WHERE v."workspaceId" = d."workspaceId" AND v."dealId" = d."id" AND v."to" IS NULL AND (v."signedOn" IS NOT NULL OR v."wonOn" IS NOT NULL);

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
                  d."nextStepDate", d."slips", d."lines")
                 IS NOT DISTINCT FROM
                 (v."customerId", v."ownerId", v."teamId", v."title", v."pipeline", v."pipelineVersion", v."stage",
                  v."stageEnteredAt", v."began", v."reachedAt", v."outcome", v."closedAt", v."lostReason", v."signedAt", v."signedOn",
                  v."moneyOn", v."wonOn", v."amountMinor", v."currency", v."closeDate", v."likelihood", v."category", v."source", v."nextStepId",
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
     OLD."signedOn", OLD."moneyOn", OLD."wonOn",
     OLD."amountMinor", OLD."currency", OLD."closeDate", OLD."likelihood", OLD."category", OLD."source",
     OLD."nextStepId", OLD."nextStepDate", OLD."slips", OLD."lines")
    IS DISTINCT FROM
    (NEW."customerId", NEW."ownerId", NEW."teamId", NEW."title", NEW."pipeline", NEW."pipelineVersion",
     NEW."stage", NEW."stageEnteredAt", NEW."began", NEW."reachedAt", NEW."outcome", NEW."closedAt", NEW."lostReason", NEW."signedAt",
     NEW."signedOn", NEW."moneyOn", NEW."wonOn",
     NEW."amountMinor", NEW."currency", NEW."closeDate", NEW."likelihood", NEW."category", NEW."source",
     NEW."nextStepId", NEW."nextStepDate", NEW."slips", NEW."lines"))
  EXECUTE FUNCTION deal_is_its_version();
ALTER TABLE "DealVersion" ENABLE TRIGGER USER;
ALTER TABLE "Deal" ENABLE TRIGGER USER;
