-- AlterTable
ALTER TABLE "ClosedWeek" ADD COLUMN     "kept" JSONB;
