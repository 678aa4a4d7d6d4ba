-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "livesAt" TEXT,
ADD COLUMN     "movedTo" TEXT,
ADD COLUMN     "restoredAt" TIMESTAMPTZ(3);
