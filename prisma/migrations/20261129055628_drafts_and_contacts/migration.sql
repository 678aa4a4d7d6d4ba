-- CreateTable
CREATE TABLE "Contact" (
    "workspaceId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "metOn" DATE NOT NULL,
    "eventId" BIGINT NOT NULL,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("workspaceId","customerId","name","role")
);

-- CreateTable
CREATE TABLE "Draft" (
    "workspaceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "texts" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("workspaceId","memberId","action","about")
);

-- CreateIndex
CREATE INDEX "Draft_at_idx" ON "Draft"("at");
