-- Names are found by similarity
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateIndex
CREATE INDEX "Customer_initials_idx" ON "Customer" USING GIN ("initials" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Deal_title_idx" ON "Deal" USING GIN ("title" gin_trgm_ops);
