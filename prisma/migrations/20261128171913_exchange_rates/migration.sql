-- CreateTable
CREATE TABLE "ExchangeRate" (
    "workspaceId" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "into" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "worth" DECIMAL(24,12) NOT NULL,

    CONSTRAINT "ExchangeRate_pkey" PRIMARY KEY ("workspaceId","into","currency","from")
);
