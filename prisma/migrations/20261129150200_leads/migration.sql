-- CreateTable
CREATE TABLE "Holding" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "how" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "dealId" UUID,
    "ended" TEXT,
    "until" TIMESTAMPTZ(3),
    "open" BOOLEAN,

    CONSTRAINT "Holding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadWarning" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "warnedAt" TIMESTAMPTZ(3) NOT NULL,
    "goesOn" DATE NOT NULL,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "LeadWarning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadReview" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "reportedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LeadReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadReviewItem" (
    "workspaceId" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "dealId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "unanswered" INTEGER NOT NULL,
    "late" INTEGER NOT NULL,
    "untouched" BOOLEAN NOT NULL,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "LeadReviewItem_pkey" PRIMARY KEY ("workspaceId","reviewId","dealId")
);

-- CreateIndex
CREATE INDEX "Holding_workspaceId_customerId_since_idx" ON "Holding"("workspaceId", "customerId", "since");

-- CreateIndex
CREATE INDEX "Holding_workspaceId_memberId_open_idx" ON "Holding"("workspaceId", "memberId", "open");

-- CreateIndex
CREATE INDEX "Holding_workspaceId_memberId_since_idx" ON "Holding"("workspaceId", "memberId", "since");

-- CreateIndex
CREATE UNIQUE INDEX "Holding_workspaceId_customerId_open_key" ON "Holding"("workspaceId", "customerId", "open");

-- CreateIndex
CREATE INDEX "LeadWarning_workspaceId_customerId_warnedAt_idx" ON "LeadWarning"("workspaceId", "customerId", "warnedAt");

-- CreateIndex
CREATE INDEX "LeadWarning_workspaceId_memberId_warnedAt_idx" ON "LeadWarning"("workspaceId", "memberId", "warnedAt");

-- CreateIndex
CREATE INDEX "LeadReview_workspaceId_memberId_on_idx" ON "LeadReview"("workspaceId", "memberId", "on");

-- CreateIndex
CREATE UNIQUE INDEX "LeadReview_workspaceId_on_memberId_key" ON "LeadReview"("workspaceId", "on", "memberId");

-- CreateIndex
CREATE INDEX "LeadReviewItem_workspaceId_dealId_idx" ON "LeadReviewItem"("workspaceId", "dealId");

-- What lasts has no end, and the other way round.
ALTER TABLE "Holding" ADD CONSTRAINT "Holding_open_check" CHECK (coalesce("open", false) = ("until" IS NULL));
