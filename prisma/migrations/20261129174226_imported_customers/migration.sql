-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "goneAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ImportRow" ADD COLUMN     "madeId" UUID;
