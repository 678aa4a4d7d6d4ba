-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "toldSteps" TEXT;
