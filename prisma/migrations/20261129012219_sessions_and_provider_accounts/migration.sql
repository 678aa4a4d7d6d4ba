-- AlterTable
ALTER TABLE "WebSession" ADD COLUMN     "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "userAgent" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "ProviderAccount" (
    "workspaceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProviderAccount_pkey" PRIMARY KEY ("workspaceId","issuer","subject")
);

-- CreateIndex
CREATE INDEX "ProviderAccount_workspaceId_memberId_idx" ON "ProviderAccount"("workspaceId", "memberId");

-- CreateIndex
CREATE INDEX "WebSession_workspaceId_identityId_idx" ON "WebSession"("workspaceId", "identityId");

-- Until now a session lasted for thirty days, whatever was done with it.
UPDATE "WebSession" SET "createdAt" = "expiresAt" - interval '30 days';
