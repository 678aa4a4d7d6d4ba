-- Names are found by similarity
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- People at a customer's become rows of their own, in whatever parts they were met.
ALTER TABLE "Contact" RENAME TO "FormerContact";
ALTER TABLE "FormerContact" RENAME CONSTRAINT "Contact_pkey" TO "FormerContact_pkey";

CREATE TABLE "Contact" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "job" TEXT,
    "phone" TEXT,
    "mail" TEXT,
    "sentiment" TEXT,
    "lastContactOn" DATE,
    "erasedAt" TIMESTAMPTZ(3),
    "eventId" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "campaignId" UUID,
ADD COLUMN     "channel" TEXT,
ADD COLUMN     "cycleDays" INTEGER,
ADD COLUMN     "grade" TEXT,
ADD COLUMN     "intent" TEXT,
ADD COLUMN     "mailDomain" TEXT,
ADD COLUMN     "need" TEXT,
ADD COLUMN     "ownerId" UUID,
ADD COLUMN     "parentId" UUID,
ADD COLUMN     "people" INTEGER,
ADD COLUMN     "position" TEXT,
ADD COLUMN     "priority" TEXT,
ADD COLUMN     "profitCurrency" TEXT,
ADD COLUMN     "profitMinor" BIGINT,
ADD COLUMN     "purchasingPower" TEXT,
ADD COLUMN     "region" TEXT,
ADD COLUMN     "signsOn" DATE,
ADD COLUMN     "sites" INTEGER,
ADD COLUMN     "standing" TEXT,
ADD COLUMN     "standingSince" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Deal" ADD COLUMN     "campaignId" UUID;

-- AlterTable
ALTER TABLE "DealVersion" ADD COLUMN     "campaignId" UUID;

-- CreateTable
CREATE TABLE "CustomerFact" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "eventId" BIGINT NOT NULL,

    CONSTRAINT "CustomerFact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactRole" (
    "workspaceId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "metOn" DATE,
    "eventId" BIGINT NOT NULL,

    CONSTRAINT "ContactRole_pkey" PRIMARY KEY ("workspaceId","contactId","role")
);

-- CreateTable
CREATE TABLE "Touch" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "eventId" BIGINT NOT NULL,
    "customerId" UUID NOT NULL,
    "dealId" UUID,
    "memberId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "minutes" INTEGER,

    CONSTRAINT "Touch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TouchContact" (
    "workspaceId" UUID NOT NULL,
    "touchId" UUID NOT NULL,
    "contactId" UUID NOT NULL,

    CONSTRAINT "TouchContact_pkey" PRIMARY KEY ("workspaceId","touchId","contactId")
);

-- CreateIndex
CREATE INDEX "CustomerFact_workspaceId_customerId_key_eventId_idx" ON "CustomerFact"("workspaceId", "customerId", "key", "eventId");

-- CreateIndex
CREATE UNIQUE INDEX "Touch_workspaceId_eventId_key" ON "Touch"("workspaceId", "eventId");

-- CreateIndex
CREATE INDEX "Touch_workspaceId_memberId_on_idx" ON "Touch"("workspaceId", "memberId", "on");

-- CreateIndex
CREATE INDEX "Touch_workspaceId_customerId_on_idx" ON "Touch"("workspaceId", "customerId", "on");

-- CreateIndex
CREATE INDEX "Touch_workspaceId_dealId_on_idx" ON "Touch"("workspaceId", "dealId", "on");

-- CreateIndex
CREATE INDEX "TouchContact_workspaceId_contactId_idx" ON "TouchContact"("workspaceId", "contactId");

-- CreateIndex
CREATE INDEX "Contact_workspaceId_customerId_name_idx" ON "Contact"("workspaceId", "customerId", "name");

-- CreateIndex
CREATE INDEX "Contact_workspaceId_mail_idx" ON "Contact"("workspaceId", "mail");

-- CreateIndex
CREATE INDEX "Contact_name_idx" ON "Contact" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Customer_workspaceId_parentId_idx" ON "Customer"("workspaceId", "parentId");

-- CreateIndex
CREATE INDEX "Customer_workspaceId_standing_standingSince_idx" ON "Customer"("workspaceId", "standing", "standingSince");

-- CreateIndex
CREATE INDEX "Customer_workspaceId_ownerId_idx" ON "Customer"("workspaceId", "ownerId");

-- CreateIndex
CREATE INDEX "Customer_workspaceId_mailDomain_idx" ON "Customer"("workspaceId", "mailDomain");

-- CreateIndex
CREATE INDEX "Deal_workspaceId_campaignId_idx" ON "Deal"("workspaceId", "campaignId");

INSERT INTO "Contact" ("id", "workspaceId", "customerId", "name", "lastContactOn", "eventId")
SELECT gen_random_uuid(), f."workspaceId", f."customerId", f."name", max(f."metOn"), min(f."eventId")
  FROM "FormerContact" f GROUP BY f."workspaceId", f."customerId", f."name";

INSERT INTO "ContactRole" ("workspaceId", "contactId", "role", "metOn", "eventId")
SELECT f."workspaceId", c."id", f."role", f."metOn", f."eventId"
  FROM "FormerContact" f
  JOIN "Contact" c ON c."workspaceId" = f."workspaceId" AND c."customerId" = f."customerId" AND c."name" = f."name";

DROP TABLE "FormerContact";

-- An owner's note has always been a contact with the customer: it says of which kind from now on.
INSERT INTO "Touch" ("id", "workspaceId", "eventId", "customerId", "dealId", "memberId", "kind", "on")
SELECT gen_random_uuid(), e."workspaceId", e."id", d."customerId", d."id", e."memberId", 'other',
       (e."at" AT TIME ZONE w."zone")::date
  FROM "Event" e JOIN "Deal" d ON d."id" = e."subjectId" JOIN "Workspace" w ON w."id" = e."workspaceId"
 WHERE e."kind" = 'note' AND e."subject" = 'deal' AND e."memberId" IS NOT NULL
   AND e."values" #> '{columns,lastContactAt}' IS NOT NULL;

-- Nobody's customer has no owner, and the other way round.
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_standing_check"
  CHECK ("standing" IS NULL OR ("standing" IN ('market', 'pool') AND "ownerId" IS NULL));
-- A company belongs to another one, never to itself.
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_parent_check" CHECK ("parentId" IS DISTINCT FROM "id");

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
                  d."nextStepDate", d."slips", d."lines", d."wonReason", d."campaignId")
                 IS NOT DISTINCT FROM
                 (v."customerId", v."ownerId", v."teamId", v."title", v."pipeline", v."pipelineVersion", v."stage",
                  v."stageEnteredAt", v."began", v."reachedAt", v."outcome", v."closedAt", v."lostReason", v."signedAt", v."signedOn",
                  v."moneyOn", v."wonOn", v."amountMinor", v."currency", v."closeDate", v."likelihood", v."category", v."source", v."nextStepId",
                  v."nextStepDate", v."slips", v."lines", v."wonReason", v."campaignId"))
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
     OLD."nextStepId", OLD."nextStepDate", OLD."slips", OLD."lines", OLD."wonReason", OLD."campaignId")
    IS DISTINCT FROM
    (NEW."customerId", NEW."ownerId", NEW."teamId", NEW."title", NEW."pipeline", NEW."pipelineVersion",
     NEW."stage", NEW."stageEnteredAt", NEW."began", NEW."reachedAt", NEW."outcome", NEW."closedAt", NEW."lostReason", NEW."signedAt",
     NEW."signedOn", NEW."moneyOn", NEW."wonOn",
     NEW."amountMinor", NEW."currency", NEW."closeDate", NEW."likelihood", NEW."category", NEW."source",
     NEW."nextStepId", NEW."nextStepDate", NEW."slips", NEW."lines", NEW."wonReason", NEW."campaignId"))
  EXECUTE FUNCTION deal_is_its_version();
