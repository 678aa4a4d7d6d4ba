-- A quota belongs to days, and to a person or a team.
ALTER TABLE "Quota" DROP CONSTRAINT "Quota_pkey",
ADD COLUMN     "from" DATE,
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "teamId" UUID,
ADD COLUMN     "to" DATE,
ALTER COLUMN "memberId" DROP NOT NULL;
-- 2026-Q4 is in the year that ends in 2026, beginning in the company's month.
UPDATE "Quota" q
   SET "from" = (make_date(left(q."quarter", 4)::int - (y."month" > 1)::int, y."month", 1)
                 + (right(q."quarter", 1)::int - 1) * interval '3 months')::date
  FROM (SELECT "id", coalesce(("settings"->>'fiscalStartMonth')::int, 1) AS "month" FROM "Workspace") y
 WHERE y."id" = q."workspaceId";
UPDATE "Quota" SET "to" = ("from" + interval '3 months' - interval '1 day')::date;
ALTER TABLE "Quota" DROP COLUMN "quarter",
ALTER COLUMN "id" DROP DEFAULT,
ALTER COLUMN "from" SET NOT NULL,
ALTER COLUMN "to" SET NOT NULL,
ADD CONSTRAINT "Quota_pkey" PRIMARY KEY ("id"),
ADD CONSTRAINT "Quota_of_one" CHECK (num_nonnulls("memberId", "teamId") = 1),
ADD CONSTRAINT "Quota_of_days" CHECK ("from" <= "to");

-- CreateIndex
CREATE UNIQUE INDEX "Quota_workspaceId_memberId_from_key" ON "Quota"("workspaceId", "memberId", "from");

-- CreateIndex
CREATE UNIQUE INDEX "Quota_workspaceId_teamId_from_key" ON "Quota"("workspaceId", "teamId", "from");

-- CreateTable
CREATE TABLE "ForecastCall" (
    "workspaceId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,

    CONSTRAINT "ForecastCall_pkey" PRIMARY KEY ("workspaceId","submissionId","from")
);

-- AddForeignKey
ALTER TABLE "ForecastCall" ADD CONSTRAINT "ForecastCall_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was promised so far was for the quarter in which its week closed.
INSERT INTO "ForecastCall" ("workspaceId", "submissionId", "from", "to", "amountMinor", "currency")
SELECT s."workspaceId", s."id", q."first", (q."first" + interval '3 months' - interval '1 day')::date, s."promisedMinor", s."currency"
  FROM "Submission" s JOIN "Workspace" w ON w."id" = s."workspaceId"
  LEFT JOIN "ClosedWeek" k ON k."workspaceId" = s."workspaceId" AND k."week" = s."week"
  CROSS JOIN LATERAL (
    SELECT coalesce((k."closedAt" AT TIME ZONE w."zone")::date, to_date(s."week", 'IYYY-"W"IW') + 4)) d("closes")
  CROSS JOIN LATERAL (
    SELECT coalesce((w."settings"->>'fiscalStartMonth')::int, 1)) y("month")
  CROSS JOIN LATERAL (
    SELECT (date_trunc('month', d."closes")
            - ((extract(month FROM d."closes")::int - y."month" + 12) % 12 % 3) * interval '1 month')::date) q("first")
 WHERE s."promisedMinor" IS NOT NULL;

-- AlterTable
ALTER TABLE "Submission" DROP COLUMN "currency",
DROP COLUMN "promisedMinor";
