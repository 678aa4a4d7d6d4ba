-- AlterTable
ALTER TABLE "Pipeline" ADD COLUMN     "about" JSONB NOT NULL DEFAULT '{"en": "", "zh": ""}',
ADD COLUMN     "archived" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "assessments" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "lostReasons" JSONB,
ADD COLUMN     "wonReasons" JSONB;

-- AlterTable
ALTER TABLE "PipelineStage" ADD COLUMN     "guide" JSONB NOT NULL DEFAULT '{"roles": [], "talkingPoints": []}',
ADD COLUMN     "targetConversion" INTEGER;
