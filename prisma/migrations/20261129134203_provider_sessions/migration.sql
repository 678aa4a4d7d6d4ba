-- AlterTable
ALTER TABLE "WebSession" ADD COLUMN     "issuer" TEXT,
ADD COLUMN     "providerSid" TEXT,
ADD COLUMN     "subject" TEXT;

-- CreateIndex
CREATE INDEX "WebSession_issuer_subject_idx" ON "WebSession"("issuer", "subject");
