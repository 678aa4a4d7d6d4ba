-- AlterTable
ALTER TABLE "Deal" ADD COLUMN     "previousId" UUID;
