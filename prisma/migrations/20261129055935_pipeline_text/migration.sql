-- AlterTable
ALTER TABLE "Pipeline" ADD COLUMN     "text" TEXT;
