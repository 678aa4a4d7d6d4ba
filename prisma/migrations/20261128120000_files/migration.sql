-- CreateTable
CREATE TABLE "File" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "conversation" TEXT,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "eventId" BIGINT,
    "dealId" UUID,

    CONSTRAINT "File_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "FileChunk" (
    "workspaceId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "nth" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "FileChunk_pkey" PRIMARY KEY ("workspaceId","fileId","nth")
);

-- CreateIndex
CREATE INDEX "File_workspaceId_dealId_eventId_idx" ON "File"("workspaceId", "dealId", "eventId");

-- CreateIndex
CREATE INDEX "File_workspaceId_memberId_createdAt_idx" ON "File"("workspaceId", "memberId", "createdAt");

-- AddForeignKey
ALTER TABLE "FileChunk" ADD CONSTRAINT "FileChunk_workspaceId_fileId_fkey" FOREIGN KEY ("workspaceId", "fileId") REFERENCES "File"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Photos and office files are compressed already: trying again at each piece costs time and gains nothing.
ALTER TABLE "FileChunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
