-- CreateTable
CREATE TABLE "Partner" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "normalised" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Competitor" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "normalised" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Competitor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DealPartner" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "dealId" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "gone" BOOLEAN NOT NULL DEFAULT false,
    "role" TEXT NOT NULL,
    "share" INTEGER NOT NULL,
    "eventId" BIGINT NOT NULL,

    CONSTRAINT "DealPartner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DealCompetitor" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "dealId" UUID NOT NULL,
    "competitorId" UUID NOT NULL,
    "gone" BOOLEAN NOT NULL DEFAULT false,
    "strengths" TEXT NOT NULL,
    "weaknesses" TEXT NOT NULL,
    "eventId" BIGINT NOT NULL,

    CONSTRAINT "DealCompetitor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DealHelper" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "dealId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "gone" BOOLEAN NOT NULL DEFAULT false,
    "role" TEXT NOT NULL,
    "hours" INTEGER,
    "eventId" BIGINT NOT NULL,

    CONSTRAINT "DealHelper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DealLink" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "dealId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "gone" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT NOT NULL,
    "eventId" BIGINT NOT NULL,

    CONSTRAINT "DealLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Partner_workspaceId_normalised_key" ON "Partner"("workspaceId", "normalised");

-- CreateIndex
CREATE UNIQUE INDEX "Competitor_workspaceId_normalised_key" ON "Competitor"("workspaceId", "normalised");

-- CreateIndex
CREATE INDEX "DealPartner_workspaceId_dealId_idx" ON "DealPartner"("workspaceId", "dealId");

-- CreateIndex
CREATE INDEX "DealPartner_workspaceId_partnerId_idx" ON "DealPartner"("workspaceId", "partnerId");

-- CreateIndex
CREATE INDEX "DealCompetitor_workspaceId_dealId_idx" ON "DealCompetitor"("workspaceId", "dealId");

-- CreateIndex
CREATE INDEX "DealCompetitor_workspaceId_competitorId_idx" ON "DealCompetitor"("workspaceId", "competitorId");

-- CreateIndex
CREATE INDEX "DealHelper_workspaceId_dealId_idx" ON "DealHelper"("workspaceId", "dealId");

-- CreateIndex
CREATE INDEX "DealHelper_workspaceId_memberId_idx" ON "DealHelper"("workspaceId", "memberId");

-- CreateIndex
CREATE INDEX "DealLink_workspaceId_dealId_idx" ON "DealLink"("workspaceId", "dealId");
