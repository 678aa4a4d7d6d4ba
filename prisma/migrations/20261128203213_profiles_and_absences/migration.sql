-- AlterTable
ALTER TABLE "Identity" ADD COLUMN     "told" JSONB;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "localeChosen" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "zoneChosen" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "coverId" UUID;

-- AlterTable
ALTER TABLE "Team" ADD COLUMN     "hours" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "coverId" UUID,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Absence_workspaceId_memberId_to_idx" ON "Absence"("workspaceId", "memberId", "to");

-- CreateIndex
CREATE INDEX "Absence_workspaceId_coverId_to_idx" ON "Absence"("workspaceId", "coverId", "to");

-- Who has asked for a language keeps it, whatever a profile says.
UPDATE "Member" m SET "localeChosen" = true
 WHERE EXISTS (SELECT 1 FROM "Event" e
                WHERE e."workspaceId" = m."workspaceId" AND e."subjectId" = m."id" AND e."subject" = 'member' AND e."kind" = 'language');
