-- Names are found by similarity
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "core" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "coreSound" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "place" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "trade" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "CustomerDifferent" (
    "workspaceId" UUID NOT NULL,
    "firstId" UUID NOT NULL,
    "secondId" UUID NOT NULL,
    "eventId" BIGINT NOT NULL,

    CONSTRAINT "CustomerDifferent_pkey" PRIMARY KEY ("workspaceId","firstId","secondId")
);

-- CreateTable
CREATE TABLE "CustomerPairShown" (
    "workspaceId" UUID NOT NULL,
    "firstId" UUID NOT NULL,
    "secondId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomerPairShown_pkey" PRIMARY KEY ("workspaceId","firstId","secondId")
);

-- CreateIndex
CREATE INDEX "CustomerDifferent_workspaceId_secondId_idx" ON "CustomerDifferent"("workspaceId", "secondId");

-- CreateIndex
CREATE INDEX "Customer_workspaceId_coreSound_idx" ON "Customer"("workspaceId", "coreSound");

-- CreateIndex
CREATE INDEX "Customer_core_idx" ON "Customer" USING GIN ("core" gin_trgm_ops);
