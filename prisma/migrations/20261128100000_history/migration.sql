-- One history instead of four: events, remarks, versions of deals.

CREATE TABLE "Event" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "memberId" UUID,
    "onBehalfId" UUID,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "remarkId" UUID,
    "values" JSONB NOT NULL DEFAULT '{}',
    "undoes" BIGINT,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Remark" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "Remark_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DealVersion" (
    "workspaceId" UUID NOT NULL,
    "dealId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3),
    "eventId" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "teamId" UUID,
    "title" TEXT NOT NULL,
    "pipeline" TEXT NOT NULL,
    "pipelineVersion" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "stageEnteredAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "lostReason" TEXT,
    "signedAt" TIMESTAMPTZ(3),
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "closeDate" DATE NOT NULL,
    "likelihood" INTEGER NOT NULL,
    "category" TEXT NOT NULL,
    "source" TEXT,
    "nextStepId" UUID,
    "nextStepDate" DATE,
    "slips" INTEGER NOT NULL,
    "lines" JSONB NOT NULL,

    CONSTRAINT "DealVersion_pkey" PRIMARY KEY ("workspaceId", "dealId", "number")
);

ALTER TABLE "Deal"
  ADD COLUMN "teamId" UUID,
  ADD COLUMN "nextStepId" UUID,
  ADD COLUMN "lines" JSONB NOT NULL DEFAULT '[]';

ALTER TABLE "DealFact" ADD COLUMN "workspaceId" UUID, ADD COLUMN "eventId" BIGINT;

-- CARRY OVER

-- What is carried over leaves its old place.
DROP TABLE "StageMove", "DealNote", "DealChange", "DealLine", "Snapshot";
ALTER TABLE "Deal" DROP COLUMN "nextStep";
DROP INDEX "DealFact_dealId_key_at_idx";
ALTER TABLE "DealFact" DROP CONSTRAINT "DealFact_dealId_fkey";
ALTER TABLE "DealFact"
  DROP COLUMN "memberId",
  DROP COLUMN "moveId",
  DROP COLUMN "at",
  ALTER COLUMN "workspaceId" SET NOT NULL,
  ALTER COLUMN "eventId" SET NOT NULL;

CREATE UNIQUE INDEX "Event_undoes_key" ON "Event"("undoes");
CREATE INDEX "Event_workspaceId_subjectId_id_idx" ON "Event"("workspaceId", "subjectId", "id");
CREATE INDEX "Event_workspaceId_memberId_id_idx" ON "Event"("workspaceId", "memberId", "id");
CREATE INDEX "Remark_workspaceId_idx" ON "Remark"("workspaceId");
CREATE INDEX "DealVersion_workspaceId_ownerId_from_idx" ON "DealVersion"("workspaceId", "ownerId", "from");
CREATE INDEX "DealVersion_workspaceId_from_idx" ON "DealVersion"("workspaceId", "from");
CREATE INDEX "DealFact_workspaceId_dealId_key_eventId_idx" ON "DealFact"("workspaceId", "dealId", "key", "eventId");
DROP INDEX "Deal_ownerId_outcome_idx", "Deal_customerId_idx";
CREATE INDEX "Deal_workspaceId_ownerId_outcome_idx" ON "Deal"("workspaceId", "ownerId", "outcome");
CREATE INDEX "Deal_workspaceId_customerId_idx" ON "Deal"("workspaceId", "customerId");

-- Nobody is told of what has been carried over.
ALTER TABLE "Workspace" ADD COLUMN "toldEventId" BIGINT NOT NULL DEFAULT 0;
UPDATE "Workspace" SET "toldEventId" = (SELECT coalesce(max(e."id"), 0) FROM "Event" e);

-- When the bot learned of something: the latest of the clock handed in, what came before, and the last close of the
-- week. It waits for a close that is being made, and a close waits for the deeds under way; being volatile, the
-- function reads the closes after it has waited.
CREATE FUNCTION deed_instant(workspace uuid, clock timestamptz, former timestamptz) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(workspace::text, 0));
  RETURN greatest(clock, former, (
    SELECT c."closedAt" FROM "ClosedWeek" c WHERE c."workspaceId" = workspace ORDER BY c."week" DESC LIMIT 1));
END $$;

-- A close waits for the deeds under way, so that it has all that was learned before it.
CREATE FUNCTION await_deeds(workspace uuid) RETURNS void
LANGUAGE sql VOLATILE AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(workspace::text, 0));
$$;

-- History is not rewritten: no event, and of a version only its end, once.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is append-only: % of "%" refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "Event" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON "Event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER no_delete BEFORE DELETE ON "DealVersion" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON "DealVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE FUNCTION end_version_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ended "DealVersion" := OLD;
BEGIN
  ended."to" := NEW."to";
  IF OLD."to" IS NULL AND NEW."to" >= OLD."from" AND ended IS NOT DISTINCT FROM NEW THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'history is append-only: of a deal''s version only the end is set, once'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER end_once BEFORE UPDATE ON "DealVersion" FOR EACH ROW EXECUTE FUNCTION end_version_once();

-- At the end of every transaction a deal is what its one current version says.
CREATE FUNCTION deal_is_its_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  deal uuid;
  current integer;
  alike integer;
BEGIN
  IF TG_TABLE_NAME = 'Deal' THEN deal := NEW."id"; ELSE deal := NEW."dealId"; END IF;
  SELECT count(*), count(*) FILTER (
           WHERE (d."customerId", d."ownerId", d."teamId", d."title", d."pipeline", d."pipelineVersion", d."stage",
                  d."stageEnteredAt", d."outcome", d."closedAt", d."lostReason", d."signedAt", d."amountMinor",
                  d."currency", d."closeDate", d."likelihood", d."category", d."source", d."nextStepId",
                  d."nextStepDate", d."slips", d."lines")
                 IS NOT DISTINCT FROM
                 (v."customerId", v."ownerId", v."teamId", v."title", v."pipeline", v."pipelineVersion", v."stage",
                  v."stageEnteredAt", v."outcome", v."closedAt", v."lostReason", v."signedAt", v."amountMinor",
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

CREATE CONSTRAINT TRIGGER has_version AFTER INSERT ON "Deal" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION deal_is_its_version();
-- A note changes nothing that a version keeps, and costs nothing here.
CREATE CONSTRAINT TRIGGER is_its_version AFTER UPDATE ON "Deal" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (
    (OLD."customerId", OLD."ownerId", OLD."teamId", OLD."title", OLD."pipeline", OLD."pipelineVersion",
     OLD."stage", OLD."stageEnteredAt", OLD."outcome", OLD."closedAt", OLD."lostReason", OLD."signedAt",
     OLD."amountMinor", OLD."currency", OLD."closeDate", OLD."likelihood", OLD."category", OLD."source",
     OLD."nextStepId", OLD."nextStepDate", OLD."slips", OLD."lines")
    IS DISTINCT FROM
    (NEW."customerId", NEW."ownerId", NEW."teamId", NEW."title", NEW."pipeline", NEW."pipelineVersion",
     NEW."stage", NEW."stageEnteredAt", NEW."outcome", NEW."closedAt", NEW."lostReason", NEW."signedAt",
     NEW."amountMinor", NEW."currency", NEW."closeDate", NEW."likelihood", NEW."category", NEW."source",
     NEW."nextStepId", NEW."nextStepDate", NEW."slips", NEW."lines"))
  EXECUTE FUNCTION deal_is_its_version();
CREATE CONSTRAINT TRIGGER is_its_deal AFTER INSERT OR UPDATE ON "DealVersion" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION deal_is_its_version();
