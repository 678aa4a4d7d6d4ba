-- AlterTable
ALTER TABLE "LoginLink" ALTER COLUMN "memberId" DROP NOT NULL;
