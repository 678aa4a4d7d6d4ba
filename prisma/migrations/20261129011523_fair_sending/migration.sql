-- DropIndex
DROP INDEX "Delivery_workspaceId_state_idx";

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "sendingSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "SendingLane" (
    "installationId" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "even" TIMESTAMPTZ(6) NOT NULL,
    "recent" TIMESTAMPTZ(6)[],
    "pausedUntil" TIMESTAMPTZ(6),

    CONSTRAINT "SendingLane_pkey" PRIMARY KEY ("installationId")
);

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_state_createdAt_idx" ON "Delivery"("workspaceId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "Delivery_state_createdAt_idx" ON "Delivery"("state", "createdAt");

-- What is doubtful already: a crash in between, or given up with "may have arrived".
UPDATE "Delivery" SET "sendingSince" = "createdAt"
 WHERE "state" = 'sending' OR "state" = 'dead' AND starts_with("lastError", 'may have arrived');
