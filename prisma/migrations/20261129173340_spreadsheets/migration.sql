-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "via" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileId" UUID,
    "sheet" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reading" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "through" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "sums" JSONB NOT NULL DEFAULT '{}',
    "decided" JSONB NOT NULL DEFAULT '{}',
    "eventId" BIGINT,
    "beatAt" TIMESTAMPTZ(3) NOT NULL,
    "fault" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "workspaceId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "nth" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "values" JSONB,
    "does" TEXT NOT NULL,
    "why" JSONB,
    "subjectId" UUID,
    "changes" JSONB,
    "applied" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("workspaceId","importId","nth")
);

-- CreateTable
CREATE TABLE "ImportShape" (
    "workspaceId" UUID NOT NULL,
    "shape" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reading" JSONB NOT NULL,
    "memberId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportShape_pkey" PRIMARY KEY ("workspaceId","shape")
);

-- CreateTable
CREATE TABLE "ExternalId" (
    "workspaceId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,

    CONSTRAINT "ExternalId_pkey" PRIMARY KEY ("workspaceId","subject","value")
);

-- CreateTable
CREATE TABLE "Sale" (
    "workspaceId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "nth" INTEGER NOT NULL,
    "buyer" INTEGER NOT NULL,
    "product" TEXT NOT NULL DEFAULT '',
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "on" DATE,

    CONSTRAINT "Sale_pkey" PRIMARY KEY ("workspaceId","importId","nth")
);

-- CreateTable
CREATE TABLE "SaleBuyer" (
    "workspaceId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "buyer" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "customerId" UUID,
    "made" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SaleBuyer_pkey" PRIMARY KEY ("workspaceId","importId","buyer")
);

-- CreateTable
CREATE TABLE "TierPlan" (
    "workspaceId" UUID NOT NULL,
    "from" BIGINT NOT NULL,
    "strategy" TEXT,
    "ownerId" UUID,

    CONSTRAINT "TierPlan_pkey" PRIMARY KEY ("workspaceId","from")
);

-- CreateTable
CREATE TABLE "ProductPlan" (
    "workspaceId" UUID NOT NULL,
    "product" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "count" INTEGER,

    CONSTRAINT "ProductPlan_pkey" PRIMARY KEY ("workspaceId","product","from","to")
);

-- CreateIndex
CREATE INDEX "Import_workspaceId_createdAt_idx" ON "Import"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "Import_workspaceId_kind_doneAt_idx" ON "Import"("workspaceId", "kind", "doneAt");

-- CreateIndex
CREATE INDEX "Import_state_beatAt_idx" ON "Import"("state", "beatAt");

-- CreateIndex
CREATE INDEX "ImportRow_workspaceId_importId_does_nth_idx" ON "ImportRow"("workspaceId", "importId", "does", "nth");

-- CreateIndex
CREATE INDEX "ImportRow_workspaceId_subjectId_idx" ON "ImportRow"("workspaceId", "subjectId");

-- CreateIndex
CREATE INDEX "ExternalId_workspaceId_subjectId_idx" ON "ExternalId"("workspaceId", "subjectId");

-- CreateIndex
CREATE INDEX "Sale_workspaceId_importId_buyer_idx" ON "Sale"("workspaceId", "importId", "buyer");

-- CreateIndex
CREATE INDEX "SaleBuyer_workspaceId_customerId_idx" ON "SaleBuyer"("workspaceId", "customerId");
