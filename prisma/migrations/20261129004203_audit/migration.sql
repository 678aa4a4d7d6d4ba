-- CreateTable
CREATE TABLE "Refused" (
    "workspaceId" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Refused_pkey" PRIMARY KEY ("workspaceId","platform","account","why")
);

-- CreateIndex
CREATE INDEX "Refused_workspaceId_lastAt_idx" ON "Refused"("workspaceId", "lastAt");

-- CreateIndex
CREATE INDEX "Event_workspaceId_subject_id_idx" ON "Event"("workspaceId", "subject", "id");

-- The history goes with its company, and not otherwise: the transaction that purges it names the company.
CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF current_setting('loudou.purged_company', true) = OLD."workspaceId"::text THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'history is append-only: % of "%" refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
