-- AlterTable
ALTER TABLE "Identity" ADD COLUMN     "account" TEXT NOT NULL DEFAULT 'member',
ADD COLUMN     "admittedAt" TIMESTAMPTZ(3),
ADD COLUMN     "admittedById" UUID,
ADD COLUMN     "checkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "home" TEXT;

-- CreateTable
CREATE TABLE "JoinRequest" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "home" TEXT,
    "account" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "locale" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JoinRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JoinCode" (
    "id" TEXT NOT NULL,
    "workspaceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "invitation" BOOLEAN NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "usedById" UUID,

    CONSTRAINT "JoinCode_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "JoinRequest_workspaceId_at_idx" ON "JoinRequest"("workspaceId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "JoinRequest_installationId_externalId_key" ON "JoinRequest"("installationId", "externalId");

-- Who came in before accounts were looked at is asked about at the next contact.
UPDATE "Identity" SET "checkedAt" = to_timestamp(0);
