-- Every row tells whose it is. Existing rows learn it from the rows they belong to.

ALTER TABLE "Claim" ADD COLUMN "workspaceId" UUID;
ALTER TABLE "ForecastEntry" ADD COLUMN "workspaceId" UUID;
ALTER TABLE "Identity" ADD COLUMN "workspaceId" UUID;
ALTER TABLE "LoginLink" ADD COLUMN "workspaceId" UUID;
ALTER TABLE "Quota" ADD COLUMN "workspaceId" UUID;
ALTER TABLE "Slot" ADD COLUMN "workspaceId" UUID;
ALTER TABLE "WebMessage" ADD COLUMN "workspaceId" UUID;
ALTER TABLE "WebSession" ADD COLUMN "workspaceId" UUID;

UPDATE "ForecastEntry" e SET "workspaceId" = s."workspaceId" FROM "Submission" s WHERE s."id" = e."submissionId";
UPDATE "Identity" n SET "workspaceId" = i."workspaceId" FROM "Installation" i WHERE i."id" = n."installationId";
UPDATE "Quota" q SET "workspaceId" = m."workspaceId" FROM "Member" m WHERE m."id" = q."memberId";
UPDATE "WebMessage" b SET "workspaceId" = n."workspaceId" FROM "Identity" n WHERE n."id" = b."identityId";
UPDATE "WebSession" s SET "workspaceId" = n."workspaceId" FROM "Identity" n WHERE n."id" = s."identityId";
UPDATE "LoginLink" l SET "workspaceId" = m."workspaceId" FROM "Member" m WHERE m."id" = l."memberId";

-- A used link for the first admin has founded the company, or found it there: a deployment has one.
UPDATE "LoginLink" SET "workspaceId" = (SELECT "id" FROM "Workspace" WHERE NOT "demo" ORDER BY "createdAt" LIMIT 1)
 WHERE "memberId" IS NULL AND "usedAt" IS NOT NULL;

-- A claim's key names the member of a form, or the installation of an event.
UPDATE "Claim" c SET "workspaceId" = m."workspaceId" FROM "Member" m
 WHERE c."key" LIKE 'form:%' AND split_part(c."key", ':', 2) = m."id"::text;
UPDATE "Claim" c SET "workspaceId" = i."workspaceId" FROM "Installation" i
 WHERE c."workspaceId" IS NULL
   AND split_part(c."key", ':', 1) = i."platform" AND split_part(c."key", ':', 2) = i."externalId";

-- A slot's key began with the company, which is a column now.
UPDATE "Slot" SET "workspaceId" = left("key", 36)::uuid, "key" = substr("key", 38)
 WHERE "key" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:';

-- What is left belongs to nobody who is still here, or is a memory that nobody misses: today's purge, which then runs
-- once more, and claims of ids too long to be ours, which were kept for 14 days as a hash.
DELETE FROM "Claim" WHERE "workspaceId" IS NULL;
DELETE FROM "LoginLink" WHERE "workspaceId" IS NULL AND "memberId" IS NOT NULL;
DELETE FROM "Quota" WHERE "workspaceId" IS NULL;
DELETE FROM "Slot" WHERE "workspaceId" IS NULL;
DELETE FROM "WebMessage" WHERE "workspaceId" IS NULL;
DELETE FROM "WebSession" WHERE "workspaceId" IS NULL;

ALTER TABLE "Claim" ALTER COLUMN "workspaceId" SET NOT NULL, DROP CONSTRAINT "Claim_pkey",
  ADD CONSTRAINT "Claim_pkey" PRIMARY KEY ("workspaceId", "key");
ALTER TABLE "ForecastEntry" ALTER COLUMN "workspaceId" SET NOT NULL;
ALTER TABLE "Identity" ALTER COLUMN "workspaceId" SET NOT NULL;
ALTER TABLE "LoginLink" ADD CONSTRAINT "LoginLink_workspaceId_check" CHECK ("workspaceId" IS NOT NULL OR "memberId" IS NULL);
ALTER TABLE "Quota" ALTER COLUMN "workspaceId" SET NOT NULL, DROP CONSTRAINT "Quota_pkey",
  ADD CONSTRAINT "Quota_pkey" PRIMARY KEY ("workspaceId", "memberId", "quarter");
ALTER TABLE "Slot" ALTER COLUMN "workspaceId" SET NOT NULL, DROP CONSTRAINT "Slot_pkey",
  ADD CONSTRAINT "Slot_pkey" PRIMARY KEY ("workspaceId", "key");
ALTER TABLE "WebMessage" ALTER COLUMN "workspaceId" SET NOT NULL;
ALTER TABLE "WebSession" ALTER COLUMN "workspaceId" SET NOT NULL;

-- The indexes that commands use begin with it.
DROP INDEX "ForecastEntry_submissionId_dealId_key";
DROP INDEX "Identity_memberId_idx";
DROP INDEX "Submission_memberId_week_key";
DROP INDEX "WebMessage_identityId_id_idx";
DROP INDEX "WebMessage_key_key";
CREATE UNIQUE INDEX "ForecastEntry_workspaceId_submissionId_dealId_key" ON "ForecastEntry"("workspaceId", "submissionId", "dealId");
CREATE INDEX "Identity_workspaceId_memberId_idx" ON "Identity"("workspaceId", "memberId");
CREATE UNIQUE INDEX "Submission_workspaceId_memberId_week_key" ON "Submission"("workspaceId", "memberId", "week");
CREATE INDEX "WebMessage_workspaceId_identityId_id_idx" ON "WebMessage"("workspaceId", "identityId", "id");
CREATE UNIQUE INDEX "WebMessage_workspaceId_key_key" ON "WebMessage"("workspaceId", "key");

-- From here on programs up to 0.1.0 cannot write any more, so in the same transaction they are kept from starting. They
-- look only for migrations of their own that the database lacks: their first one bears another name now (see
-- src/database/migrate.ts), and beginning it again ends with a sentence. Without that table nobody keeps a history:
-- it is the empty database on which migrations are compared with the schema.
DO $$
BEGIN
  IF to_regclass('_prisma_migrations') IS NULL THEN RETURN; END IF;
  UPDATE _prisma_migrations SET migration_name = '20261123173112_first_tables'
   WHERE migration_name = '20261123173112_init';
  CREATE FUNCTION refuse_older_program() RETURNS trigger LANGUAGE plpgsql AS $refuse$
  BEGIN
    RAISE EXCEPTION 'this database was last opened by a newer Loudou. Start that one, or restore a backup';
  END $refuse$;
  CREATE TRIGGER refuse_older_program BEFORE INSERT ON _prisma_migrations
    FOR EACH ROW WHEN (NEW.migration_name = '20261123173112_init') EXECUTE FUNCTION refuse_older_program();
END $$;
