-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "usefulUntil" TIMESTAMPTZ(3);

-- Cards of weeks that closed long ago may wait among what was given up: "try again" would send them.
UPDATE "Delivery" SET "usefulUntil" = "createdAt" + interval '1 day'
 WHERE "state" IN ('queued', 'sending', 'dead') AND "key" ~ '^(nudge|reminder-1|reminder-2):';
UPDATE "Delivery" SET "usefulUntil" = "createdAt" + interval '48 hours'
 WHERE "state" IN ('queued', 'sending', 'dead') AND "key" LIKE 'digest:%';
