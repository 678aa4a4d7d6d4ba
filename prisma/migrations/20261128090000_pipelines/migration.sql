-- AlterTable
ALTER TABLE "Deal" ADD COLUMN     "pipelineVersion" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "pipelinesRevision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Pipeline" (
    "workspaceId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" JSONB NOT NULL,
    "start" TEXT NOT NULL,

    CONSTRAINT "Pipeline_pkey" PRIMARY KEY ("workspaceId","code","version")
);

-- CreateTable
CREATE TABLE "PipelineStage" (
    "workspaceId" UUID NOT NULL,
    "pipeline" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" JSONB NOT NULL,
    "aliases" TEXT[],
    "phase" TEXT NOT NULL,
    "likelihood" INTEGER NOT NULL,
    "workdays" INTEGER NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "enter" JSONB NOT NULL,
    "leave" JSONB NOT NULL,

    CONSTRAINT "PipelineStage_pkey" PRIMARY KEY ("workspaceId","pipeline","version","stage")
);

-- CreateIndex
CREATE UNIQUE INDEX "PipelineStage_workspaceId_pipeline_version_position_key" ON "PipelineStage"("workspaceId", "pipeline", "version", "position");

-- AddForeignKey
ALTER TABLE "Pipeline" ADD CONSTRAINT "Pipeline_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PipelineStage" ADD CONSTRAINT "PipelineStage_workspaceId_pipeline_version_fkey" FOREIGN KEY ("workspaceId", "pipeline", "version") REFERENCES "Pipeline"("workspaceId", "code", "version") ON DELETE RESTRICT ON UPDATE CASCADE;
