-- AlterTable
ALTER TABLE "SendingLane" ADD COLUMN     "recipients" JSONB NOT NULL DEFAULT '{}';
