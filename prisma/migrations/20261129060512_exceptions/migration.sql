-- CreateTable
CREATE TABLE "Exception" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "dealId" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "criteria" TEXT[],
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "reasonId" UUID,
    "until" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "answerId" UUID,

    CONSTRAINT "Exception_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Exception_workspaceId_dealId_idx" ON "Exception"("workspaceId", "dealId");

-- CreateIndex
CREATE INDEX "Exception_workspaceId_state_until_idx" ON "Exception"("workspaceId", "state", "until");
