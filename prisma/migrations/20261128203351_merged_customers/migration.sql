-- Delta GmbH and Delta Inc are two customers. Who creates one waits for others who create one of that name by a lock.
DROP INDEX "Customer_workspaceId_normalised_key";
CREATE INDEX "Customer_workspaceId_normalised_idx" ON "Customer"("workspaceId", "normalised");

ALTER TABLE "Customer" ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "readings" INTEGER NOT NULL DEFAULT 0;
