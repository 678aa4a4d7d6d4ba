-- AlterTable
ALTER TABLE "Pipeline" ADD COLUMN "edition" INTEGER;
