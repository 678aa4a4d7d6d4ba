-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "followUp" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "TouchTarget" (
    "workspaceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "touches" INTEGER,
    "prospects" INTEGER,
    "proposals" INTEGER,
    "shared" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "TouchTarget_pkey" PRIMARY KEY ("workspaceId","memberId")
);

-- CreateIndex
CREATE INDEX "Deal_workspaceId_ownerId_outcome_nextStepDate_idx" ON "Deal"("workspaceId", "ownerId", "outcome", "nextStepDate");

-- CreateIndex
CREATE INDEX "Deal_workspaceId_ownerId_outcome_closeDate_idx" ON "Deal"("workspaceId", "ownerId", "outcome", "closeDate");

-- CreateIndex
CREATE INDEX "Deal_workspaceId_ownerId_moneyOn_idx" ON "Deal"("workspaceId", "ownerId", "moneyOn");
