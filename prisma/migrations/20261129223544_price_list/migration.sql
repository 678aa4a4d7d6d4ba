-- CreateTable
CREATE TABLE "Product" (
    "workspaceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "series" TEXT,
    "priceMinor" BIGINT NOT NULL,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("workspaceId","key","currency")
);
